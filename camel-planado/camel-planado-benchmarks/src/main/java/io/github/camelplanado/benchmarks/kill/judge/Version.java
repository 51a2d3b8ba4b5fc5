package io.github.camelplanado.benchmarks.kill.judge;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A line of the journal that tells a change.
 *
 * @param line its number in the file
 * @param entity {@code job}, {@code client} or {@code site}
 * @param uuid the vendor's id
 * @param version of the entity
 * @param externalId or null
 * @param status of a job, else null
 * @param content the text that people change
 * @param deleted whether the entity went
 * @param source who did it: {@code web}, {@code api}, {@code mobile}
 */
public record Version(
        long line,
        String entity,
        String uuid,
        long version,
        String externalId,
        String status,
        String content,
        boolean deleted,
        String source) {

    private static final Map<String, String> CONTENT =
            Map.of("job", "description", "client", "organization_name", "site", "name");

    static Version of(long line, JsonNode json) {
        String entity = json.path("entity").asText();
        return new Version(
                line,
                entity,
                json.path("uuid").asText(),
                json.path("version").asLong(),
                json.path("external_id").textValue(),
                json.path("status").textValue(),
                json.path("snapshot").path(CONTENT.get(entity)).textValue(),
                json.path("deleted").asBoolean(),
                json.path("source").asText());
    }
}
