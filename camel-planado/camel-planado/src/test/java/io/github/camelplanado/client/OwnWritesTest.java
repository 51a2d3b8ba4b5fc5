package io.github.camelplanado.client;

import static io.github.camelplanado.api.Resource.CLIENTS;
import static io.github.camelplanado.api.Resource.JOBS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.concurrent.CompletableFuture;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelplanado.api.Change;
import io.github.camelplanado.json.WireJson;
import org.junit.jupiter.api.Test;

class OwnWritesTest {

    private final OwnWrites writes = new OwnWrites();

    @Test
    void a_change_waits_until_all_exchanges_that_write_its_entity_have_ended() {
        OwnWrite first = writes.begin(JOBS, Set.of("ORD-1"), null);
        OwnWrite second = writes.begin(JOBS, Set.of("u"), null);
        CompletableFuture<Void> wait = writes.ended(change("u", null), "ORD-1", false);

        first.end();
        assertThat(wait).isNotDone();
        second.answered(Set.of(), Set.of());
        assertThat(wait).as("the answer is not the end of the exchange").isNotDone();
        second.end();
        assertThat(wait).isCompleted();
        assertThat(writes.ended(change("u", null), "ORD-1", false)).isCompleted();
    }

    @Test
    void a_write_that_begins_while_another_one_is_waited_for_is_waited_for_too() {
        OwnWrite first = writes.begin(JOBS, Set.of("u"), null);
        CompletableFuture<Void> wait = writes.ended(change("u", null), null, false);
        OwnWrite second = writes.begin(JOBS, Set.of("u"), null);

        first.end();
        assertThat(wait).isNotDone();
        second.end();
        assertThat(wait).isCompleted();
    }

    @Test
    void only_the_entity_that_is_written_is_held_back_by_its_uuid_in_any_case_or_its_external_id() {
        OwnWrite write = writes.begin(JOBS, Set.of("AB-CD", "ORD-1"), null);

        assertThat(writes.isWriting(JOBS, "ab-cd", null)).isTrue();
        assertThat(writes.isWriting(JOBS, "other", "ORD-1")).isTrue();
        assertThat(writes.isWriting(JOBS, "other", "ORD-2")).isFalse();
        assertThat(writes.isWriting(CLIENTS, "ab-cd", "ORD-1")).isFalse();
        write.end();
        assertThat(writes.isWriting(JOBS, "ab-cd", "ORD-1")).isFalse();
    }

    @Test
    void an_id_that_the_answer_tells_counts_from_then_on_and_not_after_the_end() {
        OwnWrite write = writes.begin(JOBS, Set.of("ORD-1"), null);
        assertThat(writes.isWriting(JOBS, "u", null)).isFalse();

        write.answered(Set.of("u"), Set.of());
        assertThat(writes.isWriting(JOBS, "u", null)).isTrue();
        write.end();
        write.answered(Set.of("u"), Set.of());
        assertThat(writes.isWriting(JOBS, "u", null)).isFalse();
    }

    @Test
    void an_entity_that_was_never_told_may_be_one_that_is_just_being_made() {
        OwnWrite create = writes.begin(JOBS, Set.of(), null);
        OwnWrite another = writes.begin(JOBS, Set.of(), null);
        CompletableFuture<Void> made = writes.ended(change("u", "api"), null, true);
        CompletableFuture<Void> read = writes.ended(change("v", null), null, true);

        assertThat(writes.ended(change("v", "web"), null, true))
                .as("made by a person")
                .isCompleted();
        assertThat(writes.ended(change("v", "api"), null, false))
                .as("told before")
                .isCompleted();
        OwnWrite later = writes.begin(JOBS, Set.of(), null);
        create.answered(Set.of("u"), Set.of());
        assertThat(read).isNotDone();
        another.answered(Set.of(), Set.of());
        assertThat(read)
                .as("later creates make other entities, and the one that is known now is another one")
                .isCompleted();
        assertThat(made).as("its exchange goes on").isNotDone();
        create.end();
        assertThat(made).isCompleted();
        later.end();
    }

    @Test
    void what_was_written_last_is_known_by_each_name_whoever_was_answered_first() {
        OwnWrite first = writes.begin(JOBS, Set.of("ORD-1"), json("first"));
        OwnWrite second = writes.begin(JOBS, Set.of("u"), json("second"));
        assertThat(writes.lastWrite(JOBS, "u", "ORD-1")).contains(json("second"));

        second.answered(Set.of("u"), Set.of());
        first.answered(Set.of("u", "ORD-1"), Set.of());
        first.end();
        second.end();

        assertThat(writes.lastWrite(JOBS, "u", "ORD-1")).contains(json("second"));
        assertThat(writes.lastWrite(JOBS, "v", "ORD-1")).contains(json("first"));
        assertThat(writes.lastWrite(CLIENTS, "u", "ORD-1")).isEmpty();
    }

    @Test
    void a_key_that_was_not_sent_after_all_is_not_what_was_written() {
        OwnWrite write = writes.begin(JOBS, Set.of("ORD-1"), json("d").put("template", "t"));

        write.answered(Set.of("u"), Set.of("template"));

        assertThat(writes.lastWrite(JOBS, "u", null)).contains(json("d"));
        assertThat(writes.lastWrite(JOBS, "?", "ORD-1")).contains(json("d"));
    }

    private static ObjectNode json(String description) {
        return WireJson.mapper().createObjectNode().put("description", description);
    }

    private static Change change(String uuid, String contextSource) {
        return new Change(
                JOBS,
                uuid,
                1L,
                "job_created",
                WireJson.mapper().createObjectNode(),
                Change.BodyKind.SNAPSHOT,
                Change.Source.WEBHOOK,
                false,
                new Change.Delivery(null, null, 1, contextSource));
    }
}
