package io.github.camelplanado.simulator.state;

import java.math.BigDecimal;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelplanado.simulator.Knob;
import io.github.camelplanado.simulator.Knobs;

/** The shapes that one entity has on the wire: read alone, a row of a list, the snapshot of a webhook. */
public final class Shapes {
    private static final List<String> WEBHOOK_LACKS_JOB =
            List.of("durations", "address", "assignees", "initial_job_uuid", "completion_of_uuid");
    private static final List<String> WEBHOOK_LACKS_CLIENT =
            List.of("version", "created_at", "updated_at", "custom_fields");
    private static final List<String> WEBHOOK_LACKS_SITE =
            List.of("territory", "created_at", "updated_at", "custom_fields");
    private static final List<String> LIKELY_OF_USERS = List.of("mobile_phone", "territory", "skills", "permissions");

    private Shapes() {}

    /**
     * An element of a list.
     *
     * @param entity the entity
     * @param knobs open questions
     * @return for jobs and templates the flat shape, else mostly the shape of get
     */
    public static ObjectNode row(Entity entity, Knobs knobs) {
        ObjectNode full = full(entity, knobs);
        return switch (entity.resource()) {
            case JOBS -> Rows.job(full, entity.json(), knobs);
            case TEMPLATES -> Rows.template(entity.json(), full);
            case USERS -> knobs.is(Knob.USER_ROWS, "full") ? full : full.without(LIKELY_OF_USERS);
            default -> full;
        };
    }

    /**
     * The shape of get.
     *
     * @param entity the entity
     * @param knobs open questions
     * @return a copy as it is answered
     */
    public static ObjectNode full(Entity entity, Knobs knobs) {
        ObjectNode full = entity.json().deepCopy();
        full.remove(Hidden.ALL);
        switch (entity.resource()) {
            case JOBS -> job(full, entity.json(), knobs);
            case CLIENTS, SITES -> {
                if (!knobs.is(Knob.EXTRA_FIELDS, "full")) {
                    full.remove("custom_fields");
                }
            }
            case TEMPLATES -> template(full, knobs);
            case SERVICES, PRODUCTS -> price(full, knobs);
            default -> {}
        }
        if (entity.resource().timed()) {
            ZonelessTimes.apply(full, knobs);
        }
        return full;
    }

    private static void job(ObjectNode full, ObjectNode kept, Knobs knobs) {
        if (!knobs.is(Knob.MATERIALS_IN_JOB, "none")) {
            full.set(knobs.text(Knob.MATERIALS_IN_JOB), Materials.used(kept));
        }
        if (knobs.is(Knob.TEAM_IN_JOB, "uuid")
                && full.path("assignee").path("team").isObject()) {
            ((ObjectNode) full.path("assignee").path("team")).retain("uuid");
        }
        resolutions(full, knobs);
    }

    private static void template(ObjectNode full, Knobs knobs) {
        if (!knobs.flag(Knob.TEMPLATE_CARRIES_DURATION)) {
            full.remove("scheduled_duration");
        }
        resolutions(full, knobs);
    }

    private static void resolutions(ObjectNode full, Knobs knobs) {
        if (knobs.flag(Knob.RESOLUTION_HAS_SUCCESSFUL)) {
            return;
        }
        full.path("possible_resolutions").forEach(one -> ((ObjectNode) one).remove("successful"));
        if (full.path("resolution") instanceof ObjectNode resolution) {
            resolution.remove("successful");
        }
    }

    private static void price(ObjectNode full, Knobs knobs) {
        JsonNode price = full.path("price_default");
        if (price.isTextual() && knobs.is(Knob.PRICES_AS, "number")) {
            full.put("price_default", new BigDecimal(price.asText()));
        }
    }

    /**
     * What a webhook carries of an entity.
     *
     * @param entity the entity
     * @param knobs open questions
     * @return a copy without what the documented table lacks
     */
    public static ObjectNode snapshot(Entity entity, Knobs knobs) {
        List<String> lacks = switch (entity.resource()) {
            case JOBS -> WEBHOOK_LACKS_JOB;
            case CLIENTS -> WEBHOOK_LACKS_CLIENT;
            case SITES -> WEBHOOK_LACKS_SITE;
            default -> throw new IllegalArgumentException("no webhooks of " + entity.resource());
        };
        return full(entity, knobs).without(lacks);
    }
}
