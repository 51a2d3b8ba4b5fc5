package io.github.camelplanado.changes;

import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

import org.apache.camel.RuntimeCamelException;

/**
 * Runs short pieces of work on a connection, each in its own transaction. No transaction is open while the vendor is
 * called.
 *
 * @param dataSource the user's database
 */
record Sql(DataSource dataSource) {

    /** Seconds; a statement of the store touches a page of rows by their key. */
    static final int TIMEOUT_SECONDS = 30;

    private static final String UNIQUE_VIOLATION = "23505";

    /** Work on a connection. */
    @FunctionalInterface
    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /**
     * Runs the work and commits it. Two who insert one row at once are both right: the second one tries again and finds
     * the row.
     *
     * @param purpose for the message of a failure, e.g. {@code read what is known}
     */
    <T> T run(String purpose, Work<T> work) {
        try {
            try {
                return once(work);
            } catch (SQLException e) {
                if (!UNIQUE_VIOLATION.equals(e.getSQLState())) {
                    throw e;
                }
                return once(work);
            }
        } catch (SQLException e) {
            throw new RuntimeCamelException(
                    "The store of planado consumers could not " + purpose + " (SQL state " + e.getSQLState() + "): "
                            + e.getMessage(),
                    e);
        }
    }

    private <T> T once(Work<T> work) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            boolean autoCommit = connection.getAutoCommit();
            connection.setAutoCommit(false);
            try {
                T result = work.on(connection);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException e) {
                rollback(connection, e);
                throw e;
            } finally {
                connection.setAutoCommit(autoCommit);
            }
        }
    }

    private static void rollback(Connection connection, Exception reason) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            reason.addSuppressed(e);
        }
    }
}
