package io.github.camelplanado.operation;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelplanado.api.model.VendorTime;

/**
 * Joins the weeks of a timeline. The vendor does not say whether the last day is included, nor whether an interval is cut at
 * the border of a week: what the week before told is left out, and an interval that goes on from there begins where that ended.
 * Only intervals that say the same (working, territory and so on) are joined; one that lies inside a longer one and ends before
 * it is another one and stays.
 */
final class ShiftSeam {

    private static final Set<String> TIMES = Set.of("time_from", "time_to");

    private final ZoneId zone;
    private List<ObjectNode> before = List.of();

    /**
     * A seam before the first week.
     *
     * @param zone of times that come without one
     */
    ShiftSeam(ZoneId zone) {
        this.zone = zone;
    }

    /** What is new of the next week. */
    List<ObjectNode> add(List<ObjectNode> week) {
        List<ObjectNode> fresh = new ArrayList<>();
        for (ObjectNode interval : week) {
            List<ObjectNode> covering =
                    before.stream().filter(told -> covers(told, interval)).toList();
            if (!before.contains(interval)
                    && covering.stream().noneMatch(told -> end(told).equals(end(interval)))) {
                fresh.add(goneOnFrom(covering, interval));
            }
        }
        before = week;
        return List.copyOf(fresh);
    }

    /** Whether it says the same and holds the begin of the interval. */
    private boolean covers(ObjectNode told, ObjectNode interval) {
        Instant begin = begin(interval);
        return begin != null
                && end(interval) != null
                && begin(told) != null
                && end(told) != null
                && !begin.isBefore(begin(told))
                && begin.isBefore(end(told))
                && told.deepCopy().without(TIMES).equals(interval.deepCopy().without(TIMES));
    }

    private ObjectNode goneOnFrom(List<ObjectNode> covering, ObjectNode interval) {
        Optional<ObjectNode> last = covering.stream().max(Comparator.comparing(this::end));
        if (last.isEmpty() || end(last.get()).isAfter(end(interval))) {
            return interval;
        }
        ObjectNode rest = interval.deepCopy();
        rest.set("time_from", last.get().path("time_to"));
        return rest;
    }

    private Instant begin(ObjectNode interval) {
        return time(interval.path("time_from"));
    }

    private Instant end(ObjectNode interval) {
        return time(interval.path("time_to"));
    }

    /** Null for a time that cannot be read: such an interval is told as it is. */
    private Instant time(JsonNode text) {
        return text.isTextual()
                ? VendorTime.find(text.textValue())
                        .map(time -> time.toInstant(zone))
                        .orElse(null)
                : null;
    }
}
