package io.github.camelplanado;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.camelplanado.api.LimitHints;
import io.github.camelplanado.api.PlanadoAuthenticationException;
import io.github.camelplanado.api.PlanadoConstants;
import io.github.camelplanado.api.PlanadoException;
import io.github.camelplanado.api.PlanadoOutcomeUnknownException;
import io.github.camelplanado.api.PlanadoProtocolException;
import io.github.camelplanado.api.PlanadoRateLimitException;
import io.github.camelplanado.api.PlanadoServerException;
import io.github.camelplanado.api.PlanadoValidationException;
import io.github.camelplanado.api.Priority;
import io.github.camelplanado.api.RequestBudget;
import io.github.camelplanado.simulator.Knob;
import io.github.camelplanado.simulator.PlanadoSimulator;
import org.apache.camel.AsyncCallback;
import org.apache.camel.AsyncProducer;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The asynchronous contract, the budget and failures, at the producer itself. */
class PlanadoProducerTest {

    @RegisterExtension
    static final PlanadoSimulator PLANADO =
            PlanadoSimulator.builder().requestsPerMinute(0).build();

    @Test
    void a_call_with_a_turn_at_hand_ends_on_the_callers_thread() throws Exception {
        try (TestCamel camel = new TestCamel(PLANADO)) {
            Call call = Call.of(camel, "planado:jobs/list?paging=page");

            assertThat(call.doneSync).isTrue();
            assertThat(call.callbacks).hasValue(1);
            assertThat(call.callbackThread).isEqualTo(Thread.currentThread().getName());
        }
    }

    @Test
    void a_call_that_waits_holds_no_thread_and_ends_on_one_that_sends_nothing() throws Exception {
        try (TestCamel camel = new TestCamel(PLANADO, component -> component.setRequestsPerMinute(600))) {
            List<Call> calls = new ArrayList<>();
            long start = System.nanoTime();
            for (int i = 0; i < 10; i++) {
                calls.add(Call.of(camel, "planado:jobs/list?paging=page"));
            }
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(900));

            for (Call call : calls) {
                assertThat(call.done.await(10, TimeUnit.SECONDS)).isTrue();
                assertThat(call.doneSync).isFalse();
                assertThat(call.callbacks).hasValue(1);
                assertThat(call.callbackThread).startsWith("planado-route");
                assertThat(call.exchange.getException()).isNull();
            }
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(900));
        }
    }

    @Test
    void every_way_to_fail_calls_back_exactly_once() throws Exception {
        try (TestCamel camel = new TestCamel(PLANADO, component -> component.setMaxRetries(1))) {
            Runnable[] faults = {
                () -> PLANADO.faults().answer("*", ".*").times(2).status(500, "x"),
                () -> PLANADO.faults().answer("*", ".*").times(2).status(404, "{}"),
                () -> PLANADO.faults().answer("*", ".*").times(2).closeBeforeWork(),
                () -> PLANADO.faults().answer("*", ".*").times(2).closeAfterWork(),
                () -> PLANADO.faults().answer("*", ".*").times(2).garbage("<html>"),
            };
            for (Runnable fault : faults) {
                PLANADO.faults().clear();
                fault.run();
                Call call = Call.of(camel, "planado:jobs/get?id=x");
                assertThat(call.done.await(10, TimeUnit.SECONDS)).isTrue();
                assertThat(call.exchange.getException()).isInstanceOf(PlanadoException.class);
                assertThat(call.callbacks).hasValue(1);
            }
            PLANADO.faults().clear();
            Call refused = Call.of(camel, "planado:jobs/get");
            assertThat(refused.doneSync).isTrue();
            assertThat(refused.exchange.getException()).isInstanceOf(PlanadoException.class);
        }
    }

    @Test
    void stopping_the_context_ends_every_call_that_waits() throws Exception {
        List<Call> calls = new ArrayList<>();
        try (TestCamel camel = new TestCamel(PLANADO, component -> component.setRequestsPerMinute(1))) {
            for (int i = 0; i < 200; i++) {
                calls.add(Call.of(camel, "planado:jobs/list?paging=page"));
            }
            camel.context().getComponent("planado").stop();
        }
        for (Call call : calls) {
            assertThat(call.done.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(call.callbacks).hasValue(1);
            assertThat(call.exchange.getException()).isInstanceOf(PlanadoException.class);
        }
    }

    @Test
    void the_stop_of_the_context_does_not_wait_for_calls_that_wait_nor_for_those_that_follow_them() throws Exception {
        List<Exchange> ended = new CopyOnWriteArrayList<>();
        long start;
        try (TestCamel camel = new TestCamel(PLANADO, component -> component.setRequestsPerMinute(1))) {
            camel.context().addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    onException(PlanadoException.class).to("planado:jobs/get?id=y");
                    from("direct:waits").to("planado:jobs/get?id=x");
                }
            });
            for (int i = 0; i < 20; i++) {
                camel.context()
                        .createProducerTemplate()
                        .asyncSend("direct:waits", exchange -> {})
                        .thenAccept(ended::add);
            }
            start = System.nanoTime();
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
        await().untilAsserted(() -> assertThat(ended)
                .hasSize(20)
                .allSatisfy(exchange -> assertThat(exchange.getException()).hasMessageContaining("stop")));
    }

    @Test
    void stopping_ends_a_call_that_waits_for_its_repeat() throws Exception {
        try (TestCamel camel = new TestCamel(PLANADO, component -> component.setRetryDelay(Duration.ofMinutes(10)))) {
            PLANADO.faults().answer("GET", "/jobs/.*").status(503, "");
            Call call = Call.of(camel, "planado:jobs/get?id=x");
            assertThat(call.done.getCount()).isEqualTo(1);

            camel.context().getComponent("planado").stop();

            assertThat(call.done.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(call.callbacks).hasValue(1);
            assertThat(call.exchange.getException())
                    .isInstanceOf(PlanadoServerException.class)
                    .hasMessageContaining("stops");
        }
    }

    @Test
    void a_budget_of_the_users_own_pays_for_every_attempt_and_stays_open() {
        CountingBudget budget = new CountingBudget();
        try (TestCamel camel = new TestCamel(PLANADO, component -> {
            component.setApiKey(PLANADO.apiKey());
            component.setBudget(budget);
            component.setBaseUrl(PLANADO.baseUrl() + "/");
            component.setConnectTimeout(Duration.ofSeconds(4));
        })) {
            PLANADO.faults().answer("GET", "/jobs").status(503, "");
            camel.ok("planado:jobs/list?paging=page", null);
        }
        assertThat(budget.turns).hasValue(2);
        assertThat(budget.closed).isFalse();
    }

    @Test
    void routes_that_block_keep_no_other_call_from_being_sent() throws Exception {
        try (TestCamel camel = new TestCamel(PLANADO, component -> {
            component.setRequestsPerMinute(3_000);
            component.setHttpThreads(1);
        })) {
            for (int i = 0; i < 8; i++) {
                PLANADO.office().create("jobs", Map.of("description", "d"));
            }
            PLANADO.knob(Knob.PAGE_SIZE, 2);
            AtomicInteger read = new AtomicInteger();
            camel.context().addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:stream")
                            .to("planado:jobs/list")
                            .split(body())
                            .streaming()
                            .process(one -> read.incrementAndGet());
                }
            });
            List<CompletableFuture<Exchange>> streams = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                streams.add(camel.context().createProducerTemplate().asyncSend("direct:stream", exchange -> {}));
            }
            CompletableFuture.allOf(streams.toArray(CompletableFuture[]::new)).get(20, TimeUnit.SECONDS);
            assertThat(read).hasValue(48);
        }
    }

    @Test
    void what_may_have_been_done_when_the_component_stops_is_not_told_as_safe_to_repeat() throws Exception {
        try (TestCamel camel = new TestCamel(PLANADO)) {
            PLANADO.faults().answer("POST", "/jobs").delay(Duration.ofSeconds(2));
            CompletableFuture<Exchange> inFlight = camel.context()
                    .createProducerTemplate()
                    .asyncSend(
                            "planado:jobs/create",
                            exchange -> exchange.getMessage().setBody("{}"));
            await().until(() -> PLANADO.accepted() > 0);

            camel.context().getComponent("planado").stop();

            assertThat(inFlight.get(20, TimeUnit.SECONDS).getException())
                    .isInstanceOf(PlanadoOutcomeUnknownException.class);
        }
    }

    @Test
    void a_call_that_had_waited_and_is_in_flight_when_the_component_stops_ends_too() throws Exception {
        try (TestCamel camel = new TestCamel(PLANADO, component -> component.setRequestsPerMinute(120))) {
            PLANADO.faults().answer("GET", "/jobs/.*").delay(Duration.ofSeconds(2));
            Call call = Call.of(camel, "planado:jobs/get?id=x");
            assertThat(call.doneSync).isFalse();
            await().until(() -> PLANADO.accepted() > 0);

            camel.context().getComponent("planado").stop();

            assertThat(call.done.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(call.callbacks).hasValue(1);
            assertThat(call.exchange.getException()).isInstanceOf(PlanadoException.class);
        }
    }

    @Test
    void a_call_that_was_given_up_is_not_repeated_for_somebody_elses_sake() throws Exception {
        try (TestCamel other = new TestCamel(PLANADO, component -> component.setRetryDelay(Duration.ofMillis(300)))) {
            Call keepsTheAccountOpen = Call.of(other, "planado:jobs/list?paging=page");
            assertThat(keepsTheAccountOpen.doneSync).isTrue();
            try (TestCamel camel =
                    new TestCamel(PLANADO, component -> component.setRetryDelay(Duration.ofMillis(300)))) {
                PLANADO.faults().answer("GET", "/jobs/.*").status(503, "");
                Call call = Call.of(camel, "planado:jobs/get?id=x");
                camel.context().getComponent("planado").stop();
                assertThat(call.done.await(5, TimeUnit.SECONDS)).isTrue();
            }
            int after = PLANADO.requests().size();
            await().pollDelay(Duration.ofMillis(900)).until(() -> true);
            assertThat(PLANADO.requests()).hasSize(after);
            assertThat(Call.of(other, "planado:jobs/list?paging=page").exchange.getException())
                    .as("the account goes on for the other one")
                    .isNull();
        }
    }

    @Test
    void a_second_budget_for_one_account_is_refused() {
        try (TestCamel one = new TestCamel(PLANADO)) {
            one.ok("planado:jobs/list?paging=page", null);
            try (TestCamel two = new TestCamel(PLANADO, component -> component.setBudget(new CountingBudget()))) {
                assertThatThrownBy(() -> two.send("planado:jobs/list", null)).hasStackTraceContaining("another budget");
            }
        }
    }

    @Test
    void a_producer_goes_on_after_its_component_was_restarted() throws Exception {
        try (TestCamel camel = new TestCamel(PLANADO)) {
            camel.ok("planado:jobs/list?paging=page", null);
            camel.context().getComponent("planado").stop();
            assertThat(camel.send("planado:jobs/list?paging=page", null).getException())
                    .hasMessageContaining("stopped");

            camel.context().getComponent("planado").start();

            camel.ok("planado:jobs/list?paging=page", null);
        }
    }

    @Test
    void a_redirect_is_not_followed_because_the_key_must_not_travel() {
        try (TestCamel camel = new TestCamel(PLANADO)) {
            PLANADO.faults().answer("GET", "/jobs").status(307, Map.of("Location", PLANADO.baseUrl() + "/clients"), "");

            assertThat(camel.send("planado:jobs/list", null).getException())
                    .isInstanceOfSatisfying(
                            PlanadoException.class,
                            failure -> assertThat(failure.getStatus()).isEqualTo(307));
            assertThat(PLANADO.requests()).hasSize(1);
        }
    }

    @Test
    void calls_that_wait_while_the_breaker_opens_are_not_sent() throws Exception {
        try (TestCamel camel = new TestCamel(PLANADO, component -> {
            component.setMaxRetries(0);
            component.setRequestsPerMinute(6_000);
        })) {
            PLANADO.faults().answer("GET", "/jobs/.*").times(500).status(503, "");
            List<Call> calls = new ArrayList<>();
            for (int i = 0; i < 120; i++) {
                calls.add(Call.of(camel, "planado:jobs/get?id=x"));
            }
            for (Call call : calls) {
                assertThat(call.done.await(20, TimeUnit.SECONDS)).isTrue();
            }
            assertThat(PLANADO.requests().size()).isLessThan(40);
        }
    }

    @Test
    void the_breaker_closes_again_when_the_vendor_is_back() {
        try (TestCamel camel = new TestCamel(PLANADO, component -> {
            component.setMaxRetries(0);
            component.setBreakerDelay(Duration.ofMillis(200));
        })) {
            PLANADO.faults().answer("GET", "/jobs/.*").times(20).status(503, "");
            for (int i = 0; i < 20; i++) {
                camel.send("planado:jobs/get?id=x", null);
            }
            await().atMost(Duration.ofSeconds(5))
                    .until(() ->
                            camel.send("planado:jobs/list?paging=page", null).getException() == null);
        }
    }

    @Test
    void no_turn_after_a_server_error_is_not_told_as_a_refusal_of_the_vendors() {
        try (TestCamel camel = new TestCamel(PLANADO, component -> {
            component.setRequestsPerMinute(60);
            component.setBurst(1);
            component.setMaxWait(Duration.ofMillis(1_500));
            component.setRetryDelay(Duration.ofMillis(400));
        })) {
            PLANADO.faults().answer("GET", "/jobs/.*").times(9).status(503, "");

            assertThat(camel.send("planado:jobs/get?id=x", null).getException())
                    .isInstanceOfSatisfying(PlanadoRateLimitException.class, failure -> {
                        assertThat(failure.getStatus()).isZero();
                        assertThat(failure.getCause()).isInstanceOf(PlanadoServerException.class);
                    });
        }
    }

    @Test
    void exceptions_survive_serialisation_with_their_field_errors() throws Exception {
        try (TestCamel camel = new TestCamel(PLANADO)) {
            Exception refused = camel.send("planado:jobs/create", Map.of("description", "x".repeat(15_001)))
                    .getException();
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            new ObjectOutputStream(bytes).writeObject(refused);

            Object read = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();

            assertThat(read)
                    .isInstanceOfSatisfying(
                            PlanadoValidationException.class,
                            failure -> assertThat(failure.getFieldErrors()).containsKey("description"));
        }
    }

    @Test
    void a_refusal_pauses_and_the_call_goes_on() {
        try (TestCamel camel = new TestCamel(PLANADO)) {
            PLANADO.faults().answer("GET", "/jobs").status(429, Map.of("Retry-After", "1"), "Rate Limit Exceeded");
            long start = System.nanoTime();

            Exchange list = camel.ok("planado:jobs/list?paging=page", null);

            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(950));
            assertThat(list.getMessage().getHeader(PlanadoConstants.ATTEMPTS)).isEqualTo(2);
        }
    }

    @Test
    void a_refusal_under_a_2xx_is_one_too() {
        try (TestCamel camel = new TestCamel(PLANADO)) {
            PLANADO.faults().answer("POST", "/jobs").garbage("Rate Limit Exceeded");

            Exchange created = camel.ok("planado:jobs/create", Map.of("description", "no external id"));

            assertThat(created.getMessage().getHeader(PlanadoConstants.ATTEMPTS))
                    .isEqualTo(2);
            assertThat(PLANADO.entities("jobs")).hasSize(1);
        }
    }

    @Test
    void a_refusal_that_lasts_longer_than_the_patience_is_told_with_its_length() {
        try (TestCamel camel = new TestCamel(PLANADO, component -> component.setMaxWait(Duration.ofSeconds(3)))) {
            PLANADO.faults().answer("GET", "/jobs").status(429, Map.of("Retry-After", "60"), "Rate Limit Exceeded");

            Exchange failed = camel.send("planado:jobs/list?paging=page", null);

            assertThat(failed.getException()).isInstanceOfSatisfying(PlanadoRateLimitException.class, failure -> {
                assertThat(failure.getRetryAfter()).isBetween(Duration.ofSeconds(55), Duration.ofSeconds(60));
                assertThat(failure.getStatus()).isEqualTo(429);
                assertThat(failure.isRetryable()).isTrue();
            });
        }
    }

    @Test
    void two_contexts_with_one_key_share_one_budget() throws Exception {
        try (TestCamel one = new TestCamel(PLANADO, component -> component.setRequestsPerMinute(300));
                TestCamel two = new TestCamel(PLANADO, component -> component.setRequestsPerMinute(300))) {
            long start = System.nanoTime();
            List<Call> calls = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                calls.add(Call.of(one, "planado:jobs/list?paging=page"));
                calls.add(Call.of(two, "planado:jobs/list?paging=page"));
            }
            for (Call call : calls) {
                assertThat(call.done.await(20, TimeUnit.SECONDS)).isTrue();
                assertThat(call.exchange.getException()).isNull();
            }
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(1_900));
        }
    }

    @Test
    void a_wrong_key_is_told_with_the_option_and_without_the_key() {
        try (TestCamel camel = new TestCamel(PLANADO, component -> component.setApiKey("wrong-key-0815"))) {
            assertThat(camel.send("planado:jobs/list", null).getException())
                    .isInstanceOfSatisfying(PlanadoAuthenticationException.class, failure -> {
                        assertThat(failure.getMessage()).contains("apiKey").doesNotContain("0815");
                        assertThat(failure.isRetryable()).isFalse();
                        assertThat(failure.isRefused()).isFalse();
                    });
        }
    }

    @Test
    void nobody_at_the_address_is_a_server_failure_without_a_status() {
        try (TestCamel camel = new TestCamel(PLANADO, component -> {
            component.setBaseUrl("http://127.0.0.1:1/v2");
            component.setMaxRetries(0);
        })) {
            assertThat(camel.send("planado:jobs/list", null).getException())
                    .isInstanceOfSatisfying(PlanadoServerException.class, failure -> {
                        assertThat(failure.getStatus()).isZero();
                        assertThat(failure.getMessage()).contains("no connection");
                    });
        }
    }

    @Test
    void an_answer_that_takes_too_long_is_given_up() {
        try (TestCamel camel = new TestCamel(PLANADO, component -> {
            component.setRequestTimeout(Duration.ofMillis(300));
            component.setMaxRetries(0);
        })) {
            PLANADO.faults().answer("GET", "/jobs").delay(Duration.ofSeconds(3));

            assertThat(camel.send("planado:jobs/list", null).getException())
                    .isInstanceOf(PlanadoServerException.class)
                    .hasMessageContaining("requestTimeout");
        }
    }

    @Test
    void an_answer_above_the_limit_is_refused() {
        try (TestCamel camel = new TestCamel(PLANADO, component -> component.setMaxResponseSize(1_000))) {
            PLANADO.office().create("jobs", Map.of("description", "x".repeat(5_000)));

            assertThat(camel.send("planado:jobs/list", null).getException())
                    .isInstanceOf(PlanadoProtocolException.class)
                    .hasMessageContaining("maxResponseSize");
        }
    }

    @Test
    void the_breaker_leaves_a_failing_vendor_alone_and_takes_no_permit() {
        try (TestCamel camel = new TestCamel(PLANADO, component -> component.setMaxRetries(0))) {
            PLANADO.faults().answer("GET", "/jobs/.*").times(100).status(503, "");
            for (int i = 0; i < 20; i++) {
                camel.send("planado:jobs/get?id=x", null);
            }
            int before = PLANADO.requests().size();

            Exchange failed = camel.send("planado:jobs/get?id=x", null);

            assertThat(failed.getException())
                    .isInstanceOf(PlanadoServerException.class)
                    .hasMessageContaining("circuit breaker");
            assertThat(PLANADO.requests()).hasSize(before);
        }
    }

    @Test
    void an_urgent_call_overtakes_a_load() throws Exception {
        try (TestCamel camel = new TestCamel(PLANADO, component -> component.setRequestsPerMinute(300))) {
            List<Call> load = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                load.add(Call.of(camel, "planado:jobs/list?paging=page"));
            }
            Call urgent = Call.of(camel, "planado:clients/list?paging=page&priority=high");

            assertThat(urgent.done.await(5, TimeUnit.SECONDS)).isTrue();
            assertThat(load.stream().filter(call -> call.done.getCount() == 0).count())
                    .isLessThanOrEqualTo(3);
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> load.stream().allMatch(call -> call.done.getCount() == 0));
        }
    }

    /** One call at the producer, with what its callback saw. */
    private static final class Call {
        private final Exchange exchange;
        private final AtomicInteger callbacks = new AtomicInteger();
        private final CountDownLatch done = new CountDownLatch(1);
        private volatile boolean doneSync;
        private volatile String callbackThread;

        private Call(Exchange exchange) {
            this.exchange = exchange;
        }

        static Call of(TestCamel camel, String uri) throws Exception {
            AsyncProducer producer = camel.context().getEndpoint(uri).createAsyncProducer();
            producer.start();
            Call call = new Call(new DefaultExchange(camel.context()));
            AsyncCallback callback = sync -> {
                call.callbackThread = Thread.currentThread().getName();
                call.callbacks.incrementAndGet();
                call.done.countDown();
            };
            call.doneSync = producer.process(call.exchange, callback);
            return call;
        }
    }

    /** Lets everybody go at once and counts. */
    private static final class CountingBudget implements RequestBudget {
        private final AtomicInteger turns = new AtomicInteger();
        private volatile boolean closed;

        @Override
        public CompletableFuture<Void> turn(Priority priority, Duration maxWait) {
            turns.incrementAndGet();
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void giveBack() {
            turns.decrementAndGet();
        }

        @Override
        public void refused(LimitHints told) {
            throw new AssertionError("nobody was refused");
        }

        @Override
        public Duration pause() {
            return Duration.ZERO;
        }

        @Override
        public int waiting() {
            return 0;
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
