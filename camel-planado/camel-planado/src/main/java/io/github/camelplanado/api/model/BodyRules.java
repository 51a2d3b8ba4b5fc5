package io.github.camelplanado.api.model;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelplanado.api.Resource;

/**
 * What the documentation says of the keys of bodies: lengths, and which take null. A test holds it equal to the contract file.
 * Lengths count Unicode characters (code points), as JSON Schema does: an emoji is one.
 *
 * @param keys by the vendor's spelling; other keys are not looked at
 */
record BodyRules(Map<String, KeyRule> keys) {

    static final BodyRules GEOLOCATION = new BodyRules(Map.of(
            "longitude",
            KeyRule.notNull().within("180"),
            "latitude",
            KeyRule.notNull().within("90")));

    static final BodyRules ADDRESS = new BodyRules(Map.of(
            "formatted", KeyRule.notNull().atMost(5000),
            "apartment", KeyRule.nullable().atMost(50),
            "floor", KeyRule.nullable().atMost(50),
            "entrance_no", KeyRule.nullable().atMost(50),
            "description", KeyRule.nullable().atMost(500),
            "geolocation", KeyRule.notNull().holding(GEOLOCATION)));

    static final BodyRules CONTACT = new BodyRules(Map.of(
            "name", KeyRule.nullable().atMost(50),
            "value", KeyRule.nullable().atMost(50),
            "type", KeyRule.notNull()));

    static final BodyRules CLIENT = new BodyRules(Map.of(
            "external_id", KeyRule.notNull().notEmpty(),
            "organization", KeyRule.notNull(),
            "organization_name", KeyRule.notNull().notEmpty().atMost(5000),
            "first_name", KeyRule.nullable().atMost(50),
            "last_name", KeyRule.nullable().atMost(50),
            "middle_name", KeyRule.nullable().atMost(50),
            "site_address", KeyRule.notNull().holding(ADDRESS),
            "contacts", KeyRule.notNull().holding(CONTACT),
            "custom_fields", KeyRule.notNull()));

    static final BodyRules SITE = new BodyRules(Map.of(
            "external_id", KeyRule.nullable().notEmpty(),
            "name", KeyRule.notNull().notEmpty().atMost(300),
            "description", KeyRule.nullable().atMost(1000),
            "client", KeyRule.nullable(),
            "address", KeyRule.notNull().holding(ADDRESS),
            "contacts", KeyRule.notNull().holding(CONTACT),
            "custom_fields", KeyRule.notNull()));

    static final BodyRules JOB = new BodyRules(Map.ofEntries(
            Map.entry("template", KeyRule.notNull()),
            Map.entry("job_type", KeyRule.notNull()),
            Map.entry("external_id", KeyRule.notNull().notEmpty().atMost(500)),
            Map.entry("external_order_id", KeyRule.notNull().atMost(500)),
            Map.entry("description", KeyRule.nullable().atMost(15000)),
            Map.entry("scheduled_at", KeyRule.nullable()),
            Map.entry("scheduled_duration", KeyRule.nullable()),
            Map.entry("assignee", KeyRule.nullable()),
            Map.entry("assignees", KeyRule.notNull()),
            Map.entry("possible_resolutions", KeyRule.notNull()),
            Map.entry("address", KeyRule.notNull().holding(ADDRESS)),
            Map.entry("contacts", KeyRule.notNull().holding(CONTACT)),
            Map.entry("client", KeyRule.nullable().holding(CLIENT)),
            Map.entry("site", KeyRule.nullable().holding(SITE)),
            Map.entry("territory", KeyRule.nullable()),
            Map.entry("skills", KeyRule.notNull()),
            Map.entry("custom_fields", KeyRule.notNull()),
            Map.entry("report_fields", KeyRule.notNull())));

    static BodyRules of(Resource resource) {
        return switch (resource) {
            case JOBS -> JOB;
            case CLIENTS -> CLIENT;
            case SITES -> SITE;
            default -> throw new IllegalArgumentException("There is no builder for " + resource.path());
        };
    }

    List<String> notNullable() {
        return keys.entrySet().stream()
                .filter(entry -> !entry.getValue().takesNull())
                .map(Map.Entry::getKey)
                .toList();
    }

    /**
     * Looks at each key that has a rule.
     *
     * @param problem takes the path of a key and what is wrong with it
     */
    void check(JsonNode object, BiConsumer<String, String> problem) {
        check("", object, problem);
    }

    private void check(String path, JsonNode object, BiConsumer<String, String> problem) {
        object.properties().forEach(entry -> {
            KeyRule rule = keys.get(entry.getKey());
            if (rule != null) {
                check(path + entry.getKey(), entry.getValue(), rule, problem);
            }
        });
    }

    private static void check(String path, JsonNode value, KeyRule rule, BiConsumer<String, String> problem) {
        rule.problem(value).ifPresent(text -> problem.accept(path, text));
        if (rule.inner() != null && value.isObject()) {
            rule.inner().check(path + ".", value, problem);
        } else if (rule.inner() != null) {
            for (int i = 0; i < value.size(); i++) {
                rule.inner().check(path + "[" + i + "].", value.get(i), problem);
            }
        }
    }

    /**
     * What one key takes.
     *
     * @param takesNull whether null clears
     * @param least characters of a text
     * @param most characters of a text; 0 if nothing is documented
     * @param bound largest absolute number, or null
     * @param inner rules of the object, or of each object of the array, or null
     */
    record KeyRule(boolean takesNull, int least, int most, BigDecimal bound, BodyRules inner) {

        static KeyRule nullable() {
            return new KeyRule(true, 0, 0, null, null);
        }

        static KeyRule notNull() {
            return new KeyRule(false, 0, 0, null, null);
        }

        KeyRule notEmpty() {
            return new KeyRule(takesNull, 1, most, bound, inner);
        }

        KeyRule atMost(int characters) {
            return new KeyRule(takesNull, least, characters, bound, inner);
        }

        KeyRule within(String absolute) {
            return new KeyRule(takesNull, least, most, new BigDecimal(absolute), inner);
        }

        KeyRule holding(BodyRules rules) {
            return new KeyRule(takesNull, least, most, bound, rules);
        }

        Optional<String> problem(JsonNode value) {
            if (value.isNull()) {
                return Optional.of("takes no null: leave it out to keep it, or give a value")
                        .filter(text -> !takesNull);
            }
            if (bound != null) {
                return boundProblem(value);
            }
            if (value.isTextual()) {
                return lengthProblem(value.textValue());
            }
            return Optional.empty();
        }

        /** A number may be written as text, as one old client does. */
        private Optional<String> boundProblem(JsonNode value) {
            try {
                boolean within = value.isValueNode()
                        && new BigDecimal(value.asText()).abs().compareTo(bound) <= 0;
                return within
                        ? Optional.empty()
                        : Optional.of("is " + value.asText() + ", it must be from -" + bound + " to " + bound);
            } catch (NumberFormatException e) {
                return Optional.of("is no number, it must be from -" + bound + " to " + bound);
            }
        }

        private Optional<String> lengthProblem(String text) {
            int length = text.codePointCount(0, text.length());
            if (length < least) {
                return Optional.of("must not be empty");
            }
            return most == 0 || length <= most
                    ? Optional.empty()
                    : Optional.of("has " + length + " characters, at most " + most + " are allowed");
        }
    }
}
