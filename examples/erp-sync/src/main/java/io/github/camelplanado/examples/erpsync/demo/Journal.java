package io.github.camelplanado.examples.erpsync.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * What the simulator wrote down.
 *
 * @param requests one for each request
 * @param changes by entity name, oldest first
 */
record Journal(List<JsonNode> requests, Map<String, List<Version>> changes) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * One version of one entity.
     *
     * @param state the entity
     * @param millis when, in real time
     * @param byApi whether the routes made it, not people
     * @param deleted whether the entity went
     */
    record Version(Row state, long millis, boolean byApi, boolean deleted) {}

    static Journal empty() {
        return new Journal(List.of(), Map.of());
    }

    static Journal read(Path file) {
        Journal journal = new Journal(new ArrayList<>(), new LinkedHashMap<>());
        try {
            for (String line : Files.readAllLines(file)) {
                journal.add(JSON.readTree(line));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return journal;
    }

    private void add(JsonNode line) {
        switch (line.path("kind").asText()) {
            case "request" -> requests.add(line);
            case "change" -> {
                Row state = Row.of(Kind.of(line.path("entity").asText()), line.path("snapshot"));
                changes.computeIfAbsent(state.name(), name -> new ArrayList<>())
                        .add(new Version(
                                state,
                                line.path("real_ms").asLong(),
                                line.path("source").asText().equals("api"),
                                line.path("deleted").asBoolean()));
            }
            default -> {
                // Deliveries are not counted: what matters is what became of them.
            }
        }
    }

    List<Version> versions(String name) {
        return changes.getOrDefault(name, List.of());
    }

    /** The version that last changed a field, or null. */
    Version lastChange(String name, String column) {
        Version last = null;
        String before = null;
        for (Version version : versions(name)) {
            String now = version.state().values().get(column);
            if (!Objects.equals(before, now)) {
                last = version;
            }
            before = now;
        }
        return last;
    }

    /** What people did in Planado, oldest first: each field that one of their versions changed. */
    List<PeoplesChange> peoplesChanges(String name) {
        List<PeoplesChange> found = new ArrayList<>();
        Map<String, String> before = Map.of();
        for (Version version : versions(name)) {
            Map<String, String> now = version.state().values();
            if (!version.byApi() && !version.deleted()) {
                for (String column : now.keySet()) {
                    if (!Objects.equals(before.get(column), now.get(column))) {
                        found.add(new PeoplesChange(name, column, now.get(column), version.millis()));
                    }
                }
            }
            before = now;
        }
        return found;
    }

    /** Whether the routes wrote that value after that moment. */
    boolean isWritten(String name, String column, String value, long afterMillis) {
        return versions(name).stream()
                .anyMatch(version -> version.byApi()
                        && version.millis() >= afterMillis
                        && Objects.equals(version.state().values().get(column), value));
    }

    long refused() {
        return requests.stream()
                .filter(request -> request.path("status").asInt() == 429)
                .count();
    }

    /** Calls that counted, in a stretch of real time. */
    long accepted(long fromMillis, long toMillis) {
        return requests.stream()
                .filter(request -> request.path("accepted").asBoolean()
                        && request.path("status").asInt() != 401)
                .filter(request -> request.path("real_ms").asLong() >= fromMillis
                        && request.path("real_ms").asLong() < toMillis)
                .count();
    }
}
