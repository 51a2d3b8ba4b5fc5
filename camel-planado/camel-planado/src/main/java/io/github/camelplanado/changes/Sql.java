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

    /** Puts a connection back into its state. */
    @FunctionalInterface
    private interface Cleaning {
        void run() throws SQLException;
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
            T result;
            try {
                result = work.on(connection);
                connection.commit();
            } catch (SQLException | RuntimeException e) {
                clean(e, connection::rollback);
                clean(e, () -> connection.setAutoCommit(autoCommit));
                throw e;
            }
            connection.setAutoCommit(autoCommit);
            return result;
        }
    }

    /** What fails after the first failure, as everything does on a broken connection, must not hide it. */
    private static void clean(Exception first, Cleaning cleaning) {
        try {
            cleaning.run();
        } catch (SQLException e) {
            first.addSuppressed(e);
        }
    }
}
