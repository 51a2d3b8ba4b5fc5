package io.github.camelplanado.changes.store;

import static io.github.camelplanado.changes.store.Seen.deletion;
import static io.github.camelplanado.changes.store.Seen.firstCopy;
import static io.github.camelplanado.changes.store.Seen.row;
import static io.github.camelplanado.changes.store.Seen.webhook;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

import io.github.camelplanado.api.Change;
import io.github.camelplanado.api.Change.BodyKind;
import io.github.camelplanado.api.Change.Source;
import io.github.camelplanado.api.Resource;
import io.github.camelplanado.changes.store.Entities.DeletedBy;
import io.github.camelplanado.changes.store.Queue.Due;
import io.github.camelplanado.changes.store.Queue.Parked;
import io.github.camelplanado.changes.store.Streams.Lease;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What waits to be told, on real databases. */
class QueueTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    static Stream<Databases.Named> databases() {
        return Databases.all();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void a_change_is_told_once_with_all_that_the_webhook_said(Databases.Named database) {
        StreamStore store = open(database);
        Change seen = webhook("u1", 5);
        store.entities().merge("s", List.of(seen));

        Due due = take(store).orElseThrow();

        assertThat(due.change()).isEqualTo(seen);
        assertThat(due.version()).isEqualTo(5);
        assertThat(due.toldVersion()).isNull();
        assertThat(due.previousStatus()).isNull();
        assertThat(due.attempts()).isZero();
        assertThat(due.deleted()).isFalse();
        assertThat(take(store)).as("it is leased").isEmpty();
        assertThat(store.queue().told(due, "scheduled")).isTrue();
        assertThat(take(store)).isEmpty();
        assertThat(store.queue().counts("s")).isEqualTo(new Queue.Counts(0, 0, null));

        store.entities().merge("s", List.of(webhook("u1", 6)));
        Due next = take(store).orElseThrow();
        assertThat(next.toldVersion()).isEqualTo(5);
        assertThat(next.previousStatus()).isEqualTo("scheduled");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void a_newer_version_waits_for_the_running_exchange_and_is_told_after_it(Databases.Named database) {
        StreamStore store = open(database);
        store.entities().merge("s", List.of(webhook("u1", 5)));
        Due running = take(store).orElseThrow();
        store.entities().merge("s", List.of(webhook("u1", 6)));

        assertThat(take(store)).isEmpty();
        assertThat(store.queue().told(running, "five")).isTrue();

        Due next = take(store).orElseThrow();
        assertThat(next.version()).isEqualTo(6);
        assertThat(next.toldVersion()).isEqualTo(5);
        assertThat(next.change().body().path("version").asLong()).isEqualTo(6);
        assertThat(store.queue().told(next, "six")).isTrue();
        assertThat(take(store)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void two_events_of_one_version_are_told_once_each_in_the_order_of_arrival(Databases.Named database) {
        StreamStore store = open(database);
        Change started = webhook("u1", 5L, "job_started");
        Change updated = webhook("u1", 5L, "job_updated");
        store.entities().merge("s", List.of(started, updated, started));
        store.entities().merge("s", List.of(updated, started));

        Due first = take(store).orElseThrow();
        assertThat(store.queue().told(first, "a")).isTrue();
        Due second = take(store).orElseThrow();
        assertThat(store.queue().told(second, "b")).isTrue();
        store.entities().merge("s", List.of(updated, started));

        assertThat(first.change().eventType()).isEqualTo("job_started");
        assertThat(second.change().eventType()).isEqualTo("job_updated");
        assertThat(second.previousStatus()).isEqualTo("a");
        assertThat(take(store)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void an_event_that_comes_while_another_one_of_its_version_is_told_is_told_after_it(Databases.Named database) {
        StreamStore store = open(database);
        store.entities().merge("s", List.of(webhook("u1", 5)));
        Due running = take(store).orElseThrow();
        store.entities().merge("s", List.of(webhook("u1", 5L, "job_started")));

        assertThat(store.queue().told(running, null)).isTrue();
        assertThat(take(store).orElseThrow().change().eventType()).isEqualTo("job_started");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void live_changes_go_before_the_first_copy_which_goes_on_all_the_same(Databases.Named database) {
        StreamStore store = open(database);
        store.entities().merge("s", List.of(firstCopy("c1", 1), firstCopy("c2", 1), firstCopy("c3", 1)));
        List<Change> live = new ArrayList<>();
        for (int i = 10; i < 40; i++) {
            live.add(webhook("l" + i, 1));
        }
        store.entities().merge("s", live);
        // a change makes the entity live
        store.entities().merge("s", List.of(webhook("c3", 2)));

        List<String> told = new ArrayList<>();
        for (Optional<Due> due = take(store); due.isPresent(); due = take(store)) {
            told.add(due.get().uuid());
            assertThat(store.queue().told(due.get(), null)).isTrue();
        }

        assertThat(told.subList(0, 19)).startsWith("c3", "l10", "l11").doesNotContain("c1", "c2");
        assertThat(told.get(19)).isEqualTo("c1");
        assertThat(told).hasSize(33).last().isEqualTo("c2");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void a_failed_change_is_told_again_later_and_holds_up_nobody(Databases.Named database) {
        StreamStore store = open(database);
        store.entities().merge("s", List.of(webhook("u1", 5), webhook("u2", 1)));
        store.queue().failed(take(store).orElseThrow(), "no", LONG);

        Due other = take(store).orElseThrow();
        assertThat(other.uuid()).isEqualTo("u2");
        store.queue().failed(other, "no", Duration.ZERO);
        Due again = take(store).orElseThrow();
        assertThat(again.uuid()).isEqualTo("u2");
        assertThat(again.attempts()).isEqualTo(1);
        assertThat(store.queue().told(again, null)).isTrue();
        assertThat(take(store)).isEmpty();
        assertThat(store.queue().counts("s").waiting()).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void what_waits_for_the_vendor_is_no_failure_of_the_change(Databases.Named database) {
        StreamStore store = open(database);
        store.entities().merge("s", List.of(webhook("u1", 5)));
        store.queue().postpone(take(store).orElseThrow(), "no answer", Duration.ZERO);
        Due postponed = take(store).orElseThrow();
        assertThat(postponed.attempts()).isEqualTo(1);
        assertThat(postponed.failures()).isZero();

        store.queue().failed(postponed, "no", Duration.ZERO);
        Due failed = take(store).orElseThrow();
        assertThat(failed.attempts()).isEqualTo(2);
        assertThat(failed.failures()).isEqualTo(1);

        store.queue().park(failed, "no");
        assertThat(store.queue().parked("s", 1))
                .singleElement()
                .satisfies(parked ->
                        assertThat(parked.attempts()).as("of the route").isEqualTo(2));
        store.queue().release("s", "u1");
        assertThat(take(store).orElseThrow().failures()).isZero();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void failures_are_of_one_version_and_end_with_a_success(Databases.Named database) {
        StreamStore store = open(database);
        store.entities().merge("s", List.of(webhook("u1", 5)));
        store.queue().failed(take(store).orElseThrow(), "no", Duration.ZERO);
        store.entities().merge("s", List.of(webhook("u1", 6)));
        Due newer = take(store).orElseThrow();
        assertThat(newer.failures()).isZero();

        store.queue().failed(newer, "no", Duration.ZERO);
        assertThat(store.queue().told(take(store).orElseThrow(), null)).isTrue();
        // another event of that version
        store.entities().merge("s", List.of(webhook("u1", 6L, "job_finished")));
        assertThat(take(store).orElseThrow().failures()).isZero();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void a_newer_version_does_not_wait_for_the_back_off_of_the_older_one(Databases.Named database) {
        StreamStore store = open(database);
        store.entities().merge("s", List.of(webhook("u1", 5)));
        store.queue().failed(take(store).orElseThrow(), "no", LONG);
        store.entities().merge("s", List.of(webhook("u1", 6)));

        Due due = take(store).orElseThrow();
        assertThat(due.version()).isEqualTo(6);
        assertThat(due.attempts()).isZero();

        store.entities().merge("s", List.of(webhook("u1", 7)));
        store.queue().failed(due, "no", LONG);
        Due newest = take(store).orElseThrow();
        assertThat(newest.version()).as("the failure was of another version").isEqualTo(7);
        assertThat(newest.attempts()).isZero();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void a_parked_change_waits_for_an_operator_or_a_newer_version(Databases.Named database) {
        StreamStore store = open(database);
        store.entities().merge("s", List.of(webhook("u1", 5), webhook("u2", 5), webhook("u3", 5)));
        for (int i = 0; i < 3; i++) {
            store.queue().park(take(store).orElseThrow(), "the field is missing");
        }

        assertThat(take(store)).isEmpty();
        assertThat(store.queue().parked("s", 10)).hasSize(3).element(0).satisfies(parked -> {
            assertThat(parked.uuid()).isEqualTo("u1");
            assertThat(parked.externalId()).isEqualTo("ext-u1");
            assertThat(parked.version()).isEqualTo(5);
            assertThat(parked.reason()).isEqualTo("the field is missing");
            assertThat(parked.attempts()).isEqualTo(1);
            assertThat(parked.since()).isNotNull();
        });
        assertThat(store.queue().counts("s").parked()).isEqualTo(3);

        store.entities().merge("s", List.of(webhook("u1", 5L, "job_started"), webhook("u2", 6)));
        Due overtaking = take(store).orElseThrow();
        assertThat(overtaking.uuid())
                .as("an event of the same version stays behind")
                .isEqualTo("u2");
        assertThat(store.queue().told(overtaking, null)).isTrue();
        assertThat(store.queue().parked("s", 10)).extracting(Parked::uuid).containsExactly("u1", "u3");

        assertThat(store.queue().release("s", "u2")).isZero();
        assertThat(store.queue().release("s", "u3")).isEqualTo(1);
        assertThat(take(store).orElseThrow().uuid()).isEqualTo("u3");
        assertThat(store.queue().drop("s", null)).isEqualTo(1);
        assertThat(store.queue().parked("s", 10)).isEmpty();
        assertThat(take(store)).isEmpty();
        store.entities().merge("s", List.of(webhook("u1", 5)));
        assertThat(take(store)).as("dropped is dropped").isEmpty();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void a_change_that_was_overtaken_while_it_failed_for_the_last_time_is_not_parked(Databases.Named database) {
        StreamStore store = open(database);
        store.entities().merge("s", List.of(webhook("u1", 5)));
        Due running = take(store).orElseThrow();
        store.entities().merge("s", List.of(webhook("u1", 6)));
        store.queue().park(running, "no");

        assertThat(store.queue().parked("s", 10)).isEmpty();
        assertThat(take(store).orElseThrow().version()).isEqualTo(6);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void who_lost_the_lease_marks_nothing(Databases.Named database) {
        StreamStore store = open(database);
        store.entities().merge("s", List.of(webhook("u1", 5)));
        Due lost = store.queue().take("s", "node", Duration.ZERO).orElseThrow();
        Due mine = take(store).orElseThrow();

        assertThat(store.queue().told(lost, "lost")).isFalse();
        assertThat(store.queue().toldVersion(lost, 4, "lost")).isFalse();
        store.queue().failed(lost, "lost", LONG);
        store.queue().park(lost, "lost");
        store.queue().giveBack(lost);
        assertThat(take(store)).as("still leased").isEmpty();
        assertThat(store.queue().told(mine, "mine"))
                .as("by the same holder, a later lease")
                .isTrue();

        store.entities().merge("s", List.of(webhook("u1", 6)));
        assertThat(take(store).orElseThrow().previousStatus()).isEqualTo("mine");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void whoever_lost_the_lease_to_another_worker_of_its_own_node_marks_nothing(Databases.Named database) {
        StreamStore store = open(database);
        store.entities().merge("s", List.of(webhook("u1", 5)));
        Due lost = store.queue().take("s", "node", Duration.ofMillis(1)).orElseThrow();
        AtomicReference<Due> taken = new AtomicReference<>();
        await().until(() -> {
            take(store).ifPresent(taken::set);
            return taken.get() != null;
        });
        Due mine = taken.get();

        assertThat(store.queue().told(lost, "five")).isFalse();
        assertThat(store.queue().toldVersion(lost, 5, "five")).isFalse();
        assertThat(store.queue().raise(lost, fetched(lost, 6))).isEmpty();
        assertThat(store.queue().again(lost.held(), LONG)).isEmpty();
        assertThat(store.queue().extend(List.of(lost.held()), LONG)).isZero();
        store.queue().failed(lost, "no", Duration.ZERO);
        store.queue().park(lost, "no");
        store.queue().giveBack(lost);

        assertThat(take(store)).as("it is still leased").isEmpty();
        assertThat(store.queue().parkedCount("s")).isZero();
        store.queue().giveBack(mine);
        Due again = take(store).orElseThrow();
        assertThat(again.version()).isEqualTo(5);
        assertThat(again.toldVersion()).isNull();
        assertThat(again.attempts()).isZero();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void what_came_back_in_a_lower_version_than_is_told_at_that_moment_does_not_count_as_told(
            Databases.Named database) {
        StreamStore store = open(database);
        store.entities().merge("s", List.of(webhook("u1", 5)));
        Due five = take(store).orElseThrow();
        assertThat(store.entities().gone("s", "u1", deletion("u1"), DeletedBy.SWEEP, -1))
                .isTrue();
        store.entities().merge("s", List.of(Seen.head("u1", 3)));
        store.entities().alive("s", Seen.full("u1", 3));

        assertThat(store.queue().told(five, "five")).isTrue();
        Due back = take(store).orElseThrow();
        assertThat(back.version()).isEqualTo(3);
        assertThat(back.toldVersion()).isNull();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void what_was_told_comes_back_in_the_same_version_and_is_to_be_told_again(Databases.Named database) {
        StreamStore store = open(database);
        store.entities().merge("s", List.of(webhook("u1", 5)));
        assertThat(store.queue().told(take(store).orElseThrow(), "five")).isTrue();
        assertThat(store.entities().gone("s", "u1", deletion("u1"), DeletedBy.SWEEP, -1))
                .isTrue();
        assertThat(store.queue().told(take(store).orElseThrow(), null)).isTrue();
        store.entities().merge("s", List.of(Seen.head("u1", 5)));
        store.entities().alive("s", Seen.full("u1", 5));

        assertThat(take(store).orElseThrow().toldVersion()).isEqualTo(4);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void what_comes_back_in_the_same_version_while_its_deletion_is_told_is_to_be_told_again(Databases.Named database) {
        StreamStore store = open(database);
        store.entities().merge("s", List.of(webhook("u1", 5)));
        assertThat(store.queue().told(take(store).orElseThrow(), "five")).isTrue();
        assertThat(store.entities().gone("s", "u1", deletion("u1"), DeletedBy.SWEEP, -1))
                .isTrue();
        Due gone = take(store).orElseThrow();
        store.entities().merge("s", List.of(Seen.head("u1", 5)));
        store.entities().alive("s", Seen.full("u1", 5));

        assertThat(store.queue().told(gone, null)).isTrue();
        assertThat(take(store).orElseThrow().toldVersion()).isEqualTo(4);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void failures_of_an_older_version_do_not_count_for_the_newer_one(Databases.Named database) {
        StreamStore store = open(database);
        store.entities().merge("s", List.of(webhook("u1", 5)));
        store.queue().failed(take(store).orElseThrow(), "no", Duration.ZERO);
        Due again = take(store).orElseThrow();
        assertThat(again.attempts()).isEqualTo(1);
        store.queue().failed(again, "no", LONG);
        store.entities().merge("s", List.of(webhook("u1", 6)));

        assertThat(take(store).orElseThrow().attempts()).isZero();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void a_deletion_is_due_at_once_and_not_parked_though_the_same_version_failed_before_it(Databases.Named database) {
        StreamStore store = open(database);
        store.entities().merge("s", List.of(webhook("u1", 5), webhook("u2", 5)));
        Due failing = take(store).orElseThrow();
        Due failingForTheLastTime = take(store).orElseThrow();
        for (Due due : List.of(failing, failingForTheLastTime)) {
            assertThat(store.entities().gone("s", due.uuid(), deletion(due.uuid()), DeletedBy.WEBHOOK, -1))
                    .isTrue();
        }
        store.queue().failed(failing, "no", LONG);
        store.queue().park(failingForTheLastTime, "no");

        assertThat(store.queue().parkedCount("s")).isZero();
        for (int i = 0; i < 2; i++) {
            Due deletion = take(store).orElseThrow();
            assertThat(deletion.deleted()).isTrue();
            assertThat(deletion.attempts()).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void failures_of_an_event_do_not_count_for_the_next_one_of_its_version(Databases.Named database) {
        StreamStore store = open(database);
        store.entities().merge("s", List.of(webhook("u1", 5), webhook("u1", 5L, "job_finished")));
        store.queue().failed(take(store).orElseThrow(), "no", Duration.ZERO);
        Due again = take(store).orElseThrow();
        assertThat(again.attempts()).isEqualTo(1);
        assertThat(store.queue().told(again, "five")).isTrue();

        Due next = take(store).orElseThrow();
        assertThat(next.change().eventType()).isEqualTo("job_finished");
        assertThat(next.attempts()).isZero();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void a_lease_that_ran_out_is_good_until_another_one_takes_the_entity(Databases.Named database) {
        StreamStore store = open(database);
        store.entities().merge("s", List.of(webhook("u1", 5)));
        Due late = store.queue().take("s", "node", Duration.ZERO).orElseThrow();

        assertThat(store.queue().told(late, null)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void a_heartbeat_prolongs_what_its_holder_works_on(Databases.Named database) {
        StreamStore store = open(database);
        store.entities().merge("s", List.of(webhook("u1", 5), webhook("u2", 5)));
        Due held = store.queue().take("s", "node", Duration.ofMillis(500)).orElseThrow();
        assertThat(store.queue().take("s", "node", Duration.ofMillis(500)))
                .as("of a taking whose answer was lost, its holder knows nothing")
                .isPresent();

        assertThat(store.queue().extend(List.of(held.held()), LONG)).isEqualTo(1);
        await().until(() -> take(store).map(Due::uuid).orElse(""), "u2"::equals);
        assertThat(take(store)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void a_lease_that_was_kept_goes_on_with_what_is_newest_then(Databases.Named database) {
        StreamStore store = open(database);
        store.entities().merge("s", List.of(webhook("u1", 5), webhook("u2", 5)));
        Due kept = take(store).orElseThrow();
        Due lost = take(store).orElseThrow();
        store.entities().merge("s", List.of(webhook(kept.uuid(), 6)));

        Due newest = store.queue().again(kept.held(), LONG).orElseThrow();
        assertThat(newest.version()).isEqualTo(6);
        assertThat(take(store)).as("both are leased").isEmpty();
        assertThat(store.queue().told(newest, null)).isTrue();
        assertThat(store.queue().again(kept.held(), LONG)).isEmpty();

        store.queue().giveBack(lost.held());
        assertThat(store.queue().again(lost.held(), LONG)).isEmpty();
        assertThat(take(store).orElseThrow().uuid()).isEqualTo(lost.uuid());
    }

    @ParameterizedTest
    @MethodSource("databases")
    void what_was_told_before_can_be_taken_alone(Databases.Named database) {
        StreamStore store = open(database);
        store.entities().merge("s", List.of(webhook("u2", 5)));
        assertThat(store.queue().told(take(store).orElseThrow(), null)).isTrue();
        store.entities().merge("s", List.of(webhook("u1", 5)));
        assertThat(store.queue().takeTold("s", "node", LONG)).isEmpty();
        store.entities().merge("s", List.of(webhook("u2", 6)));

        assertThat(store.queue().takeTold("s", "node", LONG).orElseThrow().uuid())
                .isEqualTo("u2");
        assertThat(store.queue().takeTold("s", "node", LONG)).isEmpty();
        assertThat(take(store).orElseThrow().uuid()).isEqualTo("u1");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void a_change_is_raised_to_what_was_fetched_for_it_and_older_ones_are_no_news_then(Databases.Named database) {
        StreamStore store = open(database);
        store.entities().merge("s", List.of(row("u1", 4)));
        Due due = take(store).orElseThrow();
        Due raised = store.queue().raise(due, fetched(due, 6)).orElseThrow();

        store.entities().merge("s", List.of(webhook("u1", 5), webhook("u1", 6)));
        assertThat(raised.version()).isEqualTo(6);
        assertThat(raised.toldVersion()).isNull();
        store.queue().failed(raised, "no", Duration.ZERO);
        Due again = take(store).orElseThrow();
        assertThat(again.attempts()).isEqualTo(1);
        assertThat(again.change()).isEqualTo(raised.change());
        assertThat(store.queue().told(again, "six")).isTrue();
        assertThat(take(store)).isEmpty();

        store.entities().merge("s", List.of(webhook("u1", 5), webhook("u1", 6), webhook("u1", 7)));
        Due next = take(store).orElseThrow();
        assertThat(next.version()).isEqualTo(7);
        assertThat(next.toldVersion()).isEqualTo(6);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void what_was_fetched_and_came_by_webhook_meanwhile_is_told_once_and_the_newer_after_it(Databases.Named database) {
        StreamStore store = open(database);
        store.entities().merge("s", List.of(row("u1", 4), row("u2", 4)));
        Due first = take(store).orElseThrow();
        Due second = take(store).orElseThrow();
        store.entities().merge("s", List.of(webhook("u1", 6), webhook("u2", 7)));

        Due six = store.queue().raise(first, fetched(first, 6)).orElseThrow();
        assertThat(store.queue().told(six, "six")).isTrue();
        assertThat(take(store)).isEmpty();

        Due older = store.queue().raise(second, fetched(second, 6)).orElseThrow();
        assertThat(store.queue().told(older, "six")).isTrue();
        assertThat(take(store).orElseThrow().version()).isEqualTo(7);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void a_change_is_not_raised_when_its_entity_is_gone_or_the_lease_lost(Databases.Named database) {
        StreamStore store = open(database);
        store.entities().merge("s", List.of(row("u1", 4)));
        Due lost = store.queue().take("s", "node", Duration.ZERO).orElseThrow();
        Due due = take(store).orElseThrow();

        assertThat(store.queue().raise(lost, fetched(lost, 6))).isEmpty();
        assertThat(store.entities().gone("s", "u1", deletion("u1"), DeletedBy.SWEEP, -1))
                .isTrue();
        assertThat(store.queue().raise(due, fetched(due, 6))).isEmpty();
        store.queue().giveBack(due);

        Due gone = take(store).orElseThrow();
        assertThat(gone.deleted()).isTrue();
        assertThat(gone.version()).isEqualTo(4);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void told_marks_never_go_back(Databases.Named database) {
        StreamStore store = open(database);
        store.entities().merge("s", List.of(webhook("u1", 5)));
        Due due = take(store).orElseThrow();

        assertThat(store.queue().toldVersion(due, 3, "three")).isTrue();
        assertThat(store.queue().toldVersion(due, 7, "seven")).isTrue();
        assertThat(store.queue().toldVersion(due, 4, "four")).isTrue();
        store.queue().giveBack(due);

        assertThat(take(store).orElseThrow().toldVersion()).isEqualTo(7);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void a_deletion_takes_the_place_of_what_waits_and_the_running_exchange_does_not_end_it(Databases.Named database) {
        StreamStore store = open(database);
        store.entities().merge("s", List.of(webhook("u1", 5)));
        Due running = take(store).orElseThrow();
        assertThat(store.entities().gone("s", "u1", deletion("u1"), DeletedBy.SWEEP, -1))
                .isTrue();

        assertThat(store.queue().told(running, "five")).isTrue();
        Due gone = take(store).orElseThrow();
        assertThat(gone.deleted()).isTrue();
        assertThat(gone.version()).isEqualTo(5);
        assertThat(gone.change().eventType()).isEqualTo("job_deleted");
        assertThat(gone.change().source()).isEqualTo(Source.REPAIR);
        assertThat(gone.change().bodyKind()).isEqualTo(BodyKind.SNAPSHOT);
        assertThat(gone.change().body().path("status").asText()).isEqualTo("status 5");
        assertThat(gone.previousStatus()).isEqualTo("five");
        assertThat(store.queue().told(gone, null)).isTrue();
        assertThat(take(store)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void versions_count_anew_for_an_entity_that_comes_back_while_its_deletion_is_told(Databases.Named database) {
        StreamStore store = open(database);
        store.entities().merge("s", List.of(webhook("u1", 5)));
        assertThat(store.queue().told(take(store).orElseThrow(), "five")).isTrue();
        assertThat(store.entities().gone("s", "u1", deletion("u1"), DeletedBy.SWEEP, -1))
                .isTrue();
        Due gone = take(store).orElseThrow();
        // a list shows it, and a call says that it is there
        store.entities().merge("s", List.of(Seen.head("u1", 3)));
        store.entities().alive("s", Seen.full("u1", 3));

        assertThat(store.queue().told(gone, null)).isTrue();
        Due back = take(store).orElseThrow();
        assertThat(back.version()).isEqualTo(3);
        assertThat(back.toldVersion()).isEqualTo(2);
        assertThat(store.queue().told(back, "three")).isTrue();
        store.entities().merge("s", List.of(webhook("u1", 4)));
        assertThat(take(store).orElseThrow().toldVersion()).isEqualTo(3);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void a_mark_in_the_callers_transaction_ends_with_it(Databases.Named database) throws Exception {
        StreamStore store = open(database);
        store.entities().merge("s", List.of(webhook("u1", 5)));
        Due due = take(store).orElseThrow();
        try (Connection connection = database.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            assertThat(store.queue().told(connection, due, "five")).isTrue();
            connection.rollback();
        }
        store.queue().giveBack(due);
        Due again = take(store).orElseThrow();
        assertThat(again.toldVersion()).isNull();
        try (Connection connection = database.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            assertThat(store.queue().told(connection, due, "lost")).isFalse();
            assertThat(store.queue().told(connection, again, "five")).isTrue();
            connection.commit();
        }
        assertThat(take(store)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void after_a_reset_a_running_exchange_marks_nothing_and_its_reader_has_lost_the_lease(Databases.Named database) {
        StreamStore store = open(database);
        Lease reader = store.streams().take("s", "node", LONG).orElseThrow();
        store.entities().merge("s", List.of(webhook("u1", 5), webhook("u2", 5)));
        Due due = take(store).orElseThrow();
        store.streams().reset("s");

        assertThat(store.queue().told(due, null)).isFalse();
        assertThat(take(store)).isEmpty();
        assertThat(store.sweeps().begin(reader)).isFalse();
        assertThat(store.entities().known("s", List.of("u1", "u2"))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void an_exchange_from_before_a_reset_marks_nothing_of_what_came_after_it(Databases.Named database) {
        StreamStore store = open(database);
        store.entities().merge("s", List.of(webhook("u1", 5)));
        Due before = take(store).orElseThrow();
        store.streams().reset("s");
        store.entities().merge("s", List.of(webhook("u1", 5)));
        Due after = take(store).orElseThrow();

        assertThat(store.queue().told(before, null)).isFalse();
        assertThat(store.queue().told(after, null)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void leases_are_prolonged_in_the_order_of_uuid(Databases.Named database) throws Exception {
        StreamStore store = open(database);
        List<Queue.Held> held = new ArrayList<>();
        for (String uuid : List.of("u3", "u1", "u2")) {
            store.entities().merge("s", List.of(webhook(uuid, 1)));
            held.add(take(store).orElseThrow().held());
        }
        try (Connection merging = database.dataSource().getConnection();
                Connection looking = database.dataSource().getConnection()) {
            lock(merging, "u1", "");
            CompletableFuture<Integer> extended =
                    CompletableFuture.supplyAsync(() -> store.queue().extend(held, LONG));
            await().until(() -> somebodyWaits(database));

            lock(looking, "u3", "NOWAIT");
            looking.rollback();
            merging.rollback();
            assertThat(extended.get(30, TimeUnit.SECONDS)).isEqualTo(3);
        }
    }

    private static void lock(Connection connection, String uuid, String how) throws SQLException {
        connection.setAutoCommit(false);
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT uuid FROM planado_entity WHERE stream = 's' AND uuid = ? FOR UPDATE " + how)) {
            statement.setString(1, uuid);
            assertThat(statement.executeQuery().next()).isTrue();
        }
    }

    private static boolean somebodyWaits(Databases.Named database) throws SQLException {
        String waiting = database.name().startsWith("H2")
                ? "SELECT count(*) FROM information_schema.sessions WHERE blocker_id IS NOT NULL"
                : "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'";
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(waiting)) {
            return rows.next() && rows.getInt(1) > 0;
        }
    }

    private static Change fetched(Due due, long version) {
        return due.change().withFull(Seen.full(due.uuid(), version).body());
    }

    private static Optional<Due> take(StreamStore store) {
        return store.queue().take("s", "node", LONG);
    }

    private static StreamStore open(Databases.Named database) {
        StreamStore store = database.open();
        store.streams().register("s", "planado", Resource.JOBS);
        return store;
    }
}
