package io.github.camelplanado.simulator;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.DoubleSupplier;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelplanado.simulator.state.Entity;

/** What a worker who plays reports at the end of a job. */
final class PlayedReport {
    private PlayedReport() {}

    /** Mostly a success; text fields are filled, others are left alone because their form is not known. */
    static JsonNode of(Entity job, DoubleSupplier chance) {
        boolean success = chance.getAsDouble() < 0.9;
        String resolution = null;
        for (JsonNode possible : job.json().path("possible_resolutions")) {
            if (resolution == null && possible.path("successful").asBoolean() == success) {
                resolution = possible.path("name").asText();
            }
        }
        Map<String, String> fields = new LinkedHashMap<>();
        for (JsonNode field : job.json().path("report_fields")) {
            String name = field.path("name").asText();
            if (field.path("data_type").asText().equals("string")) {
                fields.put(
                        name,
                        name.contains("reading") ? String.valueOf((int) (chance.getAsDouble() * 100_000)) : "All good");
            }
        }
        return Worker.report(resolution, fields);
    }
}
