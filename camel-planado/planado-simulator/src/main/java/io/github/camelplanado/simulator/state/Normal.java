package io.github.camelplanado.simulator.state;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Turns what was written into the form in which it is read: every key is there, null when empty. */
final class Normal {
    private static final List<String> ADDRESS =
            List.of("formatted", "entrance_no", "apartment", "floor", "description", "geolocation");

    private Normal() {}

    /** The value, or JSON null when the key is absent. */
    static JsonNode orNull(JsonNode body, String key) {
        return body.has(key) ? body.get(key) : NullNode.getInstance();
    }

    static JsonNode address(JsonNode written, JsonNode present, boolean merge) {
        if (written.isMissingNode() || written.isNull()) {
            return NullNode.getInstance();
        }
        ObjectNode address = JsonNodeFactory.instance.objectNode();
        for (String key : ADDRESS) {
            address.set(key, merge && !written.has(key) ? orNull(present, key) : orNull(written, key));
        }
        return address;
    }

    static ArrayNode contacts(JsonNode written) {
        ArrayNode contacts = JsonNodeFactory.instance.arrayNode();
        written.forEach(contact -> contacts.add(JsonNodeFactory.instance
                .objectNode()
                .<ObjectNode>set("name", orNull(contact, "name"))
                .<ObjectNode>set("value", orNull(contact, "value"))
                .<ObjectNode>set("type", contact.path("type"))));
        return contacts;
    }

    /** A planned time in UTC with Z, as the recorded answers have it; the fraction only when there is one. */
    static JsonNode time(JsonNode written, ZoneId zone, String field, Errors errors) {
        if (!written.isTextual()) {
            return NullNode.getInstance();
        }
        Instant time = Times.parse(written.asText(), zone);
        if (time == null) {
            errors.add(field, "is not a date and time");
            return NullNode.getInstance();
        }
        return JsonNodeFactory.instance.textNode(DateTimeFormatter.ISO_INSTANT.format(time));
    }

    static boolean hasText(JsonNode node) {
        return node.isTextual() && !node.asText().isBlank();
    }
}
