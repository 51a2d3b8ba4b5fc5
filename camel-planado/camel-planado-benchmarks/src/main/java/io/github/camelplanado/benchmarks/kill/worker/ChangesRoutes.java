package io.github.camelplanado.benchmarks.kill.worker;

import io.github.camelplanado.benchmarks.kill.plan.Stream;
import org.apache.camel.builder.RouteBuilder;

/** What is proven: the durable stream of changes. */
final class ChangesRoutes extends RouteBuilder {

    private static final String RHYTHM =
            "&delay=1s&sweepInterval=10s&replayInterval=5s&maxDeletes=1000000" + "&concurrentConsumers=2";

    private final Parts parts;

    ChangesRoutes(Parts parts) {
        this.parts = parts;
    }

    @Override
    public void configure() {
        errorHandler(noErrorHandler());
        for (Stream stream : parts.settings().variant().streams()) {
            from("planado:" + stream.entity() + "s/changes?streamId=" + stream.name() + RHYTHM + options(stream))
                    .routeId(stream.name())
                    .process(exchange -> parts.application().take(stream, exchange));
        }
    }

    private static String options(Stream stream) {
        return switch (stream.kind()) {
            case GUARDED -> "";
            case TRANSACTED -> "&transactionManager=#transactions";
            case HISTORY -> "&transactionManager=#transactions&events=history";
        };
    }
}
