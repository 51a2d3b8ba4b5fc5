package io.github.camelplanado.simulator.state;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelplanado.simulator.Knob;
import io.github.camelplanado.simulator.RefusedException;

/** The shifts of every user, as a timeline without gaps. */
final class Shifts {
    private static final int SECONDS = 60;
    private static final int WEEK = 7;

    private final Map<String, List<Shift>> byUser = new HashMap<>();
    private final Settings settings;
    private final References references;

    Shifts(Settings settings, References references) {
        this.settings = settings;
        this.references = references;
    }

    /** The intervals between two moments; what nobody planned is no work. */
    List<Shift> timeline(String user, Instant from, Instant to) {
        List<Shift> timeline = new ArrayList<>();
        Instant at = from;
        for (Shift shift : byUser.getOrDefault(user, List.of())) {
            Instant begin = shift.from().isBefore(from) ? from : shift.from();
            Instant end = shift.to().isAfter(to) ? to : shift.to();
            if (begin.isBefore(end)) {
                if (at.isBefore(begin)) {
                    timeline.add(Shift.off(at, begin));
                }
                timeline.add(shift.between(begin, end));
                at = end;
            }
        }
        if (at.isBefore(to)) {
            timeline.add(Shift.off(at, to));
        }
        return timeline;
    }

    void write(String user, JsonNode sent) {
        Errors errors = new Errors();
        List<Shift> shifts = new ArrayList<>();
        sent.forEach(one -> shifts.add(shift(one, errors)));
        errors.throwIfAny();
        Instant first =
                shifts.stream().map(Shift::from).min(Comparator.naturalOrder()).orElse(Instant.EPOCH);
        Instant last =
                shifts.stream().map(Shift::to).max(Comparator.naturalOrder()).orElse(Instant.EPOCH);
        int days = settings.knobs().number(Knob.SHIFT_PATCH_DAYS);
        if (days > 0 && Duration.between(first, last).compareTo(Duration.ofDays(days)) > 0) {
            throw RefusedException.invalid("shifts", "must be within " + (days == WEEK ? "one week" : days + " days"));
        }
        List<Shift> all = byUser.getOrDefault(user, List.of());
        for (Shift shift : shifts) {
            if (settings.is(Knob.SHIFT_OVERLAP, "refuse") && all.stream().anyMatch(shift::meets)) {
                throw RefusedException.invalid("shifts", "overlap with another shift");
            }
            all = new ArrayList<>(
                    all.stream().flatMap(old -> old.outside(shift).stream()).toList());
            all.add(shift);
        }
        byUser.put(user, all.stream().sorted(Comparator.comparing(Shift::from)).toList());
    }

    private Shift shift(JsonNode sent, Errors errors) {
        Instant from = time(sent.path("time_from"), "time_from", errors);
        Instant to = time(sent.path("time_to"), "time_to", errors);
        if (!from.isBefore(to)) {
            errors.add("time_to", "must be later than time_from");
        }
        return new Shift(
                from,
                to,
                sent.path("working").asBoolean(settings.flag(Knob.SHIFT_WORKING_DEFAULT)),
                references.named(Resource.TERRITORIES, Normal.orNull(sent, "territory"), "territory", errors),
                references.named(Resource.JOB_TYPES, Normal.orNull(sent, "job_type"), "job_type", errors));
    }

    private Instant time(JsonNode sent, String field, Errors errors) {
        Instant time = Times.parse(sent.asText(), settings.knobs().zone(Knob.ZONELESS_WRITE_ZONE));
        if (time == null) {
            errors.add(field, "is not a date and time");
            return Instant.EPOCH;
        }
        int step = settings.knobs().number(Knob.SHIFT_STEP_MINUTES);
        if (step > 0 && (time.getEpochSecond() % ((long) step * SECONDS) != 0 || time.getNano() != 0)) {
            errors.add(field, "must be a multiple of " + step + " minutes");
        }
        return time;
    }
}
