package io.github.camelplanado.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeadlinesTest {

    private static final Duration LONGEST = Duration.ofMillis(300);

    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1);
    private final Deadlines deadlines = new Deadlines(timer, LONGEST, System::nanoTime);

    @AfterEach
    void stop() {
        timer.shutdownNow();
    }

    @Test
    void what_takes_too_long_is_ended_once_and_not_before() throws InterruptedException {
        AtomicInteger ended = new AtomicInteger();
        long start = System.nanoTime();
        deadlines.begin(ended::incrementAndGet);
        await().until(() -> ended.get() > 0);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(LONGEST);
        timer.shutdown();
        assertThat(timer.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        assertThat(ended).hasValue(1);
    }

    @Test
    void what_ended_by_itself_is_left_alone_and_what_began_later_has_its_own_time() {
        AtomicInteger first = new AtomicInteger();
        List<Long> later = new CopyOnWriteArrayList<>();
        Deadlines.Running done = deadlines.begin(first::incrementAndGet);
        await().pollDelay(Duration.ofMillis(150)).until(() -> true);
        long start = System.nanoTime();
        deadlines.begin(() -> later.add(System.nanoTime() - start));
        done.close();
        await().until(() -> !later.isEmpty());
        assertThat(first).hasValue(0);
        assertThat(later)
                .singleElement()
                .satisfies(nanos -> assertThat(Duration.ofNanos(nanos)).isGreaterThanOrEqualTo(LONGEST));
    }

    @Test
    void a_thousand_at_once_need_one_alarm_and_one_that_comes_after_the_alarm_gets_another() {
        AtomicInteger ended = new AtomicInteger();
        for (int i = 0; i < 1_000; i++) {
            deadlines.begin(ended::incrementAndGet).close();
        }
        assertThat(timer.getQueue()).hasSizeLessThanOrEqualTo(1);
        await().until(() -> timer.getCompletedTaskCount() == 1);
        deadlines.begin(ended::incrementAndGet);
        await().until(() -> ended.get() == 1);
    }
}
