package io.github.camelplanado.simulator.state;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelplanado.simulator.Knob;
import io.github.camelplanado.simulator.Knobs;

/** Takes the zone from times that are answered, in the place of the clock that the knob names. */
final class ZonelessTimes {
    private ZonelessTimes() {}

    /** Every time of an entity, as far as the knob says. */
    static void apply(ObjectNode full, Knobs knobs) {
        String places = knobs.text(Knob.ZONELESS_TIMES);
        if (places.equals("none")) {
            return;
        }
        of(full, "scheduled_at", knobs);
        if (places.equals("all")) {
            of(full, "created_at", knobs);
            of(full, "updated_at", knobs);
            if (full.path("timestamps") instanceof ObjectNode timestamps) {
                List.of("en_route_at", "started_at", "suspended_at", "finished_at")
                        .forEach(key -> of(timestamps, key, knobs));
            }
        }
    }

    /** One time, whatever the knob says; what is no text stays. */
    static void of(ObjectNode holder, String key, Knobs knobs) {
        if (holder.path(key).isTextual()) {
            Instant time = Instant.parse(holder.path(key).asText());
            holder.put(key, Times.zoneless(time, knobs.zone(Knob.ZONELESS_READ_ZONE)));
        }
    }
}
