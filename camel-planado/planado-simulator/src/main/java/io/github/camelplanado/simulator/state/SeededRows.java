package io.github.camelplanado.simulator.state;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Many entities that differ by their number alone. Each is made from a pattern when it is asked for, so that a million
 * of them cost no memory; {@code {n}} in a text is the number, from 1. Whoever changes one keeps it elsewhere.
 */
final class SeededRows {
    private static final String MARK = "{n}";
    /** The head of a uuid that all rows share; the last twelve digits are the number. */
    private static final int HEAD = 24;

    private final Entity pattern;
    private final long count;
    private final String head;
    private final List<String> marked;
    private final Pattern externalId;

    SeededRows(Entity pattern, long count) {
        this.pattern = pattern;
        this.count = count;
        this.head = pattern.uuid().substring(0, HEAD);
        this.marked = pattern.json().properties().stream()
                .filter(member -> isMarked(member.getValue().toString()))
                .map(Map.Entry::getKey)
                .toList();
        String text = pattern.externalId();
        this.externalId =
                text == null ? null : Pattern.compile(Pattern.quote(text).replace(MARK, "\\E([1-9][0-9]{0,17})\\Q"));
    }

    static boolean isMarked(String text) {
        return text.contains(MARK);
    }

    long first() {
        return pattern.serial();
    }

    long last() {
        return pattern.serial() + count - 1;
    }

    boolean holds(long serial) {
        return serial >= first() && serial <= last();
    }

    Entity at(long serial) {
        long number = serial - first() + 1;
        // What has no mark is shared with the pattern, not copied.
        ObjectNode row = JsonNodeFactory.instance.objectNode().setAll(pattern.json());
        marked.forEach(key -> row.set(key, filled(pattern.json().path(key), String.valueOf(number))));
        row.put("uuid", head + String.format(Locale.ROOT, "%012x", number));
        if (row.has("serial_no")) {
            row.put("serial_no", pattern.json().path("serial_no").asLong() + number - 1);
        }
        return new Entity(pattern.resource(), serial, row);
    }

    /** The place of a row, null when the uuid is none of these. */
    Long serialOf(String uuid) {
        if (uuid.length() != 36
                || !uuid.startsWith(head)
                || !uuid.substring(HEAD).matches("[0-9a-f]{12}")) {
            return null;
        }
        return serial(Long.parseLong(uuid.substring(HEAD), 16));
    }

    /** The place of a row as it was seeded, null when the external id is none of these. */
    Long serialOfExternalId(String id) {
        Matcher matcher = externalId == null ? null : externalId.matcher(id);
        return matcher == null || !matcher.matches() ? null : serial(Long.parseLong(matcher.group(1)));
    }

    /** Whether some external id could belong to both. */
    boolean meets(SeededRows other) {
        return externalId != null
                && other.pattern.externalId() != null
                && (serialOfExternalId(other.at(other.first()).externalId()) != null
                        || other.serialOfExternalId(at(first()).externalId()) != null);
    }

    private Long serial(long number) {
        return number >= 1 && number <= count ? Long.valueOf(first() + number - 1) : null;
    }

    /** A copy with the number in place of the mark. */
    private static JsonNode filled(JsonNode node, String number) {
        if (node.isTextual()) {
            return JsonNodeFactory.instance.textNode(node.textValue().replace(MARK, number));
        }
        if (node.isObject()) {
            ObjectNode copy = JsonNodeFactory.instance.objectNode();
            node.properties().forEach(member -> copy.set(member.getKey(), filled(member.getValue(), number)));
            return copy;
        }
        if (node.isArray()) {
            ArrayNode copy = JsonNodeFactory.instance.arrayNode();
            node.forEach(element -> copy.add(filled(element, number)));
            return copy;
        }
        return node;
    }
}
