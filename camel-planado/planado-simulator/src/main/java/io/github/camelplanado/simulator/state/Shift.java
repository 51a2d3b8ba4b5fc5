package io.github.camelplanado.simulator.state;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * When a user works, or not.
 *
 * @param from its begin
 * @param to its end, later than its begin
 * @param working whether it is work
 * @param territory where, JSON null for none
 * @param jobType what, JSON null for none
 */
record Shift(Instant from, Instant to, boolean working, JsonNode territory, JsonNode jobType) {

    static Shift off(Instant from, Instant to) {
        return new Shift(from, to, false, NullNode.getInstance(), NullNode.getInstance());
    }

    boolean meets(Shift other) {
        return from.isBefore(other.to) && other.from.isBefore(to);
    }

    /** What is left of this one outside another. */
    List<Shift> outside(Shift other) {
        if (!meets(other)) {
            return List.of(this);
        }
        List<Shift> left = new ArrayList<>();
        if (from.isBefore(other.from)) {
            left.add(between(from, other.from));
        }
        if (other.to.isBefore(to)) {
            left.add(between(other.to, to));
        }
        return left;
    }

    Shift between(Instant begin, Instant end) {
        return new Shift(begin, end, working, territory, jobType);
    }

    ObjectNode toJson() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("time_from", Times.secondsOffset(from))
                .put("time_to", Times.secondsOffset(to))
                .put("working", working)
                .<ObjectNode>set("territory", territory)
                .set("job_type", jobType);
    }
}
