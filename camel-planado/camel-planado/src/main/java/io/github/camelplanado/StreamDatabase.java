package io.github.camelplanado;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;

import javax.sql.DataSource;

import io.github.camelplanado.changes.store.StreamStore;
import io.github.camelplanado.changes.stream.StoreSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A database with streams of changes. It is opened by the first who asks, again and again until that works; a database that is
 * down keeps no route from starting. Safe for many threads.
 */
final class StreamDatabase implements StoreSource, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(StreamDatabase.class);

    /** For somebody else to open it. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Source source;
    private final Duration patience;
    private final UnaryOperator<RuntimeException> explained;
    private final ReentrantLock opening = new ReentrantLock();
    private volatile StreamStore open;
    private volatile boolean closed;
    /** Of the last attempt to open it; null while none has ended, and once it is open. */
    private volatile RuntimeException failure;

    private Connectable connected;

    private StreamDatabase(Source source, Duration patience, UnaryOperator<RuntimeException> explained) {
        this.source = source;
        this.patience = patience;
        this.explained = explained;
    }

    /** Where connections come from. */
    private interface Source {
        Connectable connect();
    }

    /**
     * Connections.
     *
     * @param closing ends them
     */
    private record Connectable(DataSource dataSource, Runnable closing) {}

    /** The user's database, which stays open. */
    static StreamDatabase of(DataSource dataSource) {
        return of(dataSource, PATIENCE);
    }

    /** @param patience how long somebody waits for another one who opens it */
    static StreamDatabase of(DataSource dataSource, Duration patience) {
        return new StreamDatabase(() -> new Connectable(dataSource, () -> {}), patience, failure -> failure);
    }

    /**
     * An embedded one.
     *
     * @param file without its ending
     * @throws IllegalArgumentException if H2 is missing
     */
    static StreamDatabase embedded(String file) {
        requireH2(file);
        Source source = () -> {
            EmbeddedDatabase database = EmbeddedDatabase.open(file);
            LOG.info(
                    "Changes are kept in the embedded database {}: good for one node with a disk of its own. For more nodes,"
                            + " for backups, and to write exactly once set dataSource to a PostgreSQL",
                    file);
            return new Connectable(database.dataSource(), database::close);
        };
        return new StreamDatabase(source, PATIENCE, failure -> EmbeddedDatabase.explained(file, failure));
    }

    private static void requireH2(String file) {
        try {
            LOG.debug("There is {}", EmbeddedDatabase.driver());
        } catch (NoClassDefFoundError e) {
            throw new IllegalArgumentException(
                    "There is no dataSource, so the changes would be kept in the embedded database " + file
                            + ", and H2 is missing for that: add the artifact com.h2database:h2, or set dataSource to a"
                            + " PostgreSQL",
                    e);
        }
    }

    /**
     * The store, opened now if it was not.
     *
     * @throws RuntimeException if it cannot be opened, or somebody else is opening it
     */
    @Override
    public StreamStore get() {
        StreamStore ready = open;
        return ready != null ? ready : open();
    }

    /**
     * The store if it is open; never waits for the database.
     *
     * @throws IllegalStateException if it is not; the text says why the last attempt failed
     */
    @Override
    public StreamStore opened() {
        StreamStore ready = open;
        if (ready == null) {
            throw notOpen();
        }
        return ready;
    }

    private StreamStore open() {
        requireTurn();
        try {
            if (open == null) {
                StreamStore store = new StreamStore(connection());
                store.open();
                open = store;
                failure = null;
            }
            return open;
        } catch (RuntimeException e) {
            failure = explained.apply(e);
            throw failure;
        } finally {
            endTurn();
        }
    }

    /**
     * Where its connections come from; nothing is asked of the database.
     *
     * @throws IllegalStateException if it is closed, or somebody else is opening it for long
     */
    DataSource connect() {
        requireTurn();
        try {
            return connection();
        } finally {
            endTurn();
        }
    }

    private DataSource connection() {
        if (connected == null) {
            connected = source.connect();
        }
        return connected.dataSource();
    }

    private void requireTurn() {
        if (!isMyTurn()) {
            throw notOpen();
        }
        if (closed) {
            opening.unlock();
            throw notOpen();
        }
    }

    /** Whoever closed it meanwhile did not wait for its end. */
    private void endTurn() {
        try {
            if (closed) {
                letGo();
            }
        } finally {
            opening.unlock();
        }
    }

    private boolean isMyTurn() {
        try {
            // First without a wait: an interrupt, as at the end of a shutdown, must not keep it from being closed.
            return opening.tryLock() || opening.tryLock(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Lets connections go that are its own, for good: an exchange that ends later must not open a file that nobody closes. */
    @Override
    public void close() {
        closed = true;
        open = null;
        if (isMyTurn()) {
            try {
                letGo();
            } finally {
                opening.unlock();
            }
        }
    }

    private void letGo() {
        open = null;
        Connectable own = connected;
        connected = null;
        if (own != null) {
            own.closing().run();
        }
    }

    private IllegalStateException notOpen() {
        RuntimeException last = failure;
        if (closed) {
            return new IllegalStateException("The store of the changes is closed, because its component was shut down");
        }
        return last == null
                ? new IllegalStateException("The store of the changes is not open yet: its database has not answered")
                : new IllegalStateException("The store of the changes is not open yet: " + last.getMessage(), last);
    }
}
