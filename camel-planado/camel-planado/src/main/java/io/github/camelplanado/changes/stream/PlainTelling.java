package io.github.camelplanado.changes.stream;

import io.github.camelplanado.message.RouteOutcome;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Marks after the route has succeeded. What happens in between is told again.
 *
 * @param route where exchanges go
 */
record PlainTelling(Processor route) implements Telling {

    @Override
    public Outcome tell(Exchange exchange, Mark mark) {
        if (!succeeds(route, exchange)) {
            return Outcome.FAILED;
        }
        return mark.write() ? Outcome.TOLD : Outcome.LOST;
    }

    /** Sends an exchange, and tells whether that succeeded. */
    static boolean succeeds(Processor route, Exchange exchange) {
        try {
            route.process(exchange);
        } catch (Exception | LinkageError | StackOverflowError e) {
            exchange.setException(e);
        }
        return RouteOutcome.succeeded(exchange);
    }
}
