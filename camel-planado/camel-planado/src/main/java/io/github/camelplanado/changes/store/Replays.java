package io.github.camelplanado.changes.store;

import java.time.Duration;
import java.util.Optional;

import io.github.camelplanado.changes.store.Streams.Lease;

/** How far the vendor's log of deliveries was read, for each webhook, and who reads it. */
public final class Replays {

    /** No resource has this name, so the row is no stream of any. */
    static final String RESOURCE = "replay";

    private final Database database;
    private final Leases leases;

    Replays(Database database, Leases leases) {
        this.database = database;
        this.leases = leases;
    }

    /** The request up to which the log of a webhook was read; empty if it never was. */
    public Optional<String> position(String scope, String webhook) {
        return database.run(
                "read how far a log is read",
                connection -> database.first(connection, "replay-position", row -> row.getString(1), scope, webhook));
    }

    /** Notes the request up to which the log of a webhook was read. */
    public void position(String scope, String webhook, String requestUuid) {
        database.run("note how far a log is read", connection -> {
            database.updateOne(connection, "save-replay", scope, webhook, requestUuid);
            return null;
        });
    }

    /** Asks for a reading of the logs of a scope, by whoever reads for it, in whatever JVM. */
    public void want(String scope) {
        database.run("ask for a reading of the log", connection -> {
            database.update(connection, "register", name(scope), scope, RESOURCE);
            database.updateOne(connection, "want-replay", name(scope));
            return null;
        });
    }

    /** The number of the last request for a reading that was not answered yet; 0 if there is none. */
    public long wanted(String scope) {
        return database.run(
                "look whether the log is to be read",
                connection -> database.number(connection, "replay-wanted", name(scope)));
    }

    /**
     * The logs were read.
     *
     * @param wanted the number that {@link #wanted} told before the reading; whoever asked since then is not answered by it
     */
    public void done(String scope, long wanted) {
        database.update("note that the log is read", "replay-done", name(scope), wanted);
    }

    /**
     * Takes or prolongs the right to read the logs of a scope, as {@link Streams#take}.
     *
     * @param holder unique for each life of a JVM
     */
    public Optional<Lease> take(String scope, String holder, Duration length) {
        database.update("register who reads the log", "register", name(scope), scope, RESOURCE);
        return leases.take(name(scope), holder, length);
    }

    /** Prolongs it; false if it was lost. */
    public boolean renew(Lease lease, Duration length) {
        return leases.renew(lease, length);
    }

    /** Gives it back. */
    public void release(Lease lease) {
        leases.release(lease);
    }

    private static String name(String scope) {
        return RESOURCE + ":" + scope;
    }
}
