package io.github.camelplanado.simulator.http;

import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelplanado.simulator.Knob;
import io.github.camelplanado.simulator.Knobs;
import io.github.camelplanado.simulator.contract.Operation;

/** What a vendor might take although the contract does not know it; each is a knob, and off by default. */
final class Leniency {
    private static final Set<String> RENAMING = Set.of("clients.update", "sites.update");

    private Leniency() {}

    /** The body in the words of the contract. */
    static JsonNode inContract(Operation operation, JsonNode sent, Knobs knobs) {
        if (!(sent instanceof ObjectNode object)) {
            return sent;
        }
        ObjectNode body = object.deepCopy();
        if (knobs.is(Knob.DURATION_HOURS, "count")) {
            hoursToMinutes(body.path("scheduled_duration"));
        }
        if (knobs.flag(Knob.ADDRESS_TAKES_NULLS)) {
            for (JsonNode holder : List.of(body, body.path("client"), body.path("site"))) {
                withoutNulls(holder.path("address"));
                withoutNulls(holder.path("site_address"));
            }
        }
        if (renames(operation, knobs)) {
            body.remove("external_id");
        }
        return body;
    }

    /** Puts back what was taken out for the check. */
    static void putBack(Operation operation, JsonNode sent, ObjectNode checked, Knobs knobs) {
        if (renames(operation, knobs) && sent.path("external_id").isTextual()) {
            checked.set("external_id", sent.path("external_id"));
        }
    }

    /** Takes out what the contract knows by inference and the vendor may not; true when it was there. */
    static boolean withoutExtraFields(Operation operation, ObjectNode checked, Knobs knobs) {
        boolean concerned = operation.id().matches("(clients|sites)\\.(create|update)");
        return concerned && knobs.is(Knob.EXTRA_FIELDS, "unknown") && checked.remove("custom_fields") != null;
    }

    private static boolean renames(Operation operation, Knobs knobs) {
        return RENAMING.contains(operation.id()) && knobs.flag(Knob.PATCH_RENAMES_CLIENTS_AND_SITES);
    }

    private static void hoursToMinutes(JsonNode duration) {
        if (duration.path("hours").isInt()) {
            ObjectNode object = (ObjectNode) duration;
            int hours = object.remove("hours").asInt();
            object.put("minutes", object.path("minutes").asInt() + 60 * hours);
        }
    }

    private static void withoutNulls(JsonNode address) {
        for (String key : List.of("formatted", "geolocation")) {
            if (address.path(key).isNull()) {
                ((ObjectNode) address).remove(key);
            }
        }
    }
}
