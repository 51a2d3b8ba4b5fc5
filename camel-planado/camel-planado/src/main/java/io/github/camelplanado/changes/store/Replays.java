package io.github.camelplanado.changes.store;

import java.time.Duration;
import java.util.Optional;

import io.github.camelplanado.changes.store.Streams.Lease;

/** How far the vendor's log of deliveries was read, for each webhook, and who reads it. */
public final class Replays {

    /** No resource has this name, so the row is no stream of any. */
    private static final String RESOURCE = "replay";

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

    /**
     * Takes or prolongs the right to read the logs of a scope, as {@link Streams#take}.
     *
     * @param holder unique for each life of a JVM
     */
    public Optional<Lease> take(String scope, String holder, Duration length) {
        String name = RESOURCE + ":" + scope;
        database.update("register who reads the log", "register", name, scope, RESOURCE);
        return leases.take(name, holder, length);
    }

    /** Prolongs it; false if it was lost. */
    public boolean renew(Lease lease, Duration length) {
        return leases.renew(lease, length);
    }

    /** Gives it back. */
    public void release(Lease lease) {
        leases.release(lease);
    }
}
