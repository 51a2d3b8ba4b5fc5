package io.github.camelplanado.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import io.github.bucket4j.TimeMeter;
import io.github.camelplanado.api.Catalogue;
import io.github.camelplanado.api.LimitHints;
import io.github.camelplanado.api.Operation;
import io.github.camelplanado.api.PlanadoServerException;
import io.github.camelplanado.api.Resource;
import io.github.camelplanado.budget.PacedBudget;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The one trial call of a half-open breaker must be given back whatever becomes of it, or the account stays shut for ever. */
class AttemptsTest {

    private final Deque<Step> wire = new ArrayDeque<>();
    private final CircuitBreaker breaker = CircuitBreaker.of(
            "test",
            CircuitBreakerConfig.custom()
                    .permittedNumberOfCallsInHalfOpenState(1)
                    .waitDurationInOpenState(Duration.ofHours(1))
                    .build());
    private final ExecutorService pool = Executors.newSingleThreadExecutor();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final Account account = new Account(
            new AccountSettings(
                    "http://localhost",
                    "key",
                    new AccountSettings.Pacing(0, false, 1, 10),
                    new AccountSettings.Resilience(0, Duration.ofMillis(1), true, Duration.ofHours(1)),
                    null,
                    new AccountSettings.Names(Duration.ofMinutes(10), 1)),
            new PacedBudget(0, 1, 10, TimeMeter.SYSTEM_NANOTIME),
            true,
            new Scripted(wire),
            breaker,
            null,
            null,
            null,
            null,
            Observed.nothing("test", System::nanoTime),
            pool,
            Executors.newSingleThreadExecutor(),
            timer);
    private final Attempts attempts = new Attempts(account, System::nanoTime);

    @AfterEach
    void close() {
        account.close();
    }

    @Test
    void a_trial_that_ends_in_an_unforeseen_exception_opens_the_breaker_again_and_does_not_hold_it_half_open() {
        halfOpen();
        wire.add(() -> {
            throw new IllegalStateException("connection pool shut down");
        });

        assertThat(send())
                .failsWithin(5, TimeUnit.SECONDS)
                .withThrowableThat()
                .withRootCauseInstanceOf(IllegalStateException.class);
        assertThat(breaker.getState()).isEqualTo(CircuitBreaker.State.OPEN);
    }

    @Test
    void a_trial_that_meets_the_accounts_limit_leaves_the_next_trial_to_the_next_call() {
        halfOpen();
        wire.add(() -> answer(429, "Rate Limit Exceeded"));
        wire.add(() -> answer(200, "{}"));

        assertThat(send()).succeedsWithin(10, TimeUnit.SECONDS);
        assertThat(breaker.getState()).isEqualTo(CircuitBreaker.State.CLOSED);
    }

    @Test
    void a_trial_that_the_vendor_cannot_do_opens_the_breaker_and_the_next_call_is_not_sent() {
        halfOpen();
        wire.add(() -> answer(503, ""));
        assertThat(send()).failsWithin(5, TimeUnit.SECONDS);

        assertThat(send())
                .failsWithin(5, TimeUnit.SECONDS)
                .withThrowableThat()
                .withCauseInstanceOf(PlanadoServerException.class)
                .withMessageContaining("breaker");
        assertThat(wire).isEmpty();
    }

    private void halfOpen() {
        breaker.transitionToOpenState();
        breaker.transitionToHalfOpenState();
    }

    private CompletableFuture<ApiAnswer> send() {
        ApiRequest request = ApiRequest.of(Catalogue.call(Resource.JOBS, Operation.GET), "erp-1");
        return attempts.begin(new CallInProgress(request, Duration.ofMinutes(1), System.nanoTime()));
    }

    private static RawAnswer answer(int status, String body) {
        return new RawAnswer(
                status,
                "application/json",
                LimitHints.retryAfter(Duration.ofMillis(10)),
                body.getBytes(StandardCharsets.UTF_8));
    }

    @FunctionalInterface
    private interface Step {
        RawAnswer run() throws IOException;
    }

    private record Scripted(Deque<Step> steps) implements Transport {
        @Override
        public RawAnswer send(ApiRequest request) throws IOException {
            return steps.remove().run();
        }

        @Override
        public void close() {}
    }
}
