package io.github.camelplanado.operation;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Joins the weeks of a timeline. The vendor does not say whether the last day is included, nor whether an interval is cut at
 * the border of a week: what was told before is left out, and an interval that goes on from there begins where that ended.
 */
final class ShiftSeam {

    private List<ObjectNode> before = List.of();
    private Instant toldUntil = Instant.MIN;
    private JsonNode toldUntilText;

    /** What is new of the next week. */
    List<ObjectNode> add(List<ObjectNode> week) {
        List<ObjectNode> fresh = new ArrayList<>();
        for (ObjectNode interval : week) {
            Instant end = time(interval.path("time_to"));
            boolean told = before.contains(interval) || (end != null && !end.isAfter(toldUntil));
            if (!told) {
                fresh.add(begunAfter(interval));
            }
        }
        before = week;
        week.forEach(this::note);
        return List.copyOf(fresh);
    }

    private ObjectNode begunAfter(ObjectNode interval) {
        Instant begin = time(interval.path("time_from"));
        if (begin == null || toldUntilText == null || !begin.isBefore(toldUntil)) {
            return interval;
        }
        ObjectNode rest = interval.deepCopy();
        rest.set("time_from", toldUntilText);
        return rest;
    }

    private void note(ObjectNode interval) {
        JsonNode text = interval.path("time_to");
        Instant end = time(text);
        if (end != null && end.isAfter(toldUntil)) {
            toldUntil = end;
            toldUntilText = text;
        }
    }

    /** Null for a time that cannot be read: such an interval is told as it is. */
    private static Instant time(JsonNode text) {
        try {
            return text.isTextual() ? OffsetDateTime.parse(text.textValue()).toInstant() : null;
        } catch (DateTimeException e) {
            return null;
        }
    }
}
