package io.github.camelplanado.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

import io.github.camelplanado.api.Change;
import io.github.camelplanado.api.PlanadoConfiguration;
import io.github.camelplanado.api.PlanadoConstants;
import io.github.camelplanado.api.Resource;
import io.github.camelplanado.json.WireJson;
import io.github.camelplanado.message.EntityLift;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When a webhook is answered, and with what. */
class AcknowledgementTest {

    private final CamelContext context = new DefaultCamelContext();
    private final PlanadoConfiguration configuration = new PlanadoConfiguration();
    private final AtomicInteger runs = new AtomicInteger();
    private final Semaphore begun = new Semaphore(0);
    private final CountDownLatch release = new CountDownLatch(1);
    private WebhookHandler handler;

    @BeforeEach
    void start() {
        context.start();
        configuration.setWebhookSecret(Delivered.SECRET);
    }

    @AfterEach
    void stop() {
        release.countDown();
        handler.shutdown();
        context.stop();
    }

    @Test
    void a_route_that_fails_is_answered_503() {
        open(exchange -> {
            throw new IllegalStateException("ERP is down");
        });

        assertThat(deliver(1).status()).isEqualTo(503);
        assertThat(deliver(1).status()).isEqualTo(503);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_route_that_rolls_back_is_answered_503(boolean last) {
        open(exchange -> {
            exchange.setRollbackOnly(!last);
            exchange.setRollbackOnlyLast(last);
        });

        assertThat(deliver(1).status()).isEqualTo(503);
    }

    @Test
    void a_route_that_handled_its_failure_has_succeeded() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:handled")
                        .onException(Exception.class)
                        .handled(true)
                        .to("log:parked?level=OFF")
                        .end()
                        .throwException(new IllegalStateException("refused"));
            }
        });
        Processor to = exchange -> {
            Exchange after = context.createProducerTemplate().send("direct:handled", exchange);
            assertThat(after.isFailed()).isFalse();
        };
        open(to);

        assertThat(deliver(1).status()).isEqualTo(200);
    }

    @Test
    void the_thread_that_brought_the_webhook_is_free_while_the_route_works() {
        open(this::work);

        Delivered delivered = deliver(1);

        assertThat(delivered.wasSync()).isFalse();
        assertThat(delivered.isAnswered()).isFalse();
        release.countDown();
        assertThat(delivered.status()).isEqualTo(200);
        assertThat(delivered.callbacks()).isEqualTo(1);
    }

    @Test
    void a_slow_route_is_answered_503_and_goes_on() throws Exception {
        configuration.setAckTimeout(Duration.ofMillis(100));
        CountDownLatch ended = new CountDownLatch(1);
        open(exchange -> {
            work(exchange);
            ended.countDown();
        });

        Delivered delivered = deliver(1);

        assertThat(delivered.status()).isEqualTo(503);
        assertThat(ended.getCount()).isEqualTo(1);
        release.countDown();
        assertThat(ended.await(5, TimeUnit.SECONDS)).isTrue();
        assertThat(delivered.callbacks()).isEqualTo(1);
    }

    @Test
    void a_repeat_of_a_running_event_joins_it_and_shares_its_outcome() throws Exception {
        configuration.setAckTimeout(Duration.ofMillis(300));
        open(this::work);
        Delivered first = deliver(1);
        assertThat(begun.tryAcquire(5, TimeUnit.SECONDS)).isTrue();
        assertThat(first.status()).isEqualTo(503);

        configuration.setAckTimeout(Duration.ofSeconds(5));
        Delivered repeat = deliver(1);
        Delivered another = deliver(1);
        release.countDown();

        assertThat(List.of(repeat.status(), another.status())).containsExactly(200, 200);
        assertThat(runs).hasValue(1);
    }

    @Test
    void a_client_without_event_uuid_joins_by_uuid_version_and_type() throws Exception {
        open(this::work);
        Delivered first = Delivered.to(handler, context, WebhookBodies.client("c-1", 1));
        Delivered repeat = Delivered.to(handler, context, WebhookBodies.client("c-1", 1));
        Delivered next = Delivered.to(handler, context, WebhookBodies.client("c-1", 2));
        release.countDown();

        assertThat(List.of(first.status(), repeat.status(), next.status())).containsOnly(200);
        assertThat(runs).hasValue(2);
    }

    @Test
    void a_repeat_after_the_end_is_routed_again() {
        release.countDown();
        open(this::work);

        assertThat(deliver(1).status()).isEqualTo(200);
        assertThat(deliver(1).status()).isEqualTo(200);
        assertThat(runs).hasValue(2);
    }

    @Test
    void two_events_of_one_change_are_both_routed_although_they_share_version_and_event_uuid() {
        open(this::work);

        Delivered status = Delivered.to(handler, context, WebhookBodies.job("j-1", 4, "job_started"));
        Delivered update = Delivered.to(handler, context, WebhookBodies.job("j-1", 4, "job_updated"));
        release.countDown();

        assertThat(status.status()).isEqualTo(200);
        assertThat(update.status()).isEqualTo(200);
        assertThat(runs).hasValue(2);
    }

    @Test
    void above_the_places_a_webhook_is_answered_503_at_once() {
        configuration.setWebhookThreads(1);
        open(this::work);
        List<Delivered> delivered = new ArrayList<>();
        for (int version = 1; version <= 1 + Dispatcher.WAITING_PER_THREAD; version++) {
            delivered.add(deliver(version));
        }

        assertThat(deliver(99).status()).isEqualTo(503);
        release.countDown();
        assertThat(delivered).extracting(Delivered::status).containsOnly(200);
        assertThat(deliver(100).status()).isEqualTo(200);
    }

    @Test
    void what_waited_too_long_for_a_thread_is_given_up_and_its_place_is_free() throws Exception {
        configuration.setWebhookThreads(1);
        configuration.setAckTimeout(Duration.ofMillis(100));
        open(this::work);
        deliver(1);
        assertThat(begun.tryAcquire(5, TimeUnit.SECONDS)).isTrue();

        for (int version = 2; version < 40; version++) {
            assertThat(deliver(version).status()).isEqualTo(503);
        }
        release.countDown();

        await().untilAsserted(() -> assertThat(deliver(100).status()).isEqualTo(200));
        assertThat(runs.get()).isLessThanOrEqualTo(3);
    }

    @Test
    void the_whole_entity_is_fetched_before_the_route_and_without_holding_a_thread() throws Exception {
        configuration.setWebhookThreads(1);
        CompletableFuture<Change> fetched = new CompletableFuture<>();
        List<Object> versions = new ArrayList<>();
        open(
                exchange -> versions.add(exchange.getMessage().getHeader(PlanadoConstants.VERSION)),
                change -> change.version() == 1 ? fetched : CompletableFuture.completedFuture(change));

        Delivered slow = deliver(1);
        assertThat(deliver(2).status()).isEqualTo(200);
        assertThat(slow.isAnswered()).isFalse();
        Change change = new Change(
                Resource.JOBS,
                "j-1",
                9L,
                "job_updated",
                WireJson.mapper().createObjectNode().put("uuid", "j-1"),
                Change.BodyKind.FULL,
                Change.Source.WEBHOOK,
                false,
                null);
        fetched.complete(change);

        assertThat(slow.status()).isEqualTo(200);
        assertThat(versions).containsExactly(2L, 9L);
    }

    @Test
    void an_entity_that_cannot_be_fetched_is_answered_503_and_not_routed() {
        open(this::work, change -> CompletableFuture.failedFuture(new IllegalStateException("vendor is down")));

        assertThat(deliver(1).status()).isEqualTo(503);
        assertThat(runs).hasValue(0);
    }

    @Test
    void a_stop_gives_what_runs_a_moment_and_answers_what_waits() throws Exception {
        configuration.setWebhookThreads(1);
        open(this::work);
        Delivered running = deliver(1);
        assertThat(begun.tryAcquire(5, TimeUnit.SECONDS)).isTrue();
        Delivered waiting = deliver(2);

        CompletableFuture<Void> stop = CompletableFuture.runAsync(handler::stop);
        assertThat(waiting.status()).isEqualTo(503);
        assertThat(running.isAnswered()).isFalse();
        release.countDown();

        assertThat(running.status()).isEqualTo(200);
        stop.get(5, TimeUnit.SECONDS);
        assertThat(runs).hasValue(1);
    }

    private void work(Exchange exchange) throws InterruptedException {
        runs.incrementAndGet();
        begun.release();
        if (!release.await(20, TimeUnit.SECONDS)) {
            throw new IllegalStateException("The test forgot to release " + exchange.getExchangeId());
        }
    }

    private Delivered deliver(int version) {
        String event = "0d9f2c1e-6a54-4c0b-9f65-%012d".formatted(version);
        return Delivered.to(handler, context, WebhookBodies.job("j-1", version, "job_updated", event));
    }

    private void open(Processor route) {
        open(route, null);
    }

    private void open(Processor route, Function<Change, CompletableFuture<Change>> detail) {
        handler = new WebhookHandler(
                context.getEndpoint("direct:planado"),
                Set.of(Resource.JOBS, Resource.CLIENTS),
                configuration,
                route,
                detail,
                new EntityLift(ZoneOffset.UTC),
                change -> false);
        handler.start();
    }
}
