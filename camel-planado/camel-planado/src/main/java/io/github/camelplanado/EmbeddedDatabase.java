package io.github.camelplanado;

import java.io.File;
import java.sql.SQLException;

import javax.sql.DataSource;

import org.h2.jdbcx.JdbcConnectionPool;

/**
 * A database in a file of this machine: H2. Each commit is on the disk before it is believed, which H2 does not do by itself.
 * One process at a time can use the file.
 */
final class EmbeddedDatabase implements AutoCloseable {

    /** The receiver's threads, those of some consumers, and people who look. */
    private static final int CONNECTIONS = 24;

    /** Of one stream; the rest is for webhooks, the reader, the heartbeat and those who look. */
    static final int MOST_CONSUMERS = 12;

    /** H2's number of a file that another process has. */
    private static final int LOCKED = 90020;

    private static final int LOGIN_SECONDS = 5;

    private final JdbcConnectionPool pool;

    private EmbeddedDatabase(JdbcConnectionPool pool) {
        this.pool = pool;
    }

    /**
     * Loads H2.
     *
     * @throws NoClassDefFoundError if it is missing
     */
    static String driver() {
        return JdbcConnectionPool.class.getName();
    }

    /**
     * Opens the file; it is made when it is missing.
     *
     * @param file without its ending
     */
    static EmbeddedDatabase open(String file) {
        // retry: an interrupt of a thread that reads or writes would else close the file for all of them.
        JdbcConnectionPool pool = JdbcConnectionPool.create(
                "jdbc:h2:retry:" + new File(file).getAbsolutePath() + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE",
                "sa",
                "");
        pool.setMaxConnections(CONNECTIONS);
        pool.setLoginTimeout(LOGIN_SECONDS);
        return new EmbeddedDatabase(pool);
    }

    /** What a failure means, where H2 does not say it to people. */
    static RuntimeException explained(String file, RuntimeException failure) {
        return failure.getCause() instanceof SQLException cause && cause.getErrorCode() == LOCKED
                ? new IllegalStateException(
                        "The embedded database " + file
                                + " is used by another process: it is for one node. Stop the other"
                                + " process, give this one another store, or set dataSource to a PostgreSQL",
                        failure)
                : failure;
    }

    DataSource dataSource() {
        return pool;
    }

    @Override
    public void close() {
        pool.dispose();
    }
}
