package io.github.camelplanado.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
    private static final String KEY = "the-key-of-this-test";
    private static final String SECRET = "the-secret-of-this-test";

    @TempDir
    Path folder;

    @Test
    void hasEveryRequestChangeAndDeliveryAndNeitherKeyNorSecret() throws IOException {
        Path file = folder.resolve("journal.jsonl");
        try (Receiver receiver = new Receiver(() -> 200);
                SimulatorServer planado = SimulatorServer.builder()
                        .apiKey(KEY)
                        .journal(file)
                        .requestsPerMinute(60)
                        .bucket(6)
                        .build()
                        .start()) {
            planado.webhooks().register(receiver.url(), SECRET, List.of());
            Http http = new Http(planado);
            http.post("/jobs", "{\"external_id\":\"e1\"}");
            http.get("/webhooks");
            http.get("/jobs?key=" + KEY + "&x=" + SECRET);
            http.get("/jobs/" + KEY);
            http.get("/jobs/e1");
            planado.office().update("jobs", "e1", Map.of("description", "d"));
            await().until(() -> planado.deliveries().size() == 2);
            Http.Reply refused = http.get("/jobs");
            while (refused.status() != 429) {
                refused = http.get("/jobs");
            }
            assertThat(planado.journal().toString()).doesNotContain(KEY).doesNotContain(SECRET);
            assertThat(planado.requests().toString()).doesNotContain("Bearer");
            assertThat(planado.webhooks().all().toString()).doesNotContain(SECRET);
        }
        String text = Files.readString(file);
        assertThat(text).doesNotContain(KEY).doesNotContain(SECRET).doesNotContain("Bearer");
        List<JsonNode> lines = text.lines().map(Http::json).toList();
        assertThat(lines).extracting(line -> line.path("kind").asText()).contains("request", "change", "delivery");
        assertThat(lines)
                .allMatch(line -> line.has("time") && line.path("real_ms").isIntegralNumber());
        assertThat(lines)
                .filteredOn(line -> line.path("status").asInt() == 429)
                .isNotEmpty()
                .allMatch(line -> !line.path("accepted").asBoolean());
        JsonNode change = lines.stream()
                .filter(line -> line.path("kind").asText().equals("change"))
                .reduce((first, second) -> second)
                .orElseThrow();
        assertThat(change.path("source").asText()).isEqualTo("web");
        assertThat(change.path("version").asInt()).isEqualTo(2);
        assertThat(change.at("/event_types/0").asText()).isEqualTo("job_updated");
        assertThat(change.at("/snapshot/description").asText()).isEqualTo("d");
        assertThat(lines)
                .filteredOn(line -> line.path("kind").asText().equals("delivery"))
                .hasSize(2)
                .allMatch(line -> line.path("outcome").asText().equals("delivered"));
    }
}
