package io.github.camelplanado.changes.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import io.github.camelplanado.api.Resource;

/** The streams by name, and who reads for each. */
public final class Streams {

    private final Database database;
    private final Leases leases;
    private final Forgetting forgetting;

    Streams(Database database, Leases leases) {
        this.database = database;
        this.leases = leases;
        this.forgetting = new Forgetting(database);
    }

    /**
     * The right to read for a stream.
     *
     * @param stream which one
     * @param holder who has it
     * @param epoch how often the holder had changed when it was taken
     */
    public record Lease(String stream, String holder, long epoch) {}

    /**
     * A stream that nobody reads for.
     *
     * @param stream its name
     * @param since how long, by the database's clock
     */
    public record Abandoned(String stream, Resource resource, Duration since) {}

    private record Owner(String scope, String resource, boolean forgotten) {}

    /**
     * Makes a stream known, so that webhooks are kept for it. A stream that is there stays as it is; one that was forgotten
     * begins anew.
     *
     * @param scope name of the component's scheme
     * @throws StreamTakenException if the name is taken by another scope or resource
     */
    public void register(String stream, String scope, Resource resource) {
        Owner wanted = new Owner(scope, resource.path(), false);
        Owner owner = database.run("register a stream", connection -> {
            database.update(connection, "register", stream, scope, resource.path());
            if (owner(connection, stream).orElseThrow().forgotten
                    && database.update(connection, "revive-stream", scope, resource.path(), stream) == 1) {
                database.updateOne(connection, "reset-stream", stream);
                forgetting.all(connection, stream);
            }
            return owner(connection, stream).orElseThrow();
        });
        if (!owner.equals(wanted)) {
            throw new StreamTakenException("The stream '" + stream + "' of " + wanted.scope + ":" + wanted.resource
                    + " is in the store as one of " + owner.scope + ":" + owner.resource
                    + ". Choose another streamId, or another database");
        }
    }

    /** Whether the store keeps something of its own under names like this one. */
    public static boolean isReserved(String name) {
        return name.startsWith(Replays.RESOURCE + ":");
    }

    /** The streams of a resource, by name. */
    public List<String> of(String scope, Resource resource) {
        return database.run(
                "look for streams",
                connection -> database.rows(connection, "streams-of", row -> row.getString(1), scope, resource.path()));
    }

    /**
     * Takes or prolongs the right to read. One that is free or has run out gets the next epoch; who holds it already keeps his.
     *
     * @param holder unique for each life of a JVM
     * @return empty if another one holds it, or there is no such stream
     */
    public Optional<Lease> take(String stream, String holder, Duration length) {
        return leases.take(stream, holder, length);
    }

    /** Prolongs it; false if it was lost. One that ran out is prolonged as long as nobody else has taken it. */
    public boolean renew(Lease lease, Duration length) {
        return leases.renew(lease, length);
    }

    /** Gives it back, so that another one need not wait. */
    public void release(Lease lease) {
        leases.release(lease);
    }

    /**
     * Forgets everything of a stream but its name: the next sweep is a first copy. Whoever reads for it loses the lease, and
     * exchanges that are under way mark nothing. The sweeps go on counting, so that what becomes known meanwhile is missed by
     * the next one like everything else.
     */
    public void reset(String stream) {
        database.run("reset a stream", connection -> {
            // 0 rows: there is nothing of a stream that is not registered
            database.update(connection, "reset-stream", stream);
            forgetting.all(connection, stream);
            return null;
        });
    }

    /**
     * The streams of a scope that nobody has read for.
     *
     * @param age for how long at least
     */
    public List<Abandoned> abandoned(String scope, Duration age) {
        return database.run(
                "look for abandoned streams",
                connection -> database.rows(
                        connection,
                        "abandoned-streams",
                        row -> new Abandoned(
                                row.getString(1),
                                Resource.ofPath(row.getString(2)).orElseThrow(),
                                Columns.seconds(row, 3)),
                        scope,
                        age));
    }

    /**
     * Forgets a stream for good, with all that waits in it: no webhook is kept for it any more. Its name stays taken by nobody;
     * whoever registers it again begins with a first copy.
     *
     * @param quiet how long nobody may have read for it
     * @throws IllegalArgumentException if the scope has no such stream
     * @throws IllegalStateException if somebody reads for it, or did a short time ago
     */
    public void forget(String stream, String scope, Duration quiet) {
        Optional<Owner> owner = database.run("forget a stream", connection -> {
            if (database.update(connection, "forget-stream", stream, scope, quiet) == 1) {
                database.updateOne(connection, "reset-stream", stream);
                forgetting.all(connection, stream);
            }
            return owner(connection, stream);
        });
        if (owner.filter(known -> known.scope.equals(scope)).isEmpty()) {
            throw new IllegalArgumentException("There is no stream '" + stream + "' of " + scope + " to forget");
        }
        if (!owner.get().forgotten) {
            throw new IllegalStateException("The stream '" + stream + "' is read for, or was less than "
                    + quiet.toMinutes() + " minutes ago, so it is not forgotten. Stop its route in every JVM and wait");
        }
    }

    /** Takes away what others, who were in the middle of merging, left in streams that were forgotten. */
    public void tidy() {
        for (String stream : database.run(
                "look for forgotten streams",
                connection -> database.rows(connection, "forgotten-streams", row -> row.getString(1)))) {
            database.run("tidy a forgotten stream", connection -> {
                // Its route may have come back since: whoever registers it waits for the row, and is waited for.
                if (database.first(connection, "lock-forgotten", row -> row.getString(1), stream)
                        .isPresent()) {
                    forgetting.all(connection, stream);
                }
                return null;
            });
        }
    }

    private Optional<Owner> owner(Connection connection, String stream) throws SQLException {
        return database.first(
                connection, "stream", row -> new Owner(row.getString(1), row.getString(2), row.getBoolean(3)), stream);
    }
}
