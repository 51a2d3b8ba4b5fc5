package io.github.camelplanado.changes.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;

import javax.sql.DataSource;

import org.apache.camel.RuntimeCamelException;

/**
 * Runs short pieces of work on a connection, each in its own transaction. No transaction is open while the vendor is
 * called.
 *
 * <p>Safe for many threads.
 */
public final class Sql {

    /** Seconds; a statement of the store touches a page of rows by their key. */
    public static final int TIMEOUT_SECONDS = 30;

    /**
     * What another transaction did at the same moment: a row of that key (23505), a serialization failure or a deadlock
     * (40001, 40P01), and in H2 a row that was changed, or locked for too long (90131, HYT00).
     */
    private static final Set<String> LOST_RACES = Set.of("23505", "40001", "40P01", "90131", "HYT00");

    private final DataSource dataSource;
    private final Repeats repeats;

    /** @param dataSource the user's database */
    public Sql(DataSource dataSource) {
        this(dataSource, Repeats.ofTheSystem());
    }

    Sql(DataSource dataSource, Repeats repeats) {
        this.dataSource = dataSource;
        this.repeats = repeats;
    }

    /** The user's database. */
    public DataSource dataSource() {
        return dataSource;
    }

    /** Work on a connection. */
    @FunctionalInterface
    public interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /** Puts a connection back into its state. */
    @FunctionalInterface
    private interface Cleaning {
        void run() throws SQLException;
    }

    /**
     * Runs the work and commits it. Two who write one row at once are both right: the one who loses the race does its whole
     * work again after a short pause, and finds what the other one wrote. So the work has no effect but on the database. It ends
     * after 25 attempts, 15 seconds or an interrupt.
     *
     * @param purpose for the message of a failure, e.g. {@code read what is known}
     */
    public <T> T run(String purpose, Work<T> work) {
        long begun = repeats.nanos().getAsLong();
        try {
            for (int attempt = 1; ; attempt++) {
                try {
                    return once(work);
                } catch (SQLException e) {
                    if (!lostARace(e) || !repeats.again(attempt, begun)) {
                        throw e;
                    }
                }
            }
        } catch (SQLException e) {
            throw failure(purpose, e);
        }
    }

    /** Runs the work once on the connection of a caller, who ends its transaction. */
    public <T> T within(String purpose, Connection connection, Work<T> work) {
        try {
            return work.on(connection);
        } catch (SQLException e) {
            throw failure(purpose, e);
        }
    }

    private static RuntimeCamelException failure(String purpose, SQLException e) {
        SQLException cause = SqlFailure.withoutContents(e);
        return new RuntimeCamelException(
                "The store of planado consumers could not " + purpose + " (SQL state " + cause.getSQLState() + "): "
                        + cause.getMessage(),
                cause);
    }

    /** A batch tells the state of the statement that failed in the exceptions behind its own. */
    private static boolean lostARace(SQLException failure) {
        for (SQLException e = failure; e != null; e = e.getNextException()) {
            if (e.getSQLState() != null && LOST_RACES.contains(e.getSQLState())) {
                return true;
            }
        }
        return false;
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
