package io.github.camelplanado.message;

import org.apache.camel.Exchange;

/** What a route has made of an exchange that a consumer gave it. */
public final class RouteOutcome {

    private RouteOutcome() {}

    /** Whether it may count as done: nothing failed, and nothing is to be rolled back. */
    public static boolean succeeded(Exchange exchange) {
        // "Last" that no transaction of the route has taken for itself means the outermost one: the consumer's.
        return !exchange.isFailed() && !exchange.isRollbackOnly() && !exchange.isRollbackOnlyLast();
    }
}
