package io.github.camelplanado;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

import javax.sql.DataSource;

import io.github.camelplanado.changes.store.StreamStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A database with streams of changes. It is opened by the first who asks, again and again until that works; a database that is
 * down keeps no route from starting. Safe for many threads.
 */
final class StreamDatabase implements Supplier<StreamStore>, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(StreamDatabase.class);

    /** For somebody else to open it. */
    private static final long PATIENCE_SECONDS = 10;

    private final Source source;
    private final ReentrantLock opening = new ReentrantLock();
    private volatile StreamStore open;
    private Connectable connected;

    private StreamDatabase(Source source) {
        this.source = source;
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
        return new StreamDatabase(() -> new Connectable(dataSource, () -> {}));
    }

    /**
     * An embedded one.
     *
     * @param file without its ending
     * @throws IllegalArgumentException if H2 is missing
     */
    static StreamDatabase embedded(String file) {
        requireH2(file);
        return new StreamDatabase(() -> {
            EmbeddedDatabase database = EmbeddedDatabase.open(file);
            LOG.info(
                    "Changes are kept in the embedded database {}: good for one node with a disk of its own. For more nodes,"
                            + " for backups, and to write exactly once set dataSource to a PostgreSQL",
                    file);
            return new Connectable(database.dataSource(), database::close);
        });
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
     * @throws IllegalStateException if it is not
     */
    StreamStore opened() {
        StreamStore ready = open;
        if (ready == null) {
            throw notOpen();
        }
        return ready;
    }

    private StreamStore open() {
        if (!isMyTurn()) {
            throw notOpen();
        }
        try {
            if (open == null) {
                StreamStore store = new StreamStore(connect());
                store.open();
                open = store;
            }
            return open;
        } finally {
            opening.unlock();
        }
    }

    /** Where its connections come from; nothing is asked of the database. */
    DataSource connect() {
        opening.lock();
        try {
            if (connected == null) {
                connected = source.connect();
            }
            return connected.dataSource();
        } finally {
            opening.unlock();
        }
    }

    private boolean isMyTurn() {
        try {
            return opening.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Lets connections go that are its own; whoever asks for it opens it anew. */
    @Override
    public void close() {
        opening.lock();
        try {
            open = null;
            if (connected != null) {
                connected.closing().run();
                connected = null;
            }
        } finally {
            opening.unlock();
        }
    }

    private static IllegalStateException notOpen() {
        return new IllegalStateException("The store of the changes is not open yet");
    }
}
