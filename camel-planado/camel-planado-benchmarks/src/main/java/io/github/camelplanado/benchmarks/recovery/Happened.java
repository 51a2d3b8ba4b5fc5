package io.github.camelplanado.benchmarks.recovery;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * What the simulator's journal tells of jobs. All times in milliseconds since 1970.
 *
 * @param finished when, by external id
 * @param versions in order
 * @param deliveries whose attempts have ended, in order
 * @param fetches calls for one job, in order
 * @param calls how many of all kinds
 */
record Happened(
        Map<String, Long> finished,
        List<Version> versions,
        List<Delivery> deliveries,
        List<Fetch> fetches,
        long calls) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern JOB = Pattern.compile("/jobs/([^/]+)");

    Happened {
        finished = Map.copyOf(finished);
        versions = List.copyOf(versions);
        deliveries = List.copyOf(deliveries);
        fetches = List.copyOf(fetches);
    }

    /** A version of a job came to be. */
    record Version(String uuid, long version, long at) {}

    /** An attempt to deliver a version ended. */
    record Delivery(String url, String uuid, long version, long at, boolean taken) {}

    /** A job was asked for. */
    record Fetch(String uuid, long at) {}

    /**
     * Reads the journal up to now.
     *
     * @param since calls before that are left out
     */
    static Happened read(Path journal, long since) throws IOException {
        Map<String, Long> finished = new HashMap<>();
        List<Version> versions = new ArrayList<>();
        List<Delivery> deliveries = new ArrayList<>();
        List<Fetch> fetches = new ArrayList<>();
        long calls = 0;
        try (BufferedReader lines = Files.newBufferedReader(journal, StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                JsonNode json = JSON.readTree(line);
                switch (json.path("kind").asText()) {
                    case "change" -> {
                        versions.add(version(json));
                        if (json.path("status").asText().equals("finished")) {
                            finished.putIfAbsent(json.path("external_id").asText(), at(json));
                        }
                    }
                    case "delivery" -> deliveries.add(delivery(json));
                    case "request" -> {
                        if (at(json) >= since) {
                            calls++;
                            fetch(json).ifPresent(fetches::add);
                        }
                    }
                    default -> {
                        // nothing of jobs
                    }
                }
            }
        }
        return new Happened(finished, versions, deliveries, fetches, calls);
    }

    private static Version version(JsonNode json) {
        return new Version(json.path("uuid").asText(), json.path("version").asLong(), at(json));
    }

    private static Delivery delivery(JsonNode json) {
        return new Delivery(
                json.path("url").asText(),
                json.path("entity_uuid").asText(),
                json.path("version").asLong(),
                // The time is the one when it was sent; the line was written when it had ended.
                json.path("real_ms").asLong(),
                json.path("status").asInt() / 100 == 2);
    }

    private static Optional<Fetch> fetch(JsonNode json) {
        Matcher job = JOB.matcher(json.path("path").asText());
        return json.path("method").asText().equals("GET") && job.matches()
                ? Optional.of(new Fetch(job.group(1), at(json)))
                : Optional.empty();
    }

    private static long at(JsonNode json) {
        return Instant.parse(json.path("time").asText()).toEpochMilli();
    }
}
