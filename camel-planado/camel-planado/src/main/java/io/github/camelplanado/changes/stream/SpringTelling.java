package io.github.camelplanado.changes.stream;

import java.sql.Connection;

import javax.sql.DataSource;

import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Opens a transaction of Spring's, in which the route and the mark are both done or both not. Loaded only where the option
 * {@code transactionManager} is set: everything that needs Spring is in here.
 */
final class SpringTelling implements Telling {

    private final Processor route;
    private final DataSource dataSource;
    private final TransactionTemplate transaction;

    /**
     * @param transactionManager Spring's, of that data source
     * @throws IllegalArgumentException if it is something else
     */
    SpringTelling(Processor route, DataSource dataSource, Object transactionManager) {
        if (!(transactionManager instanceof PlatformTransactionManager manager)) {
            throw new IllegalArgumentException("The option transactionManager is a "
                    + transactionManager.getClass().getName()
                    + ", not a PlatformTransactionManager of Spring");
        }
        this.route = route;
        this.dataSource = dataSource;
        this.transaction = new TransactionTemplate(manager);
    }

    @Override
    public Outcome tell(Exchange exchange, Mark mark) {
        try {
            return transaction.execute(status -> {
                Outcome outcome = PlainTelling.succeeds(route, exchange) ? marked(mark) : Outcome.FAILED;
                if (outcome != Outcome.TOLD) {
                    status.setRollbackOnly();
                }
                return outcome;
            });
        } catch (RuntimeException e) {
            // A step of the route may have set it to be rolled back, or the commit or the mark has failed. That may be
            // the route's doing, so it is no outage of the store: only this change waits.
            if (exchange.getException() == null) {
                exchange.setException(e);
            }
            return Outcome.FAILED;
        }
    }

    private Outcome marked(Mark mark) {
        Connection connection = DataSourceUtils.getConnection(dataSource);
        try {
            return mark.write(connection) ? Outcome.TOLD : Outcome.LOST;
        } catch (RuntimeException e) {
            throw new IllegalStateException(
                    "The change was not marked as told in the transaction of the route. If a statement of the route"
                            + " failed there, PostgreSQL refuses all that follow, though the route handled the failure:"
                            + " let the exchange fail, or ask before (ON CONFLICT DO NOTHING). " + e.getMessage(),
                    e);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }
}
