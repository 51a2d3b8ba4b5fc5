package io.github.camelplanado.benchmarks.kill.worker;

import io.github.camelplanado.api.PlanadoConstants;
import io.github.camelplanado.benchmarks.kill.plan.Point;
import io.github.camelplanado.benchmarks.kill.plan.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.processor.idempotent.jdbc.JdbcMessageIdRepository;

/** Webhooks routed by hand, right and wrong. */
final class WebhookRoutes extends RouteBuilder {

    private final Parts parts;

    WebhookRoutes(Parts parts) {
        this.parts = parts;
    }

    @Override
    public void configure() {
        errorHandler(noErrorHandler());
        switch (parts.settings().variant()) {
            case ANSWERED_LAST -> from(parts.webhook()).process(this::guarded);
            case ANSWERED_AT_ONCE -> answeredAtOnce();
            case EAGER_IDEMPOTENT ->
                from(parts.webhook())
                        .idempotentConsumer(
                                header(PlanadoConstants.CHANGE_KEY),
                                new JdbcMessageIdRepository(parts.database(), "kill"))
                        .process(this::guarded);
            case LAST_ARRIVAL -> from(parts.webhook()).process(this::asItComes);
            default ->
                throw new IllegalArgumentException(parts.settings().variant().name());
        }
    }

    private void answeredAtOnce() {
        from(parts.webhook()).to("seda:work?size=1000000&waitForTaskToComplete=Never");
        // Its failures are repeated, so that what is lost is lost by the kills.
        from("seda:work?size=1000000&concurrentConsumers=2")
                .errorHandler(defaultErrorHandler().maximumRedeliveries(-1).redeliveryDelay(100))
                .process(this::guarded);
    }

    private void guarded(Exchange exchange) {
        parts.application().take(stream(exchange), exchange);
    }

    private void asItComes(Exchange exchange) {
        parts.points().pass(Point.AT_FIRST_STEP);
        parts.target().asItComes(stream(exchange).name(), Told.of(exchange.getMessage()));
    }

    private static Stream stream(Exchange exchange) {
        String entity = exchange.getMessage().getHeader(PlanadoConstants.ENTITY, String.class);
        return new Stream(entity, entity, Stream.Kind.GUARDED);
    }
}
