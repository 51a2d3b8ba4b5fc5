package io.github.camelplanado.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelplanado.api.Resource;
import io.github.camelplanado.json.WireJson;
import org.junit.jupiter.api.Test;

class LastWritesTest {

    private static final int BODY_BYTES = 1000;

    private final LastWrites last = new LastWrites();

    @Test
    void the_memory_is_bounded_by_what_was_sent_and_forgets_the_least_used_first() {
        long fits = LastWrites.MAX_BYTES / (BODY_BYTES + LastWrites.ENTRY_BYTES);
        last.put(List.of(name(0)), 1, bytes());
        for (int i = 1; i < fits; i++) {
            last.put(List.of(name(i)), 1, bytes());
        }
        assertThat(last.find(List.of(name(0)))).isPresent();

        last.put(List.of(name(-1)), 1, bytes());

        assertThat(last.find(List.of(name(0)))).as("just used").isPresent();
        assertThat(last.find(List.of(name(1)))).isEmpty();
        assertThat(last.find(List.of(name(2)))).isPresent();
        assertThat(last.find(List.of(name(-1)))).isPresent();
    }

    @Test
    void what_takes_the_place_of_another_write_takes_no_room_of_its_own() {
        last.put(List.of(name(0)), 1, bytes());
        for (int i = 0; i < 20_000; i++) {
            last.put(List.of(name(1)), i, bytes());
        }

        assertThat(last.find(List.of(name(0)))).isPresent();
    }

    @Test
    void an_earlier_write_does_not_take_the_place_of_a_later_one() {
        last.put(List.of(name(0)), 2, LastWrites.bytes(body().put("later", true)));
        last.put(List.of(name(0)), 1, bytes());

        assertThat(last.find(List.of(name(0)))).contains(body().put("later", true));
    }

    private static EntityId name(int number) {
        return EntityId.of(Resource.JOBS, "ORD-" + number);
    }

    private static byte[] bytes() {
        return LastWrites.bytes(body());
    }

    /** Of {@link #BODY_BYTES} bytes. */
    private static ObjectNode body() {
        return WireJson.mapper().createObjectNode().put("k", "x".repeat(BODY_BYTES - "{'k':''}".length()));
    }
}
