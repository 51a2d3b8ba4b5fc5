package io.github.camelplanado.benchmarks.rivals;

import org.apache.camel.Exchange;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.apache.camel.model.ProcessorDefinition;

/** No limit: who is refused waits for as long as {@code Retry-After} says, else for a second, Camel's default, and tries again. */
final class RetryRoutes extends HandMadeRoutes {

    private static final int TOO_MANY_REQUESTS = 429;

    RetryRoutes(String baseUrl) {
        super(baseUrl, false);
    }

    @Override
    void onError() {
        onException(HttpOperationFailedException.class)
                .onWhen(exchange -> refusal(exchange) != null)
                .onExceptionOccurred(RetryRoutes::honourRetryAfter)
                .maximumRedeliveries(-1)
                .redeliveryDelay(1_000);
    }

    @Override
    ProcessorDefinition<?> limited(ProcessorDefinition<?> route) {
        return route;
    }

    private static void honourRetryAfter(Exchange exchange) {
        String seconds = refusal(exchange).getResponseHeaders().get("Retry-After");
        if (seconds != null) {
            exchange.getMessage().setHeader(Exchange.REDELIVERY_DELAY, Long.parseLong(seconds) * 1_000);
        }
    }

    private static HttpOperationFailedException refusal(Exchange exchange) {
        return exchange.getProperty(Exchange.EXCEPTION_CAUGHT) instanceof HttpOperationFailedException failed
                        && failed.getStatusCode() == TOO_MANY_REQUESTS
                ? failed
                : null;
    }
}
