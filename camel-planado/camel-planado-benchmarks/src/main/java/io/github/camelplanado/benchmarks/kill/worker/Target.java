package io.github.camelplanado.benchmarks.kill.worker;

import java.util.stream.Stream;

import javax.sql.DataSource;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The application's tables. A trigger writes down each change of a row of {@code target}, so that what happened can be judged
 * by SQL afterwards. Statements join the transaction of the route, if there is one.
 */
final class Target {

    private static final String SET =
            "UPDATE target SET version = ?, external_id = ?, status = ?, content = ?, event = ?, deleted = ?, worker ="
                    + " ? WHERE stream = ? AND uuid = ?";
    private static final String ADD =
            "INSERT INTO target (version, external_id, status, content, event, deleted, worker,"
                    + " stream, uuid, entity) SELECT ?, ?, ?, ?, ?, ?, ?, ?, ?, ?"
                    + " WHERE NOT EXISTS (SELECT 1 FROM target WHERE stream = ? AND uuid = ?)";

    private final JdbcTemplate sql;
    private final String worker;

    Target(DataSource dataSource, String worker) {
        this.sql = new JdbcTemplate(dataSource);
        this.worker = worker;
    }

    /** As the documentation tells users to write without a transaction: by version, and a deletion leaves a stone. */
    void guarded(String stream, Told told) {
        write(stream, told, told.deleted() ? " AND version <= ? AND NOT deleted" : " AND version < ?");
    }

    /** Nothing takes the place of what is newer, but the same may be written again: so that it can be seen. */
    void notOlder(String stream, Told told) {
        write(stream, told, told.deleted() ? " AND version <= ?" : " AND version <= ? AND NOT deleted");
    }

    private void write(String stream, Told told, String guard) {
        if (!set(stream, told, guard) && !add(stream, told)) {
            // The row is there, with something newer, or since a moment ago with something older.
            set(stream, told, guard);
        }
    }

    private boolean set(String stream, Told told, String guard) {
        return sql.update(SET + guard, values(told, stream, told.uuid(), told.version())) == 1;
    }

    /** As it comes, without a look at versions: right only if every change comes once and in order. */
    void asItComes(String stream, Told told) {
        if (told.deleted()) {
            sql.update("DELETE FROM target WHERE stream = ? AND uuid = ?", stream, told.uuid());
            return;
        }
        if (sql.update(SET, values(told, stream, told.uuid())) == 0) {
            add(stream, told);
        }
    }

    /** One more row for each version that is told. */
    void history(String stream, Told told) {
        sql.update(
                "INSERT INTO history (stream, uuid, version, snapshot, deleted, worker) VALUES (?, ?, ?, ?, ?, ?)",
                stream,
                told.uuid(),
                told.version(),
                told.snapshot(),
                told.deleted(),
                worker);
    }

    private boolean add(String stream, Told told) {
        try {
            return sql.update(ADD, values(told, stream, told.uuid(), told.entity(), stream, told.uuid())) == 1;
        } catch (DuplicateKeyException e) {
            // Somebody was faster: the change comes again and is compared with what is there now.
            throw new IllegalStateException("The row came in between", e);
        }
    }

    /** What both statements begin with, and what follows it. */
    private Object[] values(Told told, Object... more) {
        Stream<Object> first = Stream.of(
                told.version(), told.externalId(), told.status(), told.content(), told.event(), told.deleted(), worker);
        return Stream.concat(first, Stream.of(more)).toArray();
    }
}
