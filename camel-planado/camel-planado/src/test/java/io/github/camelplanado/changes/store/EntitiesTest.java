package io.github.camelplanado.changes.store;

import static io.github.camelplanado.changes.store.Seen.deletion;
import static io.github.camelplanado.changes.store.Seen.full;
import static io.github.camelplanado.changes.store.Seen.head;
import static io.github.camelplanado.changes.store.Seen.row;
import static io.github.camelplanado.changes.store.Seen.webhook;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import io.github.camelplanado.api.Change;
import io.github.camelplanado.api.Change.BodyKind;
import io.github.camelplanado.api.Resource;
import io.github.camelplanado.changes.merge.Known;
import io.github.camelplanado.changes.store.Entities.DeletedBy;
import io.github.camelplanado.changes.store.Entities.Merged;
import io.github.camelplanado.changes.store.Queue.Due;
import io.github.camelplanado.changes.store.Streams.Lease;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is known of entities, on real databases. */
class EntitiesTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    static Stream<Databases.Named> databases() {
        return Databases.all();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void the_newest_version_wins_whatever_comes_behind_it(Databases.Named database) {
        StreamStore store = open(database);
        assertThat(store.entities().merge("s", List.of(webhook("u1", 2), webhook("u1", 4), webhook("u1", 3))))
                .isEqualTo(new Merged(2, List.of()));
        assertThat(store.entities()
                        .merge("s", List.of(row("u1", 1), row("u1", 4)))
                        .news())
                .isZero();

        assertThat(store.entities().known("s", List.of("u1", "u2")))
                .containsOnly(java.util.Map.entry("u1", new Known(4, Set.of("crud"), false, null, BodyKind.SNAPSHOT)));
        assertThat(store.entities().behind("s"))
                .as("rows that lag; a webhook that comes late is none")
                .isEqualTo(1);
        assertThat(tell(store).version()).isEqualTo(4);
        assertThat(tell(store)).isNull();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void a_richer_body_of_the_same_version_takes_the_place_of_the_stored_one(Databases.Named database) {
        StreamStore store = open(database);
        store.entities().merge("s", List.of(head("u1", 4)));
        store.entities().merge("s", List.of(webhook("u1", 4)));
        store.entities().merge("s", List.of(row("u1", 4)));

        Due due = tell(store);
        assertThat(due.change().bodyKind()).isEqualTo(BodyKind.SNAPSHOT);
        assertThat(due.change().body().path("kind").asText()).isEqualTo("SNAPSHOT");
        assertThat(due.change().eventType()).as("found by reading the head").isEqualTo("job_created");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void streams_are_apart(Databases.Named database) {
        StreamStore store = open(database);
        store.streams().register("t", "planado", Resource.JOBS);
        store.entities().merge("s", List.of(webhook("u1", 4)));

        assertThat(store.entities().known("t", List.of("u1"))).isEmpty();
        assertThat(store.queue().take("t", "node", LONG)).isEmpty();
        store.streams().reset("t");
        assertThat(tell(store).uuid()).isEqualTo("u1");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void a_late_webhook_of_a_deleted_entity_changes_nothing(Databases.Named database) {
        StreamStore store = open(database);
        delete(store, "u1");
        Known gone = store.entities().known("s", List.of("u1")).get("u1");

        assertThat(store.entities().merge("s", List.of(webhook("u1", 9), webhook("u1", 3L, "job_started"))))
                .isEqualTo(new Merged(0, List.of()));
        assertThat(store.entities().known("s", List.of("u1")).get("u1")).isEqualTo(gone);
        assertThat(tell(store)).isNull();
        assertThat(store.entities().gone("s", "u1", deletion("u1"), DeletedBy.WEBHOOK, -1))
                .as("told once")
                .isTrue();
        assertThat(tell(store)).isNull();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void a_deleted_entity_in_a_list_is_asked_for_once_for_each_version(Databases.Named database) {
        StreamStore store = open(database);
        delete(store, "u1");
        Change listed = head("u1", 4);

        assertThat(store.entities().merge("s", List.of(listed)).toVerify()).containsExactly(listed);
        assertThat(store.entities().candidates("s", 10))
                .as("not forgotten by a restart")
                .containsExactly("u1");
        store.entities().stillGone("s", "u1", 4);
        assertThat(store.entities().candidates("s", 10)).isEmpty();
        assertThat(store.entities().merge("s", List.of(listed)).toVerify()).isEmpty();

        Lease lease = store.streams().take("s", "node", LONG).orElseThrow();
        assertThat(store.sweeps().begin(lease)).isTrue();
        assertThat(store.sweeps().page(lease, List.of(row("u1", 4)), false, "u1", List.of()))
                .isTrue();
        assertThat(store.entities().candidates("s", 10)).isEmpty();
        assertThat(store.sweeps().page(lease, List.of(row("u1", 5)), false, "u1", List.of()))
                .isTrue();
        assertThat(store.entities().candidates("s", 10)).containsExactly("u1");
        assertThat(store.entities().gone("s", "u1", deletion("u1"), DeletedBy.SWEEP, -1))
                .isTrue();
        assertThat(store.entities().candidates("s", 10)).isEmpty();
        assertThat(tell(store)).isNull();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void a_deleted_entity_that_is_there_again_is_told(Databases.Named database) {
        StreamStore store = open(database);
        delete(store, "u1");
        store.entities().merge("s", List.of(head("u1", 4)));
        store.entities().alive("s", full("u1", 4));

        Due back = tell(store);
        assertThat(back.deleted()).isFalse();
        assertThat(back.version()).isEqualTo(4);
        assertThat(back.change().bodyKind()).isEqualTo(BodyKind.FULL);
        assertThat(store.entities().count("s")).isEqualTo(1);
        assertThat(store.entities().candidates("s", 10)).isEmpty();
        store.entities().merge("s", List.of(webhook("u1", 5)));
        assertThat(tell(store).version()).isEqualTo(5);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void what_was_refuted_before_an_entity_came_back_is_asked_again_when_it_is_gone_again(Databases.Named database) {
        StreamStore store = open(database);
        store.entities().merge("s", List.of(webhook("u1", 4)));
        delete(store, "u1");
        assertThat(store.entities().merge("s", List.of(row("u1", 4))).toVerify())
                .hasSize(1);
        store.entities().alive("s", full("u1", 4));
        delete(store, "u1");

        assertThat(store.entities().merge("s", List.of(row("u1", 4))).toVerify())
                .hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void a_late_webhook_is_no_proof_that_a_candidate_is_there_and_a_list_is(Databases.Named database) {
        StreamStore store = open(database);
        Lease lease = store.streams().take("s", "node", LONG).orElseThrow();
        store.entities().merge("s", List.of(webhook("u1", 4), webhook("u2", 4), webhook("u3", 4)));
        assertThat(store.sweeps().begin(lease)).isTrue();
        assertThat(store.sweeps().end(lease, 10)).isPresent();
        store.entities().merge("s", List.of(webhook("u1", 5), head("u2", 5)));

        assertThat(store.entities().candidates("s", 10)).containsExactly("u1", "u3");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void an_answer_from_before_the_deletion_brings_nothing_back(Databases.Named database) {
        StreamStore store = open(database);
        delete(store, "u1");
        store.entities().alive("s", full("u1", 4));

        assertThat(store.entities().known("s", List.of("u1")).get("u1").deleted())
                .isTrue();
        assertThat(tell(store)).isNull();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void the_deletion_of_an_entity_that_was_never_seen_is_told_and_holds(Databases.Named database) {
        StreamStore store = open(database);
        Change event = webhook("u1", 7L, "job_removed");
        assertThat(store.entities().merge("s", List.of(event)).toVerify()).containsExactly(event);
        assertThat(store.entities().gone("s", "u1", event, DeletedBy.WEBHOOK, -1))
                .isTrue();
        store.entities().merge("s", List.of(webhook("u1", 6), webhook("u1", 8)));

        Due gone = tell(store);
        assertThat(gone.deleted()).isTrue();
        assertThat(gone.version()).isEqualTo(7);
        assertThat(gone.change().eventType()).isEqualTo("job_removed");
        assertThat(tell(store)).isNull();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void an_entity_of_which_nothing_is_known_is_told_as_deleted_with_its_uuid(Databases.Named database) {
        StreamStore store = open(database);
        assertThat(store.entities().gone("s", "u1", deletion("u1"), DeletedBy.WEBHOOK, -1))
                .isTrue();

        Due gone = tell(store);
        assertThat(gone.version()).isZero();
        assertThat(gone.change().version()).isNull();
        assertThat(gone.change().bodyKind()).isEqualTo(BodyKind.NONE);
        assertThat(gone.change().body()).hasToString("{\"uuid\":\"u1\"}");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void deletions_found_by_asking_for_details_have_a_brake_of_their_own(Databases.Named database) {
        StreamStore store = open(database);
        Lease lease = store.streams().take("s", "node", LONG).orElseThrow();
        store.entities().merge("s", List.of(webhook("u1", 1), webhook("u2", 1), webhook("u3", 1)));
        assertThat(gone(store, "u1", 1)).isTrue();
        assertThat(gone(store, "u1", 1)).as("known to be gone").isTrue();
        assertThat(gone(store, "u2", 1)).isFalse();
        assertThat(gone(store, "u2", 1)).as("counted once").isFalse();
        assertThat(store.sweeps().state("s").braked()).isEqualTo(1);
        assertThat(gone(store, "u3", 1)).isFalse();
        assertThat(store.sweeps().state("s").braked()).isEqualTo(2);
        assertThat(store.entities().count("s")).isEqualTo(2);

        assertThat(store.sweeps().releaseDeletions("s")).isEqualTo(2);
        assertThat(store.entities().candidates("s", 10)).containsExactly("u2", "u3");

        assertThat(store.sweeps().begin(lease)).isTrue();
        assertThat(store.sweeps().page(lease, List.of(row("u2", 1)), false, "u2", List.of()))
                .isTrue();
        assertThat(store.entities().candidates("s", 10)).as("seen since").containsExactly("u3");
        assertThat(store.sweeps().end(lease, 10)).isPresent();
        assertThat(gone(store, "u2", 1))
                .as("the count begins anew with a sweep")
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void tombstones_are_kept_for_two_weeks_and_as_long_as_a_list_shows_them(Databases.Named database) throws Exception {
        StreamStore store = open(database);
        Lease lease = store.streams().take("s", "node", LONG).orElseThrow();
        delete(store, "young");
        delete(store, "old");
        delete(store, "listed");
        store.entities().merge("s", List.of(webhook("waiting", 1), webhook("there", 1)));
        assertThat(store.entities().gone("s", "waiting", deletion("waiting"), DeletedBy.SWEEP, -1))
                .isTrue();
        for (int sweep = 0; sweep < 3; sweep++) {
            assertThat(store.sweeps().begin(lease)).isTrue();
            assertThat(store.sweeps().page(lease, List.of(row("listed", 4), row("there", 1)), false, "x", List.of()))
                    .isTrue();
            assertThat(store.sweeps().end(lease, 10)).isPresent();
        }
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate("UPDATE planado_entity SET deleted_at = deleted_at - INTERVAL '15' DAY"
                            + " WHERE uuid <> 'young' AND deleted"))
                    .isEqualTo(3);
        }

        assertThat(store.entities().purgeTombstones(Duration.ZERO))
                .as("whatever is asked for, not the young one")
                .isEqualTo(1);
        assertThat(store.entities().known("s", List.of("young", "old", "listed", "waiting", "there")))
                .containsOnlyKeys("young", "listed", "waiting", "there");
        assertThat(store.entities().purgeTombstones(Duration.ofDays(14))).isZero();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void without_sweeps_old_tombstones_are_forgotten_all_the_same(Databases.Named database) throws Exception {
        StreamStore store = open(database);
        delete(store, "young");
        delete(store, "old");
        delete(store, "listed");
        assertThat(store.entities().merge("s", List.of(head("listed", 4))).toVerify())
                .hasSize(1);
        store.entities().stillGone("s", "listed", 4);
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate("UPDATE planado_entity SET deleted_at = deleted_at - INTERVAL '15' DAY"
                            + " WHERE uuid <> 'young'"))
                    .isEqualTo(2);
        }

        assertThat(store.entities().purgeTombstones(Duration.ZERO)).isEqualTo(1);
        assertThat(store.entities().known("s", List.of("young", "old", "listed")))
                .containsOnlyKeys("young", "listed");
    }

    private static boolean gone(StreamStore store, String uuid, int maxDeletes) {
        return store.entities().gone("s", uuid, deletion(uuid), DeletedBy.DETAIL, maxDeletes);
    }

    private static void delete(StreamStore store, String uuid) {
        store.entities().merge("s", List.of(webhook(uuid, 4)));
        assertThat(store.entities().gone("s", uuid, deletion(uuid), DeletedBy.SWEEP, -1))
                .isTrue();
        assertThat(tell(store).deleted()).isTrue();
    }

    /** The next change, which is told; null if there is none. */
    private static Due tell(StreamStore store) {
        Due due = store.queue().take("s", "node", LONG).orElse(null);
        assertThat(due == null || store.queue().told(due, null)).isTrue();
        return due;
    }

    private static StreamStore open(Databases.Named database) {
        StreamStore store = database.open();
        store.streams().register("s", "planado", Resource.JOBS);
        return store;
    }
}
