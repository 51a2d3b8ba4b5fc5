package io.github.camelplanado.changes.stream;

import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Opens a transaction of Spring's, in which the route and the mark are both done or both not. Loaded only where the option
 * {@code transactionManager} is set.
 */
final class SpringTelling implements Telling {

    private final Processor route;
    private final SpringTransactions transactions;

    SpringTelling(Processor route, SpringTransactions transactions) {
        this.route = route;
        this.transactions = transactions;
    }

    @Override
    public Outcome tell(Exchange exchange, Mark mark) {
        try {
            return transactions.execute(status -> {
                Outcome outcome = inTransaction(exchange, mark);
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

    private Outcome inTransaction(Exchange exchange, Mark mark) {
        transactions.requireConnection();
        // Makes Camel's own steps (threads, delays, redeliveries) stay on this thread, which has the transaction;
        // those that work in parallel do not.
        exchange.getExchangeExtension().setTransacted(true);
        if (!PlainTelling.succeeds(route, exchange)) {
            return Outcome.FAILED;
        }
        try {
            return transactions.onConnection(mark::write) ? Outcome.TOLD : Outcome.LOST;
        } catch (RuntimeException e) {
            throw new IllegalStateException(
                    "The change was not marked as told in the transaction of the route. If a statement of the route"
                            + " failed there, PostgreSQL refuses all that follow, though the route handled the failure:"
                            + " let the exchange fail, or ask before (ON CONFLICT DO NOTHING). " + e.getMessage(),
                    e);
        }
    }
}
