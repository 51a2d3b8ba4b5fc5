package io.github.camelplanado.webhook;

import org.apache.camel.Endpoint;
import org.apache.camel.Processor;
import org.apache.camel.spi.ExceptionHandler;
import org.apache.camel.support.BridgeExceptionHandlerToErrorHandler;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.support.DefaultEndpoint;
import org.apache.camel.support.LoggingExceptionHandler;

/** Whom to tell of a webhook that cannot be read, by the options that every Camel consumer has. */
final class Complaints {

    private Complaints() {}

    /** The handler of {@code exceptionHandler}, the route's error handler with {@code bridgeErrorHandler}, else the log. */
    static ExceptionHandler handler(Endpoint endpoint, Processor route) {
        if (endpoint instanceof DefaultEndpoint options) {
            if (options.isBridgeErrorHandler()) {
                return new BridgeExceptionHandlerToErrorHandler(new DefaultConsumer(endpoint, route));
            }
            if (options.getExceptionHandler() != null) {
                return options.getExceptionHandler();
            }
        }
        return new LoggingExceptionHandler(endpoint.getCamelContext(), WebhookHandler.class);
    }
}
