package io.github.camelplanado.benchmarks.kill.judge;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelplanado.benchmarks.kill.plan.Counts;
import io.github.camelplanado.benchmarks.kill.plan.Stream;

/**
 * Every version that ever was, by the journal.
 *
 * @param versions oldest first
 */
public record Truth(List<Version> versions) {

    private static final ObjectMapper JSON = new ObjectMapper();

    public Truth {
        versions = List.copyOf(versions);
    }

    /** Reads the journal up to now. */
    public static Truth read(Path journal) throws IOException {
        List<Version> versions = new ArrayList<>();
        try (BufferedReader lines = Files.newBufferedReader(journal, StandardCharsets.UTF_8)) {
            long number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                // Most lines are requests and deliveries; a last line may be half written.
                if (line.startsWith("{\"kind\":\"change\"") && line.endsWith("}")) {
                    JsonNode json = JSON.readTree(line);
                    versions.add(Version.of(number, json));
                }
            }
        }
        return new Truth(versions);
    }

    /** What the tables hold when nothing is lost. */
    public Counts counts(List<Stream> streams) {
        Map<String, Version> newest = new HashMap<>();
        versions.forEach(version -> newest.put(version.uuid(), version));
        Map<String, String> numbers = new HashMap<>();
        numbers.put(Counts.OUTBOX, Counts.number(0, 0));
        for (Stream stream : streams) {
            List<Version> alive = newest.values().stream()
                    .filter(version -> version.entity().equals(stream.entity()) && !version.deleted())
                    .toList();
            if (!alive.isEmpty()) {
                numbers.put(
                        stream.name(),
                        Counts.number(
                                alive.size(),
                                alive.stream().mapToLong(Version::version).sum()));
            }
        }
        return new Counts(numbers);
    }
}
