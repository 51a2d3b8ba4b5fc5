package io.github.camelplanado.budget;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

/** One statement on a connection of the user's, committed by itself. The connection goes back as it came. */
final class SqlWork {

    private SqlWork() {}

    /** Work on a prepared statement. */
    @FunctionalInterface
    interface OnStatement<T> {
        T apply(PreparedStatement statement) throws SQLException;
    }

    /**
     * Runs it.
     *
     * @param timeoutNanos for the statement, in whole seconds and at least one, and as long again for the network
     */
    static <T> T run(DataSource dataSource, String sql, Optional<Long> timeoutNanos, OnStatement<T> work)
            throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            boolean autoCommit = connection.getAutoCommit();
            int networkTimeout = connection.getNetworkTimeout();
            connection.setAutoCommit(true);
            timeoutNanos.ifPresent(nanos -> limit(connection, nanos));
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                if (timeoutNanos.isPresent()) {
                    statement.setQueryTimeout((int) Math.max(1, TimeUnit.NANOSECONDS.toSeconds(timeoutNanos.get())));
                }
                return work.apply(statement);
            } finally {
                connection.setAutoCommit(autoCommit);
                connection.setNetworkTimeout(Runnable::run, networkTimeout);
            }
        }
    }

    /** A connection that is dead without a word must not hold its thread for ever. */
    private static void limit(Connection connection, long nanos) {
        try {
            connection.setNetworkTimeout(
                    Runnable::run, (int) Math.max(2_000, 2 * TimeUnit.NANOSECONDS.toMillis(nanos)));
        } catch (SQLException e) {
            throw new IllegalStateException("The driver cannot limit how long it waits for the network", e);
        }
    }
}
