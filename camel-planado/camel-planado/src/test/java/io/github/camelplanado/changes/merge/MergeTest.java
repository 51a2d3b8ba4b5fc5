package io.github.camelplanado.changes.merge;

import static io.github.camelplanado.changes.merge.Verdict.What.ALSO;
import static io.github.camelplanado.changes.merge.Verdict.What.NEWS;
import static io.github.camelplanado.changes.merge.Verdict.What.NOTHING;
import static io.github.camelplanado.changes.merge.Verdict.What.RICHER;
import static io.github.camelplanado.changes.merge.Verdict.What.VERIFY;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;

import io.github.camelplanado.api.Change;
import io.github.camelplanado.api.Change.BodyKind;
import io.github.camelplanado.api.Change.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MergeTest {

    private static final Known VERSION_5 = known(5, BodyKind.SNAPSHOT, "crud");
    private static final Known GONE = new Known(5, Set.of("crud"), true, null, BodyKind.SNAPSHOT);

    @Test
    void an_unknown_entity_is_news() {
        assertThat(Merge.of(null, Seen.row(3L))).isEqualTo(news(known(3, BodyKind.ROW, "crud")));
        assertThat(Merge.of(null, Seen.webhook("job_started", 3L)))
                .isEqualTo(news(known(3, BodyKind.SNAPSHOT, "job_started")));
    }

    @Test
    void a_newer_version_is_news_and_takes_the_place_of_all_that_is_known() {
        Known before = known(5, BodyKind.FULL, "crud", "job_started");

        assertThat(Merge.of(before, Seen.row(6L))).isEqualTo(news(known(6, BodyKind.ROW, "crud")));
    }

    @Test
    void news_and_further_events_are_told_and_nothing_else_is() {
        assertThat(Merge.of(null, Seen.row(3L)).isTold()).isTrue();
        assertThat(Merge.of(VERSION_5, Seen.webhook("job_started", 5L)).isTold())
                .isTrue();
        assertThat(Merge.of(VERSION_5, Seen.get(5L)).isTold()).isFalse();
        assertThat(Merge.of(VERSION_5, Seen.row(5L)).isTold()).isFalse();
        assertThat(Merge.of(VERSION_5, Seen.webhook("job_deleted", 6L)).isTold())
                .isFalse();
    }

    @Test
    void a_late_update_does_not_win() {
        assertThat(Merge.of(VERSION_5, Seen.webhook("job_started", 4L))).isEqualTo(nothing(VERSION_5));
        assertThat(Merge.of(VERSION_5, Seen.get(4L))).isEqualTo(nothing(VERSION_5));
    }

    @Test
    void a_repeat_is_nothing() {
        assertThat(Merge.of(VERSION_5, Seen.webhook("job_updated", 5L))).isEqualTo(nothing(VERSION_5));
        assertThat(Merge.of(VERSION_5, Seen.row(5L))).isEqualTo(nothing(VERSION_5));
    }

    @ParameterizedTest
    @EnumSource(
            value = Source.class,
            names = {"WEBHOOK", "REPLAY"})
    void another_event_of_the_same_version_is_told_too(Source source) {
        Verdict verdict = Merge.of(VERSION_5, Seen.of(source, "job_started", 5L, BodyKind.SNAPSHOT));

        assertThat(verdict).isEqualTo(new Verdict(ALSO, known(5, BodyKind.SNAPSHOT, "crud", "job_started"), false));
        assertThat(Merge.of(verdict.known(), Seen.webhook("job_started", 5L)).what())
                .isEqualTo(NOTHING);
    }

    @Test
    void a_further_event_brings_its_body_if_that_holds_more() {
        Known row = known(5, BodyKind.ROW, "crud");

        assertThat(Merge.of(row, Seen.webhook("job_started", 5L)))
                .isEqualTo(new Verdict(ALSO, known(5, BodyKind.SNAPSHOT, "crud", "job_started"), true));
    }

    @Test
    void reading_a_version_that_is_known_tells_nothing_whatever_was_seen_of_it() {
        Known started = known(5, BodyKind.SNAPSHOT, "job_started");

        Verdict read = Merge.of(started, Seen.row(5L));

        assertThat(read).isEqualTo(new Verdict(RICHER, known(5, BodyKind.SNAPSHOT, "crud", "job_started"), false));
        assertThat(Merge.of(read.known(), Seen.webhook("job_updated", 5L)).what())
                .as("who has read a version knows what its update says")
                .isEqualTo(NOTHING);
    }

    @Test
    void a_richer_body_of_the_same_version_is_kept_and_a_poorer_one_is_not() {
        assertThat(Merge.of(VERSION_5, Seen.get(5L)))
                .isEqualTo(new Verdict(RICHER, known(5, BodyKind.FULL, "crud"), true));
        assertThat(Merge.of(known(5, BodyKind.FULL, "crud"), Seen.row(5L)).what())
                .isEqualTo(NOTHING);
        assertThat(Merge.of(known(5, null, "crud"), Seen.of(Source.HEAD, "job_updated", 5L, BodyKind.NONE)))
                .isEqualTo(new Verdict(RICHER, known(5, BodyKind.NONE, "crud"), true));
        assertThat(Merge.of(known(5, BodyKind.NONE, "crud"), Seen.row(5L)))
                .isEqualTo(new Verdict(RICHER, known(5, BodyKind.ROW, "crud"), true));
    }

    @Test
    void a_row_without_a_version_ranks_lowest() {
        assertThat(Merge.of(null, Seen.row(null))).isEqualTo(news(known(0, BodyKind.ROW, "crud")));
        assertThat(Merge.of(VERSION_5, Seen.row(null)).what()).isEqualTo(NOTHING);
        assertThat(Merge.of(known(0, BodyKind.ROW, "crud"), Seen.row(null)).what())
                .isEqualTo(NOTHING);
        assertThat(Merge.of(known(0, BodyKind.ROW, "crud"), Seen.row(1L)).what())
                .isEqualTo(NEWS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"job_deleted", "job_removed"})
    void a_deletion_event_is_no_proof(String type) {
        assertThat(Merge.of(VERSION_5, Seen.webhook(type, 6L))).isEqualTo(verify(VERSION_5));
        assertThat(Merge.of(VERSION_5, Seen.webhook(type, 4L))).isEqualTo(verify(VERSION_5));
        assertThat(Merge.of(null, Seen.webhook(type, 6L))).isEqualTo(verify(null));
        assertThat(Merge.of(VERSION_5, Seen.of(Source.REPLAY, type, 6L, BodyKind.SNAPSHOT)))
                .isEqualTo(verify(VERSION_5));
    }

    @Test
    void an_event_without_a_version_must_be_asked_for() {
        assertThat(Merge.of(VERSION_5, Seen.webhook("job_updated", null))).isEqualTo(verify(VERSION_5));
        assertThat(Merge.of(null, Seen.webhook("job_updated", null))).isEqualTo(verify(null));
    }

    @Test
    void the_answer_404_is_told_as_deleted_with_the_last_version_and_body() {
        Verdict gone = Merge.gone(VERSION_5, Seen.deletion());

        assertThat(gone).isEqualTo(new Verdict(NEWS, GONE, false));
        assertThat(gone.isTold()).isTrue();
        assertThat(Merge.gone(GONE, Seen.deletion()))
                .as("told once, whoever found it")
                .isEqualTo(nothing(GONE));
    }

    @Test
    void a_deletion_event_that_proved_true_brings_its_own_version_and_body() {
        Known row = known(5, BodyKind.ROW, "job_started");

        assertThat(Merge.gone(row, Seen.webhook("job_deleted", 6L)))
                .isEqualTo(new Verdict(NEWS, new Known(6, Set.of("crud"), true, null, BodyKind.SNAPSHOT), true));
        assertThat(Merge.gone(row, Seen.webhook("job_deleted", 5L)))
                .isEqualTo(new Verdict(
                        NEWS, new Known(5, Set.of("crud", "job_started"), true, null, BodyKind.SNAPSHOT), true));
        assertThat(Merge.gone(row, Seen.webhook("job_deleted", 4L)))
                .as("an old state is not the last one")
                .isEqualTo(new Verdict(
                        NEWS, new Known(5, Set.of("crud", "job_started"), true, null, BodyKind.ROW), false));
        assertThat(Merge.gone(known(5, BodyKind.FULL, "crud"), Seen.webhook("job_deleted", 5L))
                        .known()
                        .bodyKind())
                .as("the same state, and more of it is known")
                .isEqualTo(BodyKind.FULL);
        assertThat(Merge.gone(row, Seen.of(Source.WEBHOOK, "job_deleted", 6L, BodyKind.NONE)))
                .as("nothing is no last state")
                .isEqualTo(new Verdict(NEWS, new Known(6, Set.of("crud"), true, null, BodyKind.ROW), false));
    }

    @Test
    void an_unknown_entity_that_is_gone_is_told_too() {
        assertThat(Merge.gone(null, Seen.webhook("job_deleted", 6L)))
                .isEqualTo(new Verdict(NEWS, new Known(6, Set.of("crud"), true, null, BodyKind.SNAPSHOT), true));
        assertThat(Merge.gone(null, Seen.deletion()))
                .isEqualTo(new Verdict(NEWS, new Known(0, Set.of("crud"), true, null, BodyKind.NONE), true));
    }

    @ParameterizedTest
    @EnumSource(
            value = Source.class,
            names = {"WEBHOOK", "REPLAY", "HISTORY"})
    void no_event_brings_back_what_was_deleted(Source source) {
        for (String type : new String[] {"job_updated", "job_started", "job_deleted"}) {
            for (Long version : new Long[] {null, 4L, 5L, 99L}) {
                assertThat(Merge.of(GONE, Seen.of(source, type, version, BodyKind.SNAPSHOT)))
                        .isEqualTo(nothing(GONE));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Source.class,
            names = {"HEAD", "SWEEP"})
    void a_list_that_shows_what_was_deleted_must_be_asked_about_once_for_each_version(Source source) {
        Change shown = Seen.of(source, "job_updated", 5L, BodyKind.ROW);

        assertThat(Merge.of(GONE, shown)).isEqualTo(verify(GONE));

        Known still = Merge.stillGone(GONE, 5);
        assertThat(Merge.of(still, shown)).isEqualTo(nothing(still));
        assertThat(Merge.of(still, Seen.of(source, "job_updated", 6L, BodyKind.ROW)))
                .isEqualTo(verify(still));
    }

    @Test
    void a_refuted_version_is_remembered_and_never_lowered() {
        Known refuted = Merge.stillGone(GONE, 7);

        assertThat(refuted).isEqualTo(new Known(5, Set.of("crud"), true, 7L, BodyKind.SNAPSHOT));
        assertThat(Merge.stillGone(refuted, 6)).isEqualTo(refuted);
        assertThat(Merge.stillGone(VERSION_5, 7))
                .as("it came back in the meantime")
                .isEqualTo(VERSION_5);
    }

    @Test
    void a_row_without_a_version_of_what_was_deleted_is_asked_about_once() {
        assertThat(Merge.of(GONE, Seen.row(null)).what()).isEqualTo(VERIFY);
        assertThat(Merge.of(Merge.stillGone(GONE, 0), Seen.row(null)).what()).isEqualTo(NOTHING);
    }

    @Test
    void the_entity_itself_brings_back_what_was_deleted() {
        Known listed = Merge.stillGone(GONE, 6);

        assertThat(Merge.of(listed, Seen.get(5L))).isEqualTo(news(known(5, BodyKind.FULL, "crud")));
        assertThat(Merge.of(GONE, Seen.get(4L)).known())
                .as("with a lower version than before the next one would not be news")
                .isEqualTo(known(4, BodyKind.FULL, "crud"));
    }

    private static Known known(long version, BodyKind body, String... classes) {
        return new Known(version, Set.of(classes), false, null, body);
    }

    private static Verdict news(Known known) {
        return new Verdict(NEWS, known, true);
    }

    private static Verdict nothing(Known known) {
        return new Verdict(NOTHING, known, false);
    }

    private static Verdict verify(Known known) {
        return new Verdict(VERIFY, known, false);
    }
}
