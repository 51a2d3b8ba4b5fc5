package io.github.camelplanado.message;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelplanado.api.model.VendorTime;

/**
 * Whether an entity that was read holds what a write sent. What the answer does not show is not proven: a key that is absent
 * counts as missing. What is read may have more keys, and other forms of times and numbers. Pure.
 *
 * @param zone of times without one
 */
public record Carried(ZoneId zone) {

    /** A create's words for what get calls otherwise (documentation). */
    private static final Map<String, String> READ_AS = Map.of("job_type", "type");

    /** The template adds fields of its own to those that were sent. */
    private static final Set<String> MAY_HAVE_MORE = Set.of("custom_fields", "report_fields");

    /** The keys of the body that are not found in the entity, in their order. */
    public List<String> missing(ObjectNode entity, ObjectNode sent) {
        return sent.properties().stream()
                .filter(entry -> !holds(entity, entry.getKey(), entry.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private boolean holds(ObjectNode entity, String key, JsonNode sent) {
        JsonNode flat = entity.path(key + "_uuid");
        if (!entity.has(key) && flat.isTextual() && sent.isObject()) {
            // The catalog is read with flat references: a name that was sent cannot be compared with a uuid.
            return !sent.has("uuid") || isSameText("uuid", flat, sent.path("uuid"));
        }
        return carries(key, entity.path(READ_AS.getOrDefault(key, key)), sent);
    }

    private boolean carries(String key, JsonNode read, JsonNode sent) {
        if (sent.isNull()) {
            return read.isNull() || read.isMissingNode();
        }
        if (sent.isObject()) {
            return read.isObject()
                    && sent.properties().stream()
                            .allMatch(entry -> carries(entry.getKey(), read.path(entry.getKey()), entry.getValue()));
        }
        if (sent.isArray()) {
            return read.isArray()
                    && (read.size() == sent.size() || MAY_HAVE_MORE.contains(key))
                    && carriesEach(key, read, sent);
        }
        return read.isValueNode() && !read.isNull() && (isSameText(key, read, sent) || isSameValue(read, sent));
    }

    /** In any order; one that was read counts once. */
    private boolean carriesEach(String key, JsonNode read, JsonNode sent) {
        List<JsonNode> left = new ArrayList<>();
        read.forEach(left::add);
        for (JsonNode one : sent) {
            Optional<JsonNode> found = left.stream()
                    .filter(candidate -> carries(key, candidate, key.equals("assignees") ? flat(one) : one))
                    .findFirst();
            if (found.isEmpty()) {
                return false;
            }
            left.remove(found.get());
        }
        return true;
    }

    /** One of several assignees is read without the level that it may be written with. */
    private static JsonNode flat(JsonNode assignee) {
        if (!(assignee.path("worker") instanceof ObjectNode worker)) {
            return assignee;
        }
        ObjectNode flat = worker.deepCopy();
        assignee.properties().stream()
                .filter(entry -> !entry.getKey().equals("worker"))
                .forEach(entry -> flat.set(entry.getKey(), entry.getValue()));
        return flat;
    }

    private static boolean isSameText(String key, JsonNode read, JsonNode sent) {
        boolean anyCase = key.equals("uuid") || key.equals("email");
        return anyCase
                ? read.asText().equalsIgnoreCase(sent.asText())
                : read.asText().equals(sent.asText());
    }

    private boolean isSameValue(JsonNode read, JsonNode sent) {
        if (read.isNumber() || sent.isNumber()) {
            Optional<BigDecimal> number = number(read);
            return number.isPresent()
                    && number(sent)
                            .filter(other -> other.compareTo(number.get()) == 0)
                            .isPresent();
        }
        Optional<Instant> time = time(read);
        return time.isPresent() && time.equals(time(sent));
    }

    private static Optional<BigDecimal> number(JsonNode value) {
        try {
            return Optional.of(value.isNumber() ? value.decimalValue() : new BigDecimal(value.asText()));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** To the millisecond, which is what the vendor is known to keep. */
    private Optional<Instant> time(JsonNode value) {
        return VendorTime.find(value.asText())
                .map(found -> found.toInstant(zone).truncatedTo(ChronoUnit.MILLIS));
    }
}
