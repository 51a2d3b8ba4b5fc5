package io.github.camelplanado.benchmarks.kill.worker;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

import org.h2.api.Trigger;

/** Writes down each change of a row of the target; PostgreSQL has the same as a function. */
public final class AuditTrigger implements Trigger {

    /** Columns of the target, in its order. */
    private static final int STREAM = 0;

    private static final int UUID = 1;
    private static final int VERSION = 3;
    private static final int DELETED = 8;
    private static final int WORKER = 9;

    @Override
    public void fire(Connection connection, Object[] before, Object[] after) throws SQLException {
        Object[] row = after == null ? before : after;
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO audit (version, external_id, status, content, event, stream, uuid, deleted, worker)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            for (int column = VERSION; column < DELETED; column++) {
                insert.setObject(1 + column - VERSION, row[column]);
            }
            insert.setObject(6, row[STREAM]);
            insert.setObject(7, row[UUID]);
            insert.setObject(8, after == null || (Boolean) row[DELETED]);
            insert.setObject(9, row[WORKER]);
            insert.executeUpdate();
        }
    }
}
