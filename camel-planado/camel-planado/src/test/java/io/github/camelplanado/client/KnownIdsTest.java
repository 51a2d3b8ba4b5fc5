package io.github.camelplanado.client;

import static io.github.camelplanado.api.Resource.CLIENTS;
import static io.github.camelplanado.api.Resource.SITES;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KnownIdsTest {

    private final KnownIds ids = new KnownIds();

    @Test
    void an_id_is_known_for_its_resource_until_it_is_removed_by_either_of_its_names() {
        ids.add(CLIENTS, "C-1", "uuid-1");
        ids.add(CLIENTS, "C-2", "uuid-2");
        assertThat(ids.contains(CLIENTS, "C-1")).isTrue();
        assertThat(ids.contains(SITES, "C-1")).isFalse();

        ids.remove(CLIENTS, "C-1");
        ids.remove(CLIENTS, "uuid-2");

        assertThat(ids.contains(CLIENTS, "C-1")).isFalse();
        assertThat(ids.contains(CLIENTS, "C-2")).isFalse();
    }

    @Test
    void the_memory_is_bounded_and_forgets_the_least_used_first() {
        ids.add(CLIENTS, "first", null);
        for (int i = 1; i < KnownIds.MAX_IDS; i++) {
            ids.add(CLIENTS, "C-" + i, null);
        }
        assertThat(ids.contains(CLIENTS, "first")).isTrue();

        ids.add(CLIENTS, "one more", null);

        assertThat(ids.contains(CLIENTS, "first")).as("just used").isTrue();
        assertThat(ids.contains(CLIENTS, "C-1")).isFalse();
    }
}
