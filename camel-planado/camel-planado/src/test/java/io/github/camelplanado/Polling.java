package io.github.camelplanado;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import io.github.camelplanado.api.PlanadoConstants;
import io.github.camelplanado.simulator.PlanadoSimulator;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.spi.ExceptionHandler;

/** A polling route whose polls are made by the test, one at a time, on the test's thread. */
final class Polling implements AutoCloseable {

    /**
     * A regular walk is due in every poll, however fast polls follow each other: two of them may fit into the millisecond that
     * is the shortest interval in a URI.
     */
    static final String WALK_EVERY_TIME = "sweepInterval=#walkEveryTime";

    private final TestCamel camel;
    private final List<Exchange> told = new CopyOnWriteArrayList<>();
    private final List<Throwable> failures = new CopyOnWriteArrayList<>();
    private Processor work = exchange -> {};

    Polling(PlanadoSimulator planado, String uri) throws Exception {
        this(planado, uri, component -> {}, context -> {});
    }

    Polling(PlanadoSimulator planado, String uri, Consumer<PlanadoComponent> options, Consumer<CamelContext> beans)
            throws Exception {
        camel = new TestCamel(planado, options);
        beans.accept(camel.context());
        camel.context().getRegistry().bind("failures", new Failures());
        camel.context().getRegistry().bind("walkEveryTime", Duration.ofNanos(1));
        camel.context().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from(uri + (uri.contains("?") ? "&" : "?") + "startScheduler=false&exceptionHandler=#failures")
                        .routeId("polling")
                        .process(exchange -> {
                            told.add(exchange.copy());
                            work.process(exchange);
                        });
            }
        });
    }

    /** What the route does with each change. */
    Polling doing(Processor work) {
        this.work = work;
        return this;
    }

    /** Makes one poll and gives the changes that it told. */
    List<Exchange> poll() {
        told.clear();
        consumer().run();
        return new ArrayList<>(told);
    }

    /** Makes one poll and gives one header of each change. */
    List<Object> poll(String header) {
        return poll().stream()
                .map(exchange -> exchange.getMessage().getHeader(header))
                .toList();
    }

    /** Makes one poll and gives the external ids of the changes. */
    List<Object> pollIds() {
        return poll(PlanadoConstants.EXTERNAL_ID);
    }

    /** What the consumer's exception handler was given. */
    List<Throwable> failures() {
        return failures;
    }

    PlanadoConsumer consumer() {
        return (PlanadoConsumer) camel.context().getRoute("polling").getConsumer();
    }

    CamelContext context() {
        return camel.context();
    }

    @Override
    public void close() {
        camel.close();
    }

    private final class Failures implements ExceptionHandler {
        @Override
        public void handleException(Throwable exception) {
            failures.add(exception);
        }

        @Override
        public void handleException(String message, Throwable exception) {
            failures.add(exception);
        }

        @Override
        public void handleException(String message, Exchange exchange, Throwable exception) {
            failures.add(exception);
        }
    }
}
