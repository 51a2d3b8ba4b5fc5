package io.github.camelplanado;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.camelplanado.api.PlanadoException;
import io.github.camelplanado.simulator.PlanadoSimulator;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.spi.Synchronization;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A route that stops does not wait for calls that wait; calls of others and calls on the wire go on. No permit is lost. */
class RouteStopTest {

    private static final String GET = "planado:jobs/list?paging=page";
    /** Far below Camel's own time-out of 45 s, far above what a busy machine needs. */
    private static final Duration SOON = Duration.ofSeconds(8);

    @RegisterExtension
    static final PlanadoSimulator PLANADO =
            PlanadoSimulator.builder().requestsPerMinute(0).build();

    private final GivenPermits permits = new GivenPermits();
    private TestCamel camel;

    @BeforeEach
    void open() throws Exception {
        camel = new TestCamel(PLANADO, component -> component.setBudget(permits.budget()));
        camel.context().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:one").routeId("one").to(GET);
                from("direct:other").routeId("other").to(GET);
                from("direct:outer").routeId("outer").to("direct:one");
                from("direct:stubborn")
                        .routeId("stubborn")
                        .split(body().tokenize(","))
                        .to(GET);
                from("direct:mending")
                        .routeId("mending")
                        .onException(PlanadoException.class)
                        .to(GET)
                        .end()
                        .to(GET);
            }
        });
    }

    @AfterEach
    void close() {
        camel.close();
        permits.budget().close();
    }

    @Test
    void fifty_calls_that_wait_end_with_their_route_once_each_and_the_calls_of_another_route_get_their_turns()
            throws Exception {
        List<Sent> ofOne = send("direct:one", 50);
        List<Sent> ofOther = send("direct:other", 5);
        waiting(55);

        stop("one");

        assertThat(ofOne).allSatisfy(Sent::gaveUp);
        assertThat(permits.budget().waiting()).isEqualTo(5);
        permits.give(7);
        ended(ofOther);
        assertThat(ofOther).allSatisfy(Sent::succeeded);
        assertThat(ofOne).allSatisfy(sent -> assertThat(sent.ends).hasValue(1));
        assertThat(PLANADO.requests()).hasSize(5);
        assertThat(permits.left()).isEqualTo(2);
    }

    @Test
    void permits_that_come_while_a_route_stops_are_used_or_left_and_never_lost() throws Exception {
        List<Sent> ofOne = send("direct:one", 200);
        List<Sent> ofOther = send("direct:other", 30);
        waiting(230);
        CompletableFuture<Void> giving = CompletableFuture.runAsync(() -> {
            for (int i = 0; i < 100; i++) {
                permits.give(1);
                Thread.onSpinWait();
            }
        });

        stop("one");

        giving.join();
        ended(ofOne);
        ended(ofOther);
        assertThat(ofOther).allSatisfy(Sent::succeeded);
        // One that was given at the last moment is given back on the thread of its call.
        await().untilAsserted(() ->
                assertThat(PLANADO.requests().size() + permits.left()).isEqualTo(100));
        assertThat(permits.budget().waiting()).isZero();
    }

    @Test
    void a_call_on_the_wire_ends_as_if_nothing_stopped() throws Exception {
        PLANADO.faults().answer("GET", "/jobs").delay(Duration.ofSeconds(2));
        permits.give(1);
        List<Sent> sent = send("direct:one", 1);
        await().until(() -> PLANADO.accepted() > 0);

        stop("one");

        assertThat(sent.get(0)).satisfies(Sent::succeeded);
    }

    @Test
    void an_exchange_waits_in_the_route_where_it_came_from_and_in_the_one_where_it_is() throws Exception {
        List<Sent> sent = send("direct:outer", 3);
        waiting(3);

        stop("outer");
        assertThat(sent).allSatisfy(Sent::gaveUp);

        camel.context().getRouteController().startRoute("outer");
        sent = send("direct:outer", 3);
        waiting(3);

        stop("one");
        assertThat(sent).allSatisfy(Sent::gaveUp);
    }

    @Test
    void an_exchange_that_goes_on_calling_waits_for_none_of_its_calls() throws Exception {
        List<Sent> sent = new ArrayList<>(send("direct:stubborn", 10));
        sent.addAll(send("direct:mending", 10));
        waiting(20);

        stop("stubborn");
        stop("mending");

        ended(sent);
        assertThat(permits.budget().waiting()).isZero();
    }

    @Test
    void a_route_that_was_stopped_and_started_waits_again() throws Exception {
        send("direct:one", 2);
        waiting(2);
        stop("one");

        camel.context().getRouteController().startRoute("one");
        List<Sent> sent = send("direct:one", 2);
        waiting(2);
        permits.give(2);

        ended(sent);
        assertThat(sent).allSatisfy(Sent::succeeded);
    }

    @Test
    void after_a_stop_that_was_called_off_calls_wait_again() throws Exception {
        CountDownLatch leave = new CountDownLatch(1);
        camel.context().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("seda:slow")
                        .routeId("slow")
                        .process(exchange -> leave.await())
                        .to(GET);
            }
        });
        List<Sent> sent = send("seda:slow?waitForTaskToComplete=Always&timeout=0", 1);
        await().until(() -> camel.context().getInflightRepository().size("slow") == 1);

        boolean stopped = camel.context().getRouteController().stopRoute("slow", 1, TimeUnit.SECONDS, true);

        assertThat(stopped).isFalse();
        leave.countDown();
        waiting(1);
        permits.give(1);
        ended(sent);
        assertThat(sent.get(0)).satisfies(Sent::succeeded);
    }

    @Test
    void a_route_that_is_suspended_keeps_its_calls_until_camel_loses_its_patience() throws Exception {
        List<Sent> sent = send("direct:one", 3);
        waiting(3);
        CompletableFuture<Void> suspended = CompletableFuture.runAsync(() -> {
            try {
                camel.context().getRouteController().suspendRoute("one", 3, TimeUnit.SECONDS);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        permits.give(2);
        await().until(() -> permits.left() == 0 && permits.budget().waiting() == 1);

        suspended.get(20, TimeUnit.SECONDS);

        ended(sent);
        assertThat(sent.stream().filter(one -> one.exchange.getException() == null))
                .hasSize(2);
    }

    @Test
    void a_consumer_leaves_no_call_behind_when_its_route_stops() throws Exception {
        camel.context().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("planado:jobs?delay=50").routeId("polling").to("mock:told");
            }
        });
        waiting(1);

        stop("polling");

        await().untilAsserted(() -> assertThat(permits.budget().waiting()).isZero());
        permits.give(1);
        assertThat(permits.left()).isEqualTo(1);
    }

    @Test
    void who_joined_the_reading_of_names_of_a_route_that_stops_reads_for_himself() throws Exception {
        PLANADO.office().create("skills", Map.of("name", "rope access"));
        camel.context().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:names").routeId("names").to("planado:jobs/create");
                from("direct:names-too").routeId("names-too").to("planado:jobs/create");
            }
        });
        Object body = Map.of("skills", List.of(Map.of("name", "rope access")));
        List<Sent> first = List.of(new Sent("direct:names", body));
        waiting(1);
        List<Sent> joined = List.of(new Sent("direct:names-too", body));
        // Nothing shows from outside that it has joined.
        await().pollDelay(Duration.ofMillis(500))
                .until(() -> camel.context().getInflightRepository().size("names-too") == 1);

        stop("names");

        assertThat(first).allSatisfy(Sent::gaveUp);
        waiting(1);
        permits.give(10);
        ended(joined);
        assertThat(joined).allSatisfy(Sent::succeeded);
    }

    private List<Sent> send(String uri, int many) {
        List<Sent> sent = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            sent.add(new Sent(uri, "a,b,c,d,e"));
        }
        return sent;
    }

    private void stop(String route) throws Exception {
        long start = System.nanoTime();
        camel.context().getRouteController().stopRoute(route);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SOON);
    }

    private void waiting(int many) {
        await().untilAsserted(() -> assertThat(permits.budget().waiting()).isEqualTo(many));
    }

    private static void ended(List<Sent> sent) {
        await().untilAsserted(() ->
                assertThat(sent).allSatisfy(one -> assertThat(one.ends.get()).isEqualTo(1)));
    }

    /** An exchange on its way, and how often it ended. */
    private final class Sent {
        private final AtomicInteger ends = new AtomicInteger();
        private volatile Exchange exchange;

        Sent(String uri, Object body) {
            camel.context().createProducerTemplate().asyncSend(uri, exchange -> {
                exchange.getMessage().setBody(body);
                exchange.getExchangeExtension().addOnCompletion(new Synchronization() {
                    @Override
                    public void onComplete(Exchange done) {
                        end(done);
                    }

                    @Override
                    public void onFailure(Exchange failed) {
                        end(failed);
                    }
                });
            });
        }

        private void end(Exchange ended) {
            exchange = ended;
            ends.incrementAndGet();
        }

        void gaveUp() {
            await().until(() -> ends.get() > 0);
            assertThat(exchange.getException())
                    .isInstanceOf(PlanadoException.class)
                    .hasMessageContaining("its route stops");
        }

        void succeeded() {
            await().until(() -> ends.get() > 0);
            assertThat(exchange.getException()).isNull();
        }
    }
}
