package io.github.camelplanado.budget;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.VerboseBucket;
import org.junit.jupiter.api.Test;

/** The arithmetic of what JVMs do with one bucket; 60 a minute, 2 saved up. */
class SharedBucketTest {

    private static final Learning LEARNING = new Learning(60, 2, false);
    private static final Duration SECONDS_10 = Duration.ofSeconds(10);
    private static final Duration SECONDS_60 = Duration.ofSeconds(60);

    private final ManualTime time = new ManualTime();
    private final Bucket bucket = Bucket.builder()
            .addLimit(SharedBucket.configuration(LEARNING.start()).getBandwidths()[0])
            .addLimit(SharedBucket.configuration(LEARNING.start()).getBandwidths()[1])
            .addLimit(SharedBucket.configuration(LEARNING.start()).getBandwidths()[2])
            .withCustomTimePrecision(time)
            .build();
    private final SharedBucket one = new SharedBucket(bucket, LEARNING);
    private final SharedBucket other = new SharedBucket(bucket, LEARNING);

    @Test
    void it_is_empty_at_first_and_says_when_it_is_worth_asking() {
        SharedBucket.Taken taken = take(one, true);

        assertThat(taken.delay()).isEqualTo(Duration.ofSeconds(1));
        time.advance(taken.delay());
        assertThat(take(other, true).delay()).isZero();
        assertThat(take(one, true).delay()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void what_low_priority_leaves_high_priority_of_another_jvm_finds() {
        one.accepted(one.adopt(), new SharedBucket.Accepted(100, false));
        time.advance(SECONDS_10);

        assertThat(take(one, false).delay()).isZero();
        assertThat(take(one, false).delay()).as("the reserve is not its own").isPositive();
        time.advance(Duration.ofMillis(100));
        assertThat(take(other, true).delay()).isZero();
    }

    @Test
    void three_that_are_refused_at_once_make_one_pause_and_one_decrease() {
        SharedBucket.View first = refused(one, SECONDS_10);
        SharedBucket.View second = refused(other, SECONDS_10);
        SharedBucket.View third = refused(one, SECONDS_10);

        assertThat(first.learned()).isEqualTo(LEARNING.refused(LEARNING.accepted(LEARNING.start(), true), true));
        assertThat(first.learned().rate()).isLessThan(60_000);
        assertThat(second).isEqualTo(first);
        assertThat(third).isEqualTo(first);
        assertThat(third.pause()).isBetween(SECONDS_10, SECONDS_10.plusMillis(10));
    }

    @Test
    void a_longer_pause_prolongs_and_a_shorter_one_changes_nothing() {
        refused(one, SECONDS_10);

        assertThat(refused(other, Duration.ofSeconds(3)).pause()).isGreaterThanOrEqualTo(SECONDS_10);
        assertThat(refused(other, null).pause()).isGreaterThanOrEqualTo(SECONDS_10);
        assertThat(refused(other, Duration.ofSeconds(30)).pause())
                .isBetween(Duration.ofSeconds(30), Duration.ofSeconds(31));
    }

    @Test
    void two_that_prolong_a_pause_in_one_moment_prolong_it_once() {
        refused(one, SECONDS_10);

        refused(lookingBefore(() -> refused(other, SECONDS_60)), SECONDS_60);
        assertThat(pause()).isBetween(SECONDS_60, SECONDS_60.plusMillis(10));

        time.advance(SECONDS_60);
        one.pause(SECONDS_10);
        lookingBefore(() -> other.pause(SECONDS_60)).pause(SECONDS_60);
        assertThat(pause()).isBetween(SECONDS_60, SECONDS_60.plusMillis(10));
    }

    @Test
    void the_longer_of_two_wishes_holds_whoever_looked_first() {
        refused(one, SECONDS_10);
        refused(lookingBefore(() -> refused(other, SECONDS_60)), Duration.ofSeconds(20));
        assertThat(pause()).isBetween(SECONDS_60, SECONDS_60.plusMillis(10));

        time.advance(SECONDS_60);
        one.pause(SECONDS_10);
        lookingBefore(() -> other.pause(Duration.ofSeconds(20))).pause(SECONDS_60);
        assertThat(pause()).isBetween(SECONDS_60, SECONDS_60.plusMillis(10));
    }

    @Test
    void two_that_look_between_the_pause_and_the_decrease_of_a_third_pause_no_longer_than_one_of_them() {
        Duration wish = Duration.ofSeconds(30);
        SharedBucket third = lookingBefore(() -> refused(other, wish));
        SharedBucket first = decreasingAfter(() -> refused(third, wish));

        Learned lowered = refused(first, wish).learned();

        // In tokens of the rate before: longer by what the decrease makes of it, once.
        Duration longest = Duration.ofNanos((long) (wish.toNanos() * 60_000.0 / lowered.rate()));
        assertThat(pause()).isBetween(wish, longest.plusMillis(10));
    }

    @Test
    void however_many_are_refused_in_one_moment_the_pause_is_charged_once() throws Exception {
        Duration wish = Duration.ofSeconds(30);
        Duration longest = wish.multipliedBy(6).dividedBy(5);
        ExecutorService jvms = Executors.newFixedThreadPool(4);
        try {
            for (int round = 0; round < 500; round++) {
                CyclicBarrier start = new CyclicBarrier(4);
                List<Callable<Object>> refusals = Collections.nCopies(4, () -> {
                    start.await();
                    return refused(one, wish);
                });
                for (Future<Object> refusal : jvms.invokeAll(refusals)) {
                    refusal.get();
                }
                assertThat(pause()).as("round %d", round).isBetween(wish, longest);
                time.advance(longest.plusSeconds(2));
            }
        } finally {
            jvms.shutdown();
        }
    }

    @Test
    void without_a_wish_the_pause_is_the_learned_one() {
        SharedBucket.View view = refused(one, null);

        Duration learned = LEARNING.pause(view.learned(), 0.5);
        assertThat(view.pause()).isBetween(learned, learned.plusMillis(10));
    }

    @Test
    void after_the_pause_calls_go_on_and_the_next_refusal_is_an_incident_of_its_own() {
        Learned lower = refused(one, SECONDS_10).learned();
        time.advance(Duration.ofMillis(9_900));
        assertThat(refused(other, Duration.ofMillis(50)).learned()).isEqualTo(lower);

        time.advance(Duration.ofSeconds(2));
        assertThat(take(other, true).delay()).isZero();
        assertThat(refused(other, SECONDS_10).learned().rate()).isLessThan(lower.rate());
    }

    @Test
    void a_pause_without_a_refusal_teaches_nothing() {
        SharedBucket.View view = one.pause(SECONDS_10);

        assertThat(view.pause()).isGreaterThanOrEqualTo(SECONDS_10);
        assertThat(view.learned()).isEqualTo(LEARNING.start());
    }

    @Test
    void calls_that_were_taken_raise_the_rate_for_all_up_to_the_ceiling() {
        SharedBucket.View lower = refused(one, SECONDS_10);
        SharedBucket.View raised = other.accepted(lower, new SharedBucket.Accepted(5, true));

        assertThat(raised.learned().rate()).isGreaterThan(lower.learned().rate());
        assertThat(raised.learned().calm()).isEqualTo(5);
        assertThat(take(one, true).view().learned()).isEqualTo(raised.learned());
        assertThat(one.accepted(raised, new SharedBucket.Accepted(5_000, true))
                        .learned()
                        .rate())
                .isEqualTo(raised.learned().ceiling());
    }

    @Test
    void all_that_is_learned_is_found_by_the_next_one() {
        Learned learned = new Learned(51_234, 59_400, 1_750, 4_321, 5_999, 10);

        assertThat(SharedBucket.learned(SharedBucket.configuration(learned))).isEqualTo(learned);
    }

    @Test
    void the_rate_holds_while_it_is_learned_and_what_is_kept_beside_it_never_binds() {
        Learned learned = refused(one, SECONDS_10).learned();
        time.advance(SECONDS_10);
        int taken = 0;
        for (int tenth = 0; tenth < 6_000; tenth++) {
            time.advance(Duration.ofMillis(100));
            taken += take(one, true).delay().isZero() ? 1 : 0;
        }

        int expected = (int) (learned.requestsPerMinute() * 10);
        assertThat(taken).isBetween(expected - 2, expected + 2);
    }

    @Test
    void a_jvm_that_comes_with_other_settings_brings_them_and_keeps_what_was_learned() {
        Learned lower = refused(one, SECONDS_10).learned();
        Learned faster = with(new Learning(90, 3, false)).adopt().learned();
        assertThat(faster.ceiling()).isEqualTo(90_000);
        assertThat(faster.rate()).as("rises with the calls").isEqualTo(lower.rate());

        Learned slower = with(new Learning(40, 1, false)).adopt().learned();
        assertThat(slower.rate()).isEqualTo(40_000);
        assertThat(slower.ceiling()).isEqualTo(40_000);
        assertThat(slower.capacity()).isLessThanOrEqualTo(new Learning(40, 1, false).fullCapacity());
        assertThat(take(one, true).view().level()).as("the pause stays").isNegative();
    }

    @Test
    void a_ceiling_that_was_learned_stays_when_a_jvm_starts() {
        Learned learned = refused(one, SECONDS_10).learned();

        assertThat(other.adopt().learned()).isEqualTo(learned);
        assertThat(take(one, true).view().learned()).isEqualTo(learned);
    }

    @Test
    void a_permit_that_nobody_used_goes_to_somebody_else() {
        time.advance(Duration.ofSeconds(1));
        take(one, true);
        one.giveBack();

        assertThat(take(other, true).delay()).isZero();
    }

    private static SharedBucket.Taken take(SharedBucket bucket, boolean mayUseReserve) {
        return bucket.take(mayUseReserve, 2 * Learned.PERMIT);
    }

    private static SharedBucket.View refused(SharedBucket bucket, Duration wish) {
        return bucket.refused(wish, 0.5, new SharedBucket.Accepted(1, true));
    }

    private Duration pause() {
        return take(one, true).view().pause();
    }

    /** One to whom this happens after it has looked and before it does something. */
    private SharedBucket lookingBefore(Runnable between) {
        return new SharedBucket(before("consumeIgnoringRateLimits", between), LEARNING);
    }

    /** One to whom this happens after its pause and before its decrease. */
    private SharedBucket decreasingAfter(Runnable between) {
        return new SharedBucket(before("replaceConfiguration", between), LEARNING);
    }

    /** The bucket, with something that happens before its first call of that name. */
    private Bucket before(String name, Runnable happening) {
        Runnable[] once = {happening};
        Object verbose = Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {VerboseBucket.class}, (proxy, method, arguments) -> {
                    happen(method.getName().equals(name), once);
                    return method.invoke(bucket.asVerbose(), arguments);
                });
        return (Bucket) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Bucket.class}, (proxy, method, arguments) -> {
                    happen(method.getName().equals(name), once);
                    return method.getName().equals("asVerbose") ? verbose : method.invoke(bucket, arguments);
                });
    }

    private static void happen(boolean now, Runnable... once) {
        if (now) {
            Runnable happening = once[0];
            once[0] = () -> {};
            happening.run();
        }
    }

    private SharedBucket with(Learning learning) {
        return new SharedBucket(bucket, learning);
    }
}
