package io.github.camelplanado;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.camelplanado.simulator.PlanadoSimulator;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A Throttle EIP on top of the budget, as the documentation advises it for one route. */
class RouteShareTest {

    private static final Duration PERIOD = Duration.ofMillis(500);
    private static final int OTHERS = 30;

    @RegisterExtension
    static final PlanadoSimulator PLANADO =
            PlanadoSimulator.builder().requestsPerMinute(0).build();

    @Test
    void a_throttled_route_keeps_to_its_share_and_leaves_the_rest_to_the_others() throws Exception {
        AtomicInteger throttled = new AtomicInteger();
        AtomicBoolean ended = new AtomicBoolean();
        try (TestCamel camel = new TestCamel(PLANADO, component -> component.setRequestsPerMinute(1200))) {
            camel.context().addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:share")
                            .throttle(1)
                            .timePeriodMillis(PERIOD.toMillis())
                            .to("planado:jobs/list?paging=page&priority=low");
                    from("direct:others").to("planado:jobs/list?paging=page");
                }
            });
            ProducerTemplate template = camel.context().createProducerTemplate();
            long start = System.nanoTime();
            CompletableFuture<Void> greedy = CompletableFuture.runAsync(() -> {
                while (!ended.get()) {
                    template.requestBody("direct:share", (Object) null);
                    throttled.incrementAndGet();
                }
            });
            for (int i = 0; i < OTHERS; i++) {
                template.requestBody("direct:others", (Object) null);
            }
            int share = throttled.get();
            long periods = Duration.ofNanos(System.nanoTime() - start).dividedBy(PERIOD);
            ended.set(true);
            greedy.join();
            assertThat(share).isBetween(1, (int) periods + 1);
        }
    }
}
