package io.github.camelplanado.simulator.state;

import java.time.Duration;
import java.time.Instant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelplanado.simulator.Knob;
import io.github.camelplanado.simulator.RefusedException;

/** How a worker's step changes a job. */
final class JobWork {
    private final Settings settings;

    JobWork(Settings settings) {
        this.settings = settings;
    }

    /**
     * Does a step.
     *
     * @param job the shape of get, changed in place
     * @param step which
     * @param report for the last step: {@code resolution} by name or uuid, {@code report_fields}; may be empty
     */
    void apply(ObjectNode job, JobStep step, JsonNode report) {
        String status = job.path("status").asText();
        if (!step.from().contains(status)) {
            throw RefusedException.invalid("status", "cannot go from " + status + " to " + step.status());
        }
        Instant now = settings.now();
        ObjectNode timestamps = (ObjectNode) job.get("timestamps");
        ObjectNode durations = (ObjectNode) job.get("durations");
        job.put("status", step.status());
        switch (step) {
            case EN_ROUTE -> timestamps.put("en_route_at", Times.millis(now));
            case START -> {
                add(durations, "en_route", timestamps.path("en_route_at"), now);
                timestamps.put("started_at", Times.millis(now));
            }
            case SUSPEND -> timestamps.put("suspended_at", Times.millis(now));
            case RESUME -> {
                add(durations, "suspension", timestamps.path("suspended_at"), now);
                if (!settings.flag(Knob.SUSPENDED_AT_KEPT)) {
                    timestamps.putNull("suspended_at");
                }
            }
            case FINISH -> {
                add(durations, "actual", timestamps.path("started_at"), now);
                long pause = durations.path("suspension").path("minutes").asLong();
                long all = durations.path("actual").path("minutes").asLong();
                durations.putObject("actual").put("minutes", Math.max(0, all - pause));
                timestamps.put("finished_at", Times.millis(now));
                finish(job, report);
            }
        }
    }

    private static void add(ObjectNode durations, String key, JsonNode since, Instant now) {
        if (since.isTextual()) {
            long minutes = durations.path(key).path("minutes").asLong()
                    + Duration.between(Instant.parse(since.asText()), now).toMinutes();
            durations.putObject(key).put("minutes", minutes);
        }
    }

    private void finish(ObjectNode job, JsonNode report) {
        Errors errors = new Errors();
        JsonNode chosen = report.path("resolution");
        JsonNode resolution = null;
        boolean open = chosen.isMissingNode() || chosen.isNull();
        for (JsonNode possible : job.path("possible_resolutions")) {
            boolean fits = open
                    ? possible.path("successful").asBoolean()
                    : possible.path("name").equals(chosen)
                            || possible.path("uuid").equals(chosen);
            if (fits && resolution == null) {
                resolution = possible.deepCopy();
            }
        }
        if (resolution == null) {
            errors.add("resolution", "is none of the possible ones");
        }
        if (report.has("report_fields")) {
            job.set(
                    "report_fields",
                    new Fields(settings, errors, "report_fields")
                            .write(job.path("report_fields"), report.path("report_fields"), true));
        }
        errors.throwIfAny();
        job.set("resolution", resolution);
    }
}
