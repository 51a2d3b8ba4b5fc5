package io.github.camelplanado.changes.store;

import java.time.Duration;
import java.util.Optional;

import io.github.camelplanado.changes.store.Streams.Lease;

/**
 * Who may read for a stream. The epoch rises with each new holder, and whatever a reader writes asks for its epoch: one that
 * was stopped for minutes and goes on writes nothing.
 */
final class Leases {

    private final Database database;

    Leases(Database database) {
        this.database = database;
    }

    Optional<Lease> take(String stream, String holder, Duration length) {
        return database.run("take the lease of a reader", connection -> {
            boolean mine = database.update(connection, "renew-own-lease", length, stream, holder) == 1
                    || database.update(connection, "take-lease", holder, length, stream) == 1;
            return mine
                    ? Optional.of(new Lease(stream, holder, database.number(connection, "epoch", stream)))
                    : Optional.<Lease>empty();
        });
    }

    boolean renew(Lease lease, Duration length) {
        return database.update(
                        "renew the lease of a reader",
                        "renew-lease",
                        length,
                        lease.stream(),
                        lease.holder(),
                        lease.epoch())
                == 1;
    }

    void release(Lease lease) {
        // 0 rows: it is another's already, or was reset
        database.run(
                "release the lease of a reader",
                connection ->
                        database.update(connection, "release-lease", lease.stream(), lease.holder(), lease.epoch()));
    }
}
