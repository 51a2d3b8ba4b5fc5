package io.github.camelplanado.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelplanado.api.Change;
import io.github.camelplanado.api.Change.BodyKind;
import io.github.camelplanado.api.Change.Delivery;
import io.github.camelplanado.api.Change.Source;
import io.github.camelplanado.api.Resource;
import io.github.camelplanado.json.WireJson;
import org.junit.jupiter.api.Test;

class EventKeyTest {

    private static final String LONG = "x".repeat(6000);

    @Test
    void an_event_that_names_itself_by_uuid_and_version_has_a_key_that_people_can_read() {
        assertThat(EventKey.of(client("c1", 3L, "e1", "Acme"))).isEqualTo("e1 client:c1:3:client_updated");
        assertThat(EventKey.of(client("c1", 3L, null, "Acme"))).isEqualTo("client:c1:3:client_updated");
    }

    @Test
    void an_event_without_version_and_uuid_is_known_by_its_body_however_large_that_is() {
        String key = EventKey.of(client("c1", null, null, LONG));

        assertThat(key)
                .hasSizeLessThan(EventKey.LONGEST)
                .startsWith("client:c1:")
                .isEqualTo(EventKey.of(client("c1", null, null, LONG)))
                .isNotEqualTo(EventKey.of(client("c1", null, null, LONG + "y")))
                .isNotEqualTo(EventKey.of(client("c2", null, null, LONG)));
    }

    @Test
    void whatever_else_is_long_makes_no_long_key() {
        String key = EventKey.of(client(LONG, 3L, LONG, "Acme"));

        assertThat(key)
                .hasSizeLessThan(EventKey.LONGEST)
                .isEqualTo(EventKey.of(client(LONG, 3L, LONG, "Acme")))
                .isNotEqualTo(EventKey.of(client(LONG, 4L, LONG, "Acme")))
                .isNotEqualTo(EventKey.of(client(LONG, 3L, LONG + "y", "Acme")));
    }

    private static Change client(String uuid, Long version, String eventUuid, String name) {
        ObjectNode body = WireJson.mapper().createObjectNode().put("uuid", uuid).put("name", name);
        return new Change(
                Resource.CLIENTS,
                uuid,
                version,
                "client_updated",
                body,
                BodyKind.SNAPSHOT,
                Source.WEBHOOK,
                false,
                new Delivery(eventUuid, null, 1, "web"));
    }
}
