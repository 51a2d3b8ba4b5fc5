package io.github.camelplanado;

import java.io.File;

import javax.sql.DataSource;

import org.h2.jdbcx.JdbcConnectionPool;

/**
 * A database in a file of this machine: H2. Each commit is on the disk before it is believed, which H2 does not do by itself.
 * One process at a time can use the file.
 */
final class EmbeddedDatabase implements AutoCloseable {

    /** The receiver's threads, those of some consumers, and people who look. */
    private static final int CONNECTIONS = 24;

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

    DataSource dataSource() {
        return pool;
    }

    @Override
    public void close() {
        pool.dispose();
    }
}
