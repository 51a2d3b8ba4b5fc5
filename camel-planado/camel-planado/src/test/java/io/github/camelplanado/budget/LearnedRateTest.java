package io.github.camelplanado.budget;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

import io.github.camelplanado.PlanadoComponent;
import io.github.camelplanado.TestCamel;
import io.github.camelplanado.api.BudgetState;
import io.github.camelplanado.api.BudgetTerms;
import io.github.camelplanado.api.RequestBudget;
import io.github.camelplanado.simulator.ManualClock;
import io.github.camelplanado.simulator.PlanadoSimulator;
import io.github.camelplanado.simulator.SimulatorClock;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A rate that is learned, through a route: 60 calls a minute are configured, the simulator allows 90. Budget and simulator have
 * one time, which the test moves, so that half an hour takes seconds.
 */
class LearnedRateTest {

    private static final Duration STEP = Duration.ofMillis(50);
    private static final int CONFIGURED = 60;
    private static final int ALLOWED = 90;

    private static final ManualClock VENDORS_TIME = SimulatorClock.manual();

    @RegisterExtension
    static final PlanadoSimulator PLANADO = PlanadoSimulator.builder()
            .clock(VENDORS_TIME)
            .requestsPerMinute(ALLOWED)
            .bucket(3)
            .build();

    private final ManualTime time = new ManualTime();
    private final ManualTimer timer = new ManualTimer(time);
    private final AtomicInteger sent = new AtomicInteger();
    private final AtomicInteger ended = new AtomicInteger();
    private final AtomicInteger granted = new AtomicInteger();
    private final AtomicInteger answered = new AtomicInteger();
    private TestCamel camel;
    private ProducerTemplate template;

    @AfterEach
    void close() {
        camel.close();
    }

    @Test
    void with_learnRate_it_climbs_while_calls_wait_up_to_what_the_account_allows_and_stays_there() throws Exception {
        open(true);
        callsThatWait(950);
        assertThat(state().rate()).as("without a thousand calls of proof").isEqualTo(CONFIGURED);
        assertThat(state().refused()).isZero();

        callsThatWait(800);
        double climbed = state().rate();
        assertThat(climbed).isBetween(CONFIGURED * 1.2, ALLOWED * 1.05);

        callsThatWait(900);
        assertThat(state().refused()).as("the account's rate was met").isPositive();
        assertThat(state().rate()).isBetween(CONFIGURED * 1.2, ALLOWED * 1.05);
        long refused = state().refused();
        Instant start = VENDORS_TIME.instant();
        callsThatWait(600);
        assertThat(perMinute(600, start)).as("what it gets").isGreaterThan(ALLOWED * 0.93);
        assertThat(state().refused() - refused).isLessThan(10);
    }

    @Test
    void without_it_the_rate_is_never_above_what_is_configured() throws Exception {
        open(false);
        callsThatWait(1_100);

        assertThat(state().rate()).isEqualTo(CONFIGURED);
        assertThat(state().refused()).isZero();
    }

    @Test
    void calls_for_which_nobody_waits_prove_nothing() throws Exception {
        open(true);
        for (int call = 0; call < 1_100; call++) {
            pass(Duration.ofSeconds(2));
            send(1);
            until(() -> ended.get() == sent.get());
        }

        assertThat(state().rate()).isEqualTo(CONFIGURED);
    }

    @Test
    void after_refusals_it_falls_and_neither_below_its_floor_nor_for_good() throws Exception {
        open(true);
        callsThatWait(1_800);
        double climbed = state().rate();
        assertThat(climbed).isGreaterThan(80);

        PLANADO.faults().answer("GET", "/jobs").times(1).status(429, "");
        callsThatWait(5);
        assertThat(state().rate()).isLessThan(climbed * 0.96);

        // Every second attempt is refused: far more than a limit of any kind does.
        for (int refusal = 0; refusal < 80; refusal++) {
            PLANADO.faults().answer("GET", "/jobs").times(1).status(429, "");
            callsThatWait(1);
            assertThat(state().rate()).isGreaterThanOrEqualTo(CONFIGURED * 0.05);
        }
        assertThat(state().rate()).isLessThan(CONFIGURED * 0.2);

        callsThatWait(600);
        assertThat(state().rate()).as("what is configured is trusted again").isGreaterThanOrEqualTo(CONFIGURED * 0.97);
    }

    private void open(boolean learnRate) throws Exception {
        camel = new TestCamel(PLANADO, component -> {
            component.setRequestsPerMinute(CONFIGURED);
            component.setLearnRate(learnRate);
            component.setMaxWait(Duration.ofHours(1));
            component.setBudget(this::budget);
        });
        camel.context().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:calls").to("planado:jobs/list?paging=page");
            }
        });
        template = camel.context().createProducerTemplate();
    }

    private RequestBudget budget(BudgetTerms terms) {
        Learning learning = new Learning(terms.requestsPerMinute(), terms.burst(), terms.learnRate());
        return new PacedBudget(new Counting(new TokenPace(learning, time, () -> 0.5)), terms.maxQueued(), time, timer);
    }

    private BudgetState state() {
        return ((PlanadoComponent) camel.context().getComponent("planado"))
                .accountState()
                .orElseThrow()
                .budget();
    }

    /** So many calls end, and at each moment three more wait. */
    private void callsThatWait(int calls) {
        int goal = ended.get() + calls;
        while (ended.get() < goal) {
            send(3 - (sent.get() - ended.get()));
            until(() -> state().waiting().values().stream()
                            .mapToInt(Integer::intValue)
                            .sum()
                    == sent.get() - ended.get());
            pass(STEP);
            until(() -> answered.get() == granted.get());
        }
    }

    private void send(int many) {
        for (int i = 0; i < many; i++) {
            sent.incrementAndGet();
            template.asyncSend("direct:calls", exchange -> {}).thenAccept(done -> {
                assertThat(done.getException()).isNull();
                ended.incrementAndGet();
            });
        }
    }

    private void pass(Duration duration) {
        VENDORS_TIME.advance(duration);
        timer.pass(duration);
    }

    private static double perMinute(int calls, Instant start) {
        return calls / (Duration.between(start, VENDORS_TIME.instant()).toMillis() / 60_000.0);
    }

    private static void until(BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime())
                    .as("what should happen at once did not")
                    .isLessThan(end);
            LockSupport.parkNanos(20_000);
        }
    }

    /** Knows how many calls are on the wire. */
    private final class Counting implements Pace {
        private final Pace pace;

        Counting(Pace pace) {
            this.pace = pace;
        }

        @Override
        public boolean isLocal() {
            return pace.isLocal();
        }

        @Override
        public Duration take(boolean mayUseReserve) {
            Duration wait = pace.take(mayUseReserve);
            if (wait.isZero()) {
                granted.incrementAndGet();
            }
            return wait;
        }

        @Override
        public void giveBack() {
            pace.giveBack();
            answered.incrementAndGet();
        }

        @Override
        public void refused(Duration wish) {
            pace.refused(wish);
            answered.incrementAndGet();
        }

        @Override
        public void accepted() {
            pace.accepted();
            answered.incrementAndGet();
        }

        @Override
        public void pause(Duration pause) {
            pace.pause(pause);
        }

        @Override
        public State state() {
            return pace.state();
        }
    }
}
