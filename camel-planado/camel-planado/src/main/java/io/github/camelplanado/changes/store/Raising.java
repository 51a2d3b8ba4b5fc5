package io.github.camelplanado.changes.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;

import io.github.camelplanado.api.Change;
import io.github.camelplanado.api.Change.Source;
import io.github.camelplanado.changes.merge.Known;
import io.github.camelplanado.changes.merge.Merge;
import io.github.camelplanado.changes.merge.Verdict;
import io.github.camelplanado.changes.store.Queue.Due;

/** Raises a change that was taken to what was fetched: a newer version, or the whole of the same. Within the caller's transaction. */
final class Raising {

    private final Database database;
    private final Merging merging;

    Raising(Database database, Merging merging) {
        this.database = database;
        this.merging = merging;
    }

    Optional<Due> raise(Connection connection, Due due, Change fetched) throws SQLException {
        boolean mine = database.first(
                        connection,
                        "is-held",
                        row -> row.getString(1),
                        due.stream(),
                        due.uuid(),
                        due.holder(),
                        due.lease())
                .isPresent();
        Known known = mine ? known(connection, due) : null;
        if (known == null || known.deleted()) {
            return Optional.empty();
        }
        merge(connection, due, known, fetched);
        long version = Merge.version(fetched);
        return Optional.of(new Due(
                due.stream(),
                due.uuid(),
                due.holder(),
                version,
                fetched,
                due.toldVersion(),
                due.previousStatus(),
                version > due.version() ? 0 : due.attempts(),
                version > due.version() ? 0 : due.failures(),
                false,
                due.lease()));
    }

    /** As an answer, which is no event of its own; but noted as the event that is told. */
    private void merge(Connection connection, Due due, Known known, Change fetched) throws SQLException {
        Verdict verdict = Merge.of(known, fetched.withSource(Source.REPAIR));
        EntityWrites writes = new EntityWrites(database, due.stream());
        switch (verdict.what()) {
            case NEWS -> writes.news(known, verdict, fetched, 1);
            case RICHER -> writes.richer(known, verdict, fetched);
            case ALSO, NOTHING, VERIFY -> {
                // as new or newer is known already
            }
        }
        writes.run(connection);
    }

    private Known known(Connection connection, Due due) throws SQLException {
        return merging.lock(connection, due.stream(), Set.of(due.uuid()))
                .get(due.uuid())
                .known();
    }
}
