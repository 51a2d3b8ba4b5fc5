package io.github.camelplanado.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.camelplanado.simulator.webhook.RetryPlan;
import org.junit.jupiter.api.Test;

class RetriesTest {

    private static void oneJob(Simulator planado) {
        planado.office().create("jobs", Map.of("external_id", "e1"));
    }

    private static void awaitAttempts(Simulator planado, int count) {
        await().atMost(Duration.ofSeconds(10)).until(() -> planado.deliveries().size() == count);
    }

    @Test
    void aReceiverThatFailsIsTriedEighteenTimesAtGrowingIntervalsForAboutAWeek() {
        ManualClock clock = SimulatorClock.manual();
        try (Receiver receiver = new Receiver(() -> 503);
                SimulatorServer planado =
                        SimulatorServer.builder().clock(clock).build().start()) {
            planado.webhooks().register(receiver.url(), null, List.of("job_created"));
            oneJob(planado);
            awaitAttempts(planado, 1);
            Duration last = Duration.ZERO;
            for (int retry = 1; retry <= 17; retry++) {
                Duration wait = clock.untilNextTask();
                assertThat(wait).isGreaterThan(last);
                last = wait;
                clock.advance(wait);
                awaitAttempts(planado, retry + 1);
            }
            assertThat(clock.untilNextTask()).isNull();
            assertThat(planado.pendingDeliveries()).isZero();
            List<DeliveryAttempt> all = planado.deliveries();
            Instant first = all.get(0).sentAt();
            Duration span = Duration.between(first, all.get(17).sentAt());
            assertThat(span).isBetween(Duration.ofDays(6), Duration.ofDays(8));
            assertThat(all)
                    .extracting(DeliveryAttempt::attemptNo)
                    .startsWith(1, 2, 3)
                    .endsWith(17, 18);
            assertThat(receiver.got())
                    .extracting(Receiver.Got::attempt)
                    .startsWith("1", "2")
                    .endsWith("18");
            assertThat(all)
                    .extracting(DeliveryAttempt::eventUuid)
                    .containsOnly(all.get(0).eventUuid());
        }
    }

    @Test
    void intervalsAddUpToAWeek() {
        Duration sum = Duration.ZERO;
        for (int attempt = 1; attempt <= Knobs.defaults().number(Knob.DELIVERY_RETRIES); attempt++) {
            sum = sum.plus(RetryPlan.after(attempt));
        }
        assertThat(sum).isBetween(Duration.ofHours(160), Duration.ofHours(176));
    }

    @Test
    void aRetryThatIsTakenIsTheLast() {
        ManualClock clock = SimulatorClock.manual();
        AtomicInteger calls = new AtomicInteger();
        try (Receiver receiver = new Receiver(() -> calls.incrementAndGet() < 3 ? 500 : 200);
                SimulatorServer planado =
                        SimulatorServer.builder().clock(clock).build().start()) {
            planado.webhooks().register(receiver.url(), null, List.of("job_created"));
            oneJob(planado);
            awaitAttempts(planado, 1);
            clock.advance(clock.untilNextTask());
            awaitAttempts(planado, 2);
            clock.advance(clock.untilNextTask());
            awaitAttempts(planado, 3);
            assertThat(planado.deliveries())
                    .extracting(DeliveryAttempt::outcome)
                    .containsExactly("failed", "failed", "delivered");
            assertThat(clock.untilNextTask()).isNull();
        }
    }

    @Test
    void aReceiverThatIsNotThereIsAConnectionFailure() {
        try (SimulatorServer planado = SimulatorServer.create().start()) {
            Receiver gone = new Receiver(() -> 200);
            gone.close();
            planado.webhooks().register(gone.url(), null, List.of("job_created"));
            oneJob(planado);
            awaitAttempts(planado, 1);
            DeliveryAttempt attempt = planado.deliveries().get(0);
            assertThat(attempt.responseCode()).isNull();
            assertThat(attempt.errorType()).isEqualTo("connection failure");
            assertThat(planado.pendingDeliveries()).isEqualTo(1);
        }
    }

    @Test
    void aWebhookIsLockedAfterTooManyFailuresWhenAKnobSaysSo() {
        try (Receiver receiver = new Receiver(() -> 500);
                SimulatorServer planado = SimulatorServer.builder()
                        .knob(Knob.WEBHOOK_LOCKED_AFTER, 1)
                        .build()
                        .start()) {
            String uuid = planado.webhooks().register(receiver.url(), null, List.of("job_created"));
            oneJob(planado);
            awaitAttempts(planado, 1);
            assertThat(planado.webhooks().isLocked(uuid)).isTrue();
            planado.office().create("jobs", Map.of("external_id", "lost"));
            planado.webhooks().unlock(uuid);
            planado.office().create("jobs", Map.of("external_id", "told"));
            awaitAttempts(planado, 2);
            assertThat(receiver.got())
                    .extracting(one -> one.body().at("/job/external_id").asText())
                    .containsExactly("e1", "told");
        }
    }
}
