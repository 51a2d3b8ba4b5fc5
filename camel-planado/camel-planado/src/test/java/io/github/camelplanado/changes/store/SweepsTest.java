package io.github.camelplanado.changes.store;

import static io.github.camelplanado.changes.store.Seen.deletion;
import static io.github.camelplanado.changes.store.Seen.firstCopy;
import static io.github.camelplanado.changes.store.Seen.full;
import static io.github.camelplanado.changes.store.Seen.head;
import static io.github.camelplanado.changes.store.Seen.row;
import static io.github.camelplanado.changes.store.Seen.webhook;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

import io.github.camelplanado.api.Change;
import io.github.camelplanado.api.Resource;
import io.github.camelplanado.changes.store.Entities.DeletedBy;
import io.github.camelplanado.changes.store.Queue.Due;
import io.github.camelplanado.changes.store.Streams.Lease;
import io.github.camelplanado.changes.store.Sweeps.End;
import io.github.camelplanado.changes.store.Sweeps.State;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How far the reader of a stream is, and what a complete sweep concludes, on real databases. */
class SweepsTest {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final int ANY = 1000;

    static Stream<Databases.Named> databases() {
        return Databases.all();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void a_sweep_goes_on_where_it_was_after_a_restart(Databases.Named database) {
        StreamStore store = open(database);
        assertThat(store.sweeps().state("s"))
                .isEqualTo(new State(false, 0, false, null, List.of(), null, false, null, null, null));
        Lease lease = lease(store);
        Instant updated = Instant.parse("2027-03-05T09:30:00.123456Z");
        assertThat(store.sweeps().begin(lease)).isTrue();
        assertThat(store.sweeps().learnFrom(lease, "u9")).isTrue();
        assertThat(store.sweeps().updatedUpTo(lease, updated)).isTrue();
        assertThat(store.sweeps().page(lease, List.of(firstCopy("u1", 1)), false, "u1", List.of("u0", "u1")))
                .isTrue();

        assertThat(database.open().sweeps().state("s"))
                .isEqualTo(new State(false, 1, true, "u1", List.of("u0", "u1"), null, false, null, updated, "u9"));
        assertThat(store.sweeps().end(lease, -1)).contains(new End(0, false));
        State ended = store.sweeps().state("s");
        assertThat(ended.firstDone()).isTrue();
        assertThat(ended.running()).isFalse();
        assertThat(ended.sinceSweep()).isBetween(Duration.ZERO, LONG);
        assertThat(ended.learntFrom()).isNull();
        assertThat(ended.updatedUpTo()).isEqualTo(updated);
        assertThat(store.sweeps().end(lease, -1)).as("there is none to end").isEmpty();
        assertThat(store.sweeps().page(lease, List.of(row("u2", 1)), false, "u2", List.of()))
                .isFalse();
        assertThat(store.entities().count("s")).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void a_sweep_is_wanted_until_the_next_one_begins(Databases.Named database) {
        StreamStore store = open(database);
        Lease lease = lease(store);
        store.sweeps().want("s");
        assertThat(store.sweeps().state("s").wanted()).isTrue();
        assertThat(store.sweeps().begin(lease)).isTrue();
        assertThat(store.sweeps().state("s").wanted()).isFalse();
        store.sweeps().want("s");
        assertThat(store.sweeps().end(lease, -1)).isPresent();
        assertThat(store.sweeps().state("s").wanted())
                .as("asked for in the middle of a sweep")
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void whoever_lost_the_lease_writes_nothing(Databases.Named database) {
        StreamStore store = open(database);
        // under the name of the next one, so that it is the epoch that tells them apart
        Lease lost = store.streams().take("s", "node", Duration.ZERO).orElseThrow();
        assertThat(store.sweeps().begin(lost)).as("nobody has taken it yet").isTrue();
        Lease other = lease(store);
        State before = store.sweeps().state("s");

        assertThat(other.epoch()).isEqualTo(lost.epoch() + 1);
        assertThat(store.streams().renew(lost, LONG)).isFalse();
        assertThat(store.sweeps().begin(lost)).isFalse();
        assertThat(store.sweeps().page(lost, List.of(row("u1", 1)), false, "u1", List.of()))
                .isFalse();
        assertThat(store.sweeps().end(lost, -1)).isEmpty();
        assertThat(store.sweeps().learnFrom(lost, "u1")).isFalse();
        assertThat(store.sweeps().updatedUpTo(lost, Instant.EPOCH)).isFalse();
        store.streams().release(lost);
        assertThat(store.sweeps().state("s")).isEqualTo(before);
        assertThat(store.entities().count("s")).isZero();
        assertThat(store.streams().take("s", "third", LONG)).isEmpty();
        assertThat(store.sweeps().page(other, List.of(row("u1", 1)), false, "u1", List.of()))
                .as("the sweep goes on")
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void the_first_copy_is_told_as_a_snapshot_and_silent_learning_tells_nothing_but_what_is_newer(
            Databases.Named database) {
        StreamStore store = open(database);
        Lease lease = lease(store);
        assertThat(store.sweeps().begin(lease)).isTrue();
        store.entities().merge("s", List.of(webhook("u2", 5)));

        assertThat(store.sweeps().page(lease, List.of(row("u1", 3), row("u2", 6)), true, "u2", List.of()))
                .isTrue();
        Due live = take(store);
        assertThat(live.uuid())
                .as("a change that waits is no less news in a list")
                .isEqualTo("u2");
        assertThat(live.version()).isEqualTo(6);
        assertThat(store.queue().told(live, null)).isTrue();
        assertThat(take(store)).isNull();

        assertThat(store.sweeps().page(lease, List.of(row("u1", 4), firstCopy("u3", 1)), true, "u3", List.of()))
                .isTrue();
        Due newer = take(store);
        assertThat(newer.uuid()).isEqualTo("u1");
        assertThat(newer.toldVersion()).isEqualTo(3);
        assertThat(newer.previousStatus()).isEqualTo("status 3");
        assertThat(store.queue().told(newer, null)).isTrue();
        assertThat(take(store)).isNull();

        assertThat(store.sweeps().page(lease, List.of(firstCopy("u4", 1)), false, "u4", List.of()))
                .isTrue();
        assertThat(take(store).change().snapshot()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void only_what_a_complete_sweep_did_not_see_is_a_candidate(Databases.Named database) {
        StreamStore store = open(database);
        Lease lease = lease(store);
        sweep(store, lease, ANY, row("seen", 1), row("missing", 1), row("late", 1));
        assertThat(store.entities().candidates("s", 10)).isEmpty();

        assertThat(store.sweeps().begin(lease)).isTrue();
        assertThat(store.sweeps().page(lease, List.of(row("seen", 1)), false, "seen", List.of()))
                .isTrue();
        store.entities().merge("s", List.of(webhook("new", 1), head("newer", 1)));
        assertThat(store.sweeps().page(lease, List.of(row("late", 2)), false, "late", List.of()))
                .isTrue();
        assertThat(store.entities().candidates("s", 10)).isEmpty();
        assertThat(store.sweeps().end(lease, ANY)).contains(new End(1, false));
        assertThat(store.entities().candidates("s", 10))
                .as("what became known while it ran was seen")
                .containsExactly("missing");

        sweep(store, lease, ANY, row("seen", 1), row("missing", 1), row("late", 2), row("new", 1));
        assertThat(store.entities().candidates("s", 10))
                .as("the next one judges anew")
                .containsExactly("newer");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void while_the_whole_stream_is_looked_at_nobody_waits_for_its_row(Databases.Named database) {
        StreamStore store = open(database);
        Lease lease = lease(store);
        sweep(store, lease, ANY, rows(30));
        assertThat(store.sweeps().begin(lease)).isTrue();
        DyingDatabase watched = new DyingDatabase(database.dataSource());
        StreamStore reader = new StreamStore(watched);
        reader.open();
        List<String> looks = new ArrayList<>();
        watched.meanwhile(statement -> {
            if (statement.contains("NOT deleted AND swept < ?") && statement.startsWith("SELECT")) {
                looks.add(statement);
                assertThat(store.streams().renew(lease, LONG)).isTrue();
            }
        });

        assertThat(reader.sweeps().end(lease, ANY)).contains(new End(30, false));

        assertThat(looks).hasSizeGreaterThan(1);
        assertThat(store.entities().candidates("s", 100)).hasSize(30);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void a_sweep_whose_lease_is_lost_while_it_looks_ends_nothing(Databases.Named database) {
        StreamStore store = open(database);
        Lease lease = lease(store);
        sweep(store, lease, ANY, rows(3));
        assertThat(store.sweeps().begin(lease)).isTrue();
        DyingDatabase watched = new DyingDatabase(database.dataSource());
        StreamStore reader = new StreamStore(watched);
        reader.open();
        watched.meanwhile(statement -> {
            if (statement.startsWith("UPDATE")) {
                store.streams().release(lease);
            }
        });

        assertThat(reader.sweeps().end(lease, ANY)).isEmpty();
        assertThat(store.entities().candidates("s", 100)).isEmpty();
        assertThat(store.sweeps().state("s").running()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void a_sweep_that_was_reset_and_begun_anew_while_it_looks_does_not_end_by_that(Databases.Named database) {
        StreamStore store = open(database);
        Lease lease = lease(store);
        sweep(store, lease, ANY, rows(3));
        assertThat(store.sweeps().begin(lease)).isTrue();
        DyingDatabase watched = new DyingDatabase(database.dataSource());
        StreamStore reader = new StreamStore(watched);
        reader.open();
        AtomicBoolean reset = new AtomicBoolean();
        watched.meanwhile(statement -> {
            if (statement.startsWith("UPDATE") && !reset.getAndSet(true)) {
                store.streams().reset("s");
                // by the same node
                assertThat(store.sweeps().begin(lease(store))).isTrue();
            }
        });

        assertThat(reader.sweeps().end(lease, ANY)).isEmpty();
        assertThat(store.sweeps().state("s").running()).isTrue();
        assertThat(store.sweeps().state("s").firstDone()).isFalse();
        store.streams().release(lease);
        assertThat(store.streams().take("s", "other", LONG))
                .as("a lease from before the reset gives nothing back")
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void what_is_found_to_be_gone_while_a_sweep_looks_is_no_candidate(Databases.Named database) {
        StreamStore store = open(database);
        Lease lease = lease(store);
        sweep(store, lease, ANY, rows(3));
        assertThat(store.sweeps().begin(lease)).isTrue();
        DyingDatabase watched = new DyingDatabase(database.dataSource());
        StreamStore reader = new StreamStore(watched);
        reader.open();
        AtomicReference<String> gone = new AtomicReference<>();
        watched.meanwhile(statement -> {
            if (statement.startsWith("UPDATE") && gone.get() == null) {
                gone.set(rows(1)[0].uuid());
                assertThat(store.entities().gone("s", gone.get(), deletion(gone.get()), DeletedBy.WEBHOOK, -1))
                        .isTrue();
            }
        });

        assertThat(reader.sweeps().end(lease, ANY)).isPresent();
        assertThat(store.entities().candidates("s", 100)).hasSize(2).doesNotContain(gone.get());
    }

    @ParameterizedTest
    @MethodSource("databases")
    void what_is_gone_already_is_neither_missed_by_a_sweep_nor_released_nor_counted_as_known(Databases.Named database) {
        StreamStore store = open(database);
        Lease lease = lease(store);
        sweep(store, lease, ANY, rows(60));
        for (Change row : List.of(rows(60)).subList(0, 40)) {
            assertThat(store.entities().gone("s", row.uuid(), deletion(row.uuid()), DeletedBy.WEBHOOK, -1))
                    .isTrue();
        }
        // Of 20 that are known one may be missing, of 60 three.
        assertThat(sweep(store, lease, -1, List.of(rows(60)).subList(42, 60).toArray(Change[]::new)))
                .isEqualTo(new End(2, true));
        assertThat(store.sweeps().releaseDeletions("s")).isEqualTo(2);
        assertThat(store.entities().candidates("s", 100)).hasSize(2);
        assertThat(store.sweeps().dropDeletions("s"))
                .as("there are none any more")
                .isFalse();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void after_a_reset_nothing_is_known_of_how_far_the_reader_was(Databases.Named database) {
        StreamStore store = open(database);
        Lease lease = lease(store);
        sweep(store, lease, ANY, rows(3));
        assertThat(sweep(store, lease, 1).braked()).isTrue();
        assertThat(store.sweeps().begin(lease)).isTrue();
        assertThat(store.sweeps().page(lease, List.of(rows(1)), false, "u1", List.of("u1")))
                .isTrue();
        assertThat(store.sweeps().learnFrom(lease, "u1")).isTrue();
        assertThat(store.sweeps().updatedUpTo(lease, Instant.parse("2027-03-05T09:30:00Z")))
                .isTrue();
        store.sweeps().want("s");
        store.streams().reset("s");

        assertThat(store.sweeps().state("s"))
                .isEqualTo(new State(false, 3, false, null, List.of(), null, false, null, null, null));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void what_is_held_back_of_a_sweep_and_of_details_is_released_together(Databases.Named database) {
        StreamStore store = open(database);
        Lease lease = lease(store);
        sweep(store, lease, ANY, rows(4));
        assertThat(sweep(store, lease, 1, rows(2)).braked()).isTrue();
        assertThat(store.entities().gone("s", "u1", deletion("u1"), DeletedBy.DETAIL, 0))
                .isFalse();

        assertThat(store.sweeps().releaseDeletions("s")).isEqualTo(3);
        assertThat(store.entities().candidates("s", 10)).containsExactly("u1", "u3", "u4");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void what_a_page_shows_although_it_is_gone_is_asked_about(Databases.Named database) {
        StreamStore store = open(database);
        Lease lease = lease(store);
        sweep(store, lease, ANY, rows(2));
        assertThat(store.entities().gone("s", "u1", deletion("u1"), DeletedBy.WEBHOOK, -1))
                .isTrue();
        sweep(store, lease, ANY, rows(2));

        assertThat(store.entities().candidates("s", 10)).containsExactly("u1");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void a_candidate_is_gone_or_alive_as_the_call_for_it_says(Databases.Named database) {
        StreamStore store = open(database);
        Lease lease = lease(store);
        sweep(store, lease, ANY, row("u1", 4), row("u2", 4));
        tellAll(store);
        sweep(store, lease, ANY);
        assertThat(store.entities().candidates("s", 10)).containsExactly("u1", "u2");

        assertThat(store.entities().gone("s", "u1", deletion("u1"), DeletedBy.SWEEP, -1))
                .isTrue();
        store.entities().alive("s", full("u2", 4));

        assertThat(store.entities().candidates("s", 10)).isEmpty();
        Due gone = take(store);
        assertThat(gone.uuid()).isEqualTo("u1");
        assertThat(gone.deleted()).isTrue();
        assertThat(gone.version()).isEqualTo(4);
        assertThat(gone.change().kind()).isEqualTo("deleted");
        assertThat(gone.change().body().path("status").asText()).isEqualTo("status 4");
        assertThat(store.queue().told(gone, null)).isTrue();
        assertThat(take(store)).as("the same version is no news").isNull();
        assertThat(store.entities().count("s")).isEqualTo(1);
        sweep(store, lease, ANY);
        assertThat(store.entities().candidates("s", 10))
                .as("what is gone is not asked for again")
                .containsExactly("u2");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void too_many_deletions_are_one_item_until_an_operator_decides(Databases.Named database) {
        StreamStore store = open(database);
        Lease lease = lease(store);
        sweep(store, lease, -1, rows(30));
        assertThat(sweep(store, lease, -1)).isEqualTo(new End(30, true));
        assertThat(store.sweeps().state("s").braked()).isEqualTo(30);
        assertThat(store.entities().candidates("s", 100)).isEmpty();

        assertThat(store.sweeps().begin(lease)).isTrue();
        assertThat(store.sweeps().page(lease, List.of(row("u10", 1)), false, "u10", List.of()))
                .isTrue();
        assertThat(store.sweeps().releaseDeletions("s"))
                .as("one of them was seen since, by a sweep that runs")
                .isEqualTo(29);
        assertThat(store.sweeps().state("s").braked()).isNull();
        assertThat(store.entities().candidates("s", 100)).hasSize(29).doesNotContain("u10");
        assertThat(store.sweeps().releaseDeletions("s")).isZero();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void dropped_deletions_come_back_with_the_next_sweep_and_a_full_one_ends_the_brake(Databases.Named database) {
        StreamStore store = open(database);
        Lease lease = lease(store);
        sweep(store, lease, -1, rows(30));
        sweep(store, lease, -1);
        assertThat(store.sweeps().dropDeletions("s")).isTrue();
        assertThat(store.sweeps().dropDeletions("s")).isFalse();
        assertThat(store.sweeps().state("s").braked()).isNull();
        assertThat(store.entities().candidates("s", 100)).isEmpty();

        assertThat(sweep(store, lease, -1).braked()).isTrue();
        assertThat(sweep(store, lease, -1, rows(29)))
                .as("one of thirty is below 5 % rounded up")
                .isEqualTo(new End(1, false));
        assertThat(store.sweeps().state("s").braked()).isNull();
        assertThat(store.entities().candidates("s", 100)).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void a_state_of_a_stream_that_nobody_registered_is_refused(Databases.Named database) {
        StreamStore store = open(database);
        assertThatThrownBy(() -> store.sweeps().state("other")).hasMessageContaining("other");
    }

    private static End sweep(StreamStore store, Lease lease, int maxDeletes, Change... rows) {
        assertThat(store.sweeps().begin(lease)).isTrue();
        assertThat(store.sweeps().page(lease, List.of(rows), false, "cursor", List.of()))
                .isTrue();
        return store.sweeps().end(lease, maxDeletes).orElseThrow();
    }

    private static Change[] rows(int count) {
        List<Change> rows = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            rows.add(row("u" + i, 1));
        }
        return rows.toArray(Change[]::new);
    }

    private static void tellAll(StreamStore store) {
        for (Due due = take(store); due != null; due = take(store)) {
            assertThat(store.queue().told(due, null)).isTrue();
        }
    }

    private static Due take(StreamStore store) {
        return store.queue().take("s", "node", LONG).orElse(null);
    }

    private static Lease lease(StreamStore store) {
        return store.streams().take("s", "node", LONG).orElseThrow();
    }

    private static StreamStore open(Databases.Named database) {
        StreamStore store = database.open();
        store.streams().register("s", "planado", Resource.JOBS);
        return store;
    }
}
