package io.github.camelplanado.changes.stream;

import java.sql.Connection;
import java.util.function.Predicate;

import javax.sql.DataSource;

import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.ResourceTransactionManager;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionSynchronizationUtils;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Spring's transactions on one data source. Loaded only where the option {@code transactionManager} is set. Safe for many
 * threads.
 */
public final class SpringTransactions {

    private static final String ANOTHER =
            "The option transactionManager does not manage the option dataSource, so what the route writes and the"
                    + " mark that it was told would not be committed together. Give the stream the transaction manager of"
                    + " its own dataSource, such as a JdbcTransactionManager made with the same bean. A JpaTransactionManager"
                    + " shows its connection only with the dialect of its vendor (HibernateJpaVendorAdapter)";

    private final DataSource dataSource;
    private final TransactionTemplate template;

    private SpringTransactions(DataSource dataSource, PlatformTransactionManager manager) {
        this.dataSource = dataSource;
        this.template = new TransactionTemplate(manager);
    }

    /**
     * Transactions of a manager.
     *
     * @param transactionManager Spring's, of that data source
     * @throws IllegalArgumentException if it is something else, or says that it manages another data source
     */
    static SpringTransactions of(DataSource dataSource, Object transactionManager) {
        if (!(transactionManager instanceof PlatformTransactionManager manager)) {
            throw new IllegalArgumentException("The option transactionManager is a "
                    + transactionManager.getClass().getName()
                    + ", not a PlatformTransactionManager of Spring");
        }
        DataSource behind = behind(dataSource);
        if (manager instanceof ResourceTransactionManager own
                && own.getResourceFactory() instanceof DataSource
                && !TransactionSynchronizationUtils.sameResourceFactory(own, behind)) {
            throw new IllegalArgumentException(ANOTHER);
        }
        return new SpringTransactions(behind, manager);
    }

    /** As the managers do, which keep the connection under the data source behind it. */
    private static DataSource behind(DataSource dataSource) {
        return dataSource instanceof TransactionAwareDataSourceProxy proxy && proxy.getTargetDataSource() != null
                ? proxy.getTargetDataSource()
                : dataSource;
    }

    /**
     * Refuses another manager before anything was read.
     *
     * @throws IllegalArgumentException if it is no manager of Spring's, or says that it manages another data source
     */
    public static void check(DataSource dataSource, Object transactionManager) {
        of(dataSource, transactionManager);
    }

    /** Does it in a transaction. */
    <T> T execute(TransactionCallback<T> work) {
        return template.execute(work);
    }

    /**
     * Checks that the transaction of this thread is one of the data source: what is written on a connection of another one is
     * committed by itself, though the transaction may be rolled back later.
     *
     * @throws IllegalStateException if it is not
     */
    void requireConnection() {
        if (!TransactionSynchronizationManager.hasResource(dataSource)) {
            throw new IllegalStateException(ANOTHER);
        }
    }

    /** Does it on the connection of the transaction of this thread. */
    boolean onConnection(Predicate<Connection> work) {
        Connection connection = DataSourceUtils.getConnection(dataSource);
        try {
            return work.test(connection);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }
}
