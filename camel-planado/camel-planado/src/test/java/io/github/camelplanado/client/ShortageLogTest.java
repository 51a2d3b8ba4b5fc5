package io.github.camelplanado.client;

import static io.github.camelplanado.api.Priority.HIGH;
import static io.github.camelplanado.api.Priority.LOW;
import static io.github.camelplanado.api.Priority.NORMAL;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

import io.github.camelplanado.api.AccountState;
import io.github.camelplanado.api.Failure;
import io.github.camelplanado.api.PlanadoRateLimitException;
import io.github.camelplanado.api.Priority;
import io.github.camelplanado.budget.PacedBudget;
import io.github.camelplanado.contract.CapturedLog;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** The log tells a budget that is exhausted for long: once, then now and then, then its end; and nothing else. */
@ResourceLock(Resources.SYSTEM_ERR)
class ShortageLogTest {

    private final CapturedLog log = new CapturedLog();
    private final AtomicLong nanos = new AtomicLong();
    private final PriorityQueue<Task> tasks = new PriorityQueue<>(Comparator.comparing(Task::at));
    private final Deque<CompletableFuture<Void>> waiting = new ArrayDeque<>();
    private final Traffic traffic = new Traffic(nanos::get);
    private final PacedBudget budget = new PacedBudget(60, 1, 10, new MonotonicTime());

    @BeforeEach
    void listen() {
        log.begin();
        log.clear();
        traffic.listen(new ShortageLog(
                this::account, nanos::get, (delay, task) -> tasks.add(new Task(nanos.get() + delay.toNanos(), task))));
    }

    @AfterEach
    void end() {
        log.end();
    }

    @Test
    void a_minute_of_waiting_is_no_news_and_more_is() {
        come(NORMAL);
        come(NORMAL);
        come(LOW);
        pass(Duration.ofSeconds(60));
        assertThat(told()).isEmpty();

        pass(Duration.ofSeconds(1));

        assertThat(told())
                .contains("WARN")
                .contains("account 0f3a at https://planado.example.org/v2 is exhausted")
                .contains("Waiting: 0 high, 2 normal, 1 low; the longest for 60 s; ended without a turn: 0.")
                .contains("60.0 calls a minute (configured: 60)")
                .contains("priority=low")
                .contains("requestsPerMinute")
                .hasLineCount(1);
    }

    @Test
    void it_is_told_again_every_ten_minutes_and_its_end_once() {
        come(HIGH);
        pass(Duration.ofMinutes(32));
        assertThat(told()).hasLineCount(4);
        log.clear();

        go();
        pass(Duration.ofSeconds(45));
        assertThat(told()).isEmpty();
        pass(Duration.ofSeconds(30));

        assertThat(told()).hasLineCount(1).contains("INFO").contains("has turns again. For 19");
        log.clear();
        pass(Duration.ofHours(5));
        assertThat(told()).isEmpty();
        assertThat(tasks).as("nothing runs while nobody waits").isEmpty();
    }

    @Test
    void waits_that_are_short_are_no_news_however_many_there_are() {
        for (int i = 0; i < 600; i++) {
            come(NORMAL);
            pass(Duration.ofSeconds(1));
            if (waiting.size() > 30) {
                go();
            }
        }

        assertThat(told()).isEmpty();
    }

    @Test
    void what_consumers_read_by_themselves_may_wait() {
        come(LOW);
        pass(Duration.ofHours(1));

        assertThat(told()).isEmpty();
        assertThat(tasks).isEmpty();
    }

    @Test
    void a_call_that_ends_without_a_turn_is_told_at_once_and_counted() {
        deny(Duration.ofSeconds(5));
        pass(Duration.ZERO);
        assertThat(told()).hasLineCount(1).contains("ended without a turn: 1.");
        log.clear();

        deny(Duration.ofSeconds(5));
        deny(Duration.ofSeconds(5));
        pass(Duration.ofMinutes(3));

        assertThat(told()).hasLineCount(1).contains("INFO").contains("3 ended without a turn");
    }

    @Test
    void a_call_that_would_not_wait_says_nothing_of_the_budget() {
        deny(Duration.ZERO);
        pass(Duration.ofMinutes(3));

        assertThat(told()).isEmpty();
    }

    @Test
    void the_next_one_is_told_like_the_first() {
        for (int incident = 0; incident < 3; incident++) {
            come(NORMAL);
            pass(Duration.ofSeconds(70));
            go();
            pass(Duration.ofMinutes(2));
            assertThat(told()).hasLineCount(2).contains("exhausted").contains("again");
            log.clear();
        }
    }

    @Test
    void who_comes_when_the_last_look_is_over_is_seen() {
        come(NORMAL);
        pass(Duration.ofSeconds(30));
        go();
        pass(Duration.ofSeconds(31));
        come(NORMAL);

        pass(Duration.ofSeconds(61));

        assertThat(told()).hasLineCount(1);
    }

    /** Other tests may write to the log meanwhile. */
    private String told() {
        return log.text()
                .lines()
                .filter(line -> line.contains("account 0f3a"))
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }

    private void come(Priority priority) {
        CompletableFuture<Void> turn = new CompletableFuture<>();
        traffic.follow(priority, Duration.ofDays(1), turn);
        waiting.add(turn);
    }

    private void go() {
        waiting.remove().complete(null);
    }

    private void deny(Duration patience) {
        CompletableFuture<Void> turn = new CompletableFuture<>();
        turn.completeExceptionally(new PlanadoRateLimitException(Failure.beforeSending("GET /jobs", "full"), null));
        traffic.follow(NORMAL, patience, turn);
    }

    private void pass(Duration time) {
        long end = nanos.get() + time.toNanos();
        while (!tasks.isEmpty() && tasks.peek().at() <= end) {
            Task next = tasks.remove();
            nanos.set(Math.max(nanos.get(), next.at()));
            next.run().run();
        }
        nanos.set(end);
    }

    private AccountState account() {
        return new AccountState(
                "0f3a", "https://planado.example.org/v2", traffic.state(budget, 60), "closed", 200, null, 0);
    }

    private record Task(long at, Runnable run) {}
}
