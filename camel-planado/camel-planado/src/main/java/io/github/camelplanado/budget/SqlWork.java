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
     * @param timeoutNanos for the statement; rounded up to a second
     */
    static <T> T run(DataSource dataSource, String sql, Optional<Long> timeoutNanos, OnStatement<T> work)
            throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            boolean autoCommit = connection.getAutoCommit();
            connection.setAutoCommit(true);
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                if (timeoutNanos.isPresent()) {
                    statement.setQueryTimeout((int) Math.max(1, TimeUnit.NANOSECONDS.toSeconds(timeoutNanos.get())));
                }
                return work.apply(statement);
            } finally {
                connection.setAutoCommit(autoCommit);
            }
        }
    }
}
