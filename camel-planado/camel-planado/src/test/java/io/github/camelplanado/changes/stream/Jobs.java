package io.github.camelplanado.changes.stream;

import java.util.Map;
import java.util.stream.IntStream;

import io.github.camelplanado.simulator.PlanadoSimulator;

/** Jobs of an account, named job-1 and so on. */
record Jobs(PlanadoSimulator planado) {

    void create(int from, int to) {
        IntStream.rangeClosed(from, to)
                .forEach(i -> planado.office().create("jobs", Map.of("external_id", "job-" + i)));
    }

    void change(int from, int to) {
        IntStream.rangeClosed(from, to).forEach(i -> change("job-" + i, "changed"));
    }

    void change(String id, String description) {
        planado.office().update("jobs", id, Map.of("description", description));
    }

    void delete(int from, int to) {
        IntStream.rangeClosed(from, to).forEach(i -> planado.office().delete("jobs", "job-" + i));
    }

    String uuid(String id) {
        return planado.entity("jobs", id).get("uuid").asText();
    }
}
