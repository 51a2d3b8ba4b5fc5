package io.github.camelplanado.benchmarks.overhead;

import java.util.Map;

import io.github.camelplanado.benchmarks.SeededSimulator;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.http.base.HttpOperationFailedException;

/**
 * The same with camel-http and Jackson alone: the answer as a Map without its root key, a missing client as null, everything else
 * that is refused as an exception. No limit, no repeats, no checks of what is sent.
 */
final class HandMadeRoutes extends RouteBuilder {

    private static final int NOT_FOUND = 404;

    private final String baseUrl;

    HandMadeRoutes(String baseUrl) {
        this.baseUrl = baseUrl;
    }

    @Override
    public void configure() {
        onException(HttpOperationFailedException.class)
                .onWhen(HandMadeRoutes::isMissing)
                .handled(true)
                .setBody(exchange -> null);
        from("direct:get")
                .setHeader(Exchange.HTTP_METHOD, constant("GET"))
                .setHeader(Exchange.HTTP_PATH, simple("/clients/${header.CamelPlanadoId}"))
                .setHeader("Authorization", constant("Bearer " + SeededSimulator.API_KEY))
                .setHeader("Accept", constant("application/json"))
                .to(baseUrl)
                .unmarshal()
                .json(Map.class)
                .setBody(exchange -> exchange.getMessage().getBody(Map.class).get("client"))
                .removeHeaders("CamelHttp*");
        from("direct:update")
                .marshal()
                .json()
                .setHeader(Exchange.HTTP_METHOD, constant("PATCH"))
                .setHeader(Exchange.HTTP_PATH, simple("/clients/${header.CamelPlanadoId}"))
                .setHeader(Exchange.CONTENT_TYPE, constant("application/json"))
                .setHeader("Authorization", constant("Bearer " + SeededSimulator.API_KEY))
                .setHeader("Accept", constant("application/json"))
                .to(baseUrl)
                .unmarshal()
                .json(Map.class)
                .removeHeaders("CamelHttp*");
    }

    private static boolean isMissing(Exchange exchange) {
        return exchange.getProperty(Exchange.EXCEPTION_CAUGHT) instanceof HttpOperationFailedException failed
                && failed.getStatusCode() == NOT_FOUND;
    }
}
