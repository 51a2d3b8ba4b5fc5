package io.github.camelplanado.examples.erpsync.demo;

import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

/** The mapped fields once more, written down apart from the routes' mapping: this is what the demo compares. */
enum Kind {
    CLIENT(
            "customers",
            new Field("name", "name", client -> text(client.path("organization_name"))),
            new Field(
                    "phone",
                    "phone",
                    client ->
                            text(first(client.path("contacts"), "type", "phone").path("value")))),
    SITE(
            "sites",
            new Field("customer", "customer", Kind::client),
            new Field("name", "name", site -> text(site.path("name"))),
            new Field("address", "address", site -> text(site.path("address").path("formatted"))),
            new Field("description", "description", site -> text(site.path("description")))),
    JOB(
            "orders",
            new Field("customer", "customer", Kind::client),
            new Field("site", "site", job -> text(job.path("site").path("external_id"))),
            new Field("description", "description", job -> text(job.path("description"))),
            new Field("scheduled_at", millis("scheduled_at"), job -> time(job.path("scheduled_at"))),
            new Field(
                    "duration_minutes",
                    "duration_minutes",
                    job -> text(job.path("scheduled_duration").path("minutes"))),
            new Field("status", "status", job -> text(job.path("status"))),
            new Field("en_route_at", millis("en_route_at"), job -> timestamp(job, "en_route_at")),
            new Field("started_at", millis("started_at"), job -> timestamp(job, "started_at")),
            new Field("finished_at", millis("finished_at"), job -> timestamp(job, "finished_at")),
            new Field(
                    "resolution",
                    "resolution",
                    job -> text(job.path("resolution").path("name"))),
            new Field("meter_reading", "meter_reading", job -> reported(job, "Meter reading")),
            new Field("report_comment", "report_comment", job -> reported(job, "Comment")));

    /**
     * One mapped field.
     *
     * @param column of the ERP
     * @param sql how its value is read
     * @param planado how it is read from Planado's entity
     */
    record Field(String column, String sql, Function<JsonNode, String> planado) {}

    private final String table;

    // Set once, by List.of.
    @SuppressWarnings("ImmutableEnumChecker")
    private final List<Field> fields;

    Kind(String table, Field... fields) {
        this.table = table;
        this.fields = List.of(fields);
    }

    String table() {
        return table;
    }

    String entity() {
        return name().toLowerCase(Locale.ROOT);
    }

    String resource() {
        return entity() + "s";
    }

    List<Field> fields() {
        return fields;
    }

    static Kind of(String entity) {
        return Arrays.stream(values())
                .filter(kind -> kind.entity().equals(entity))
                .findFirst()
                .orElseThrow();
    }

    private static String millis(String column) {
        return "CAST(extract(epoch FROM " + column + ") * 1000 AS bigint)";
    }

    private static String client(JsonNode entity) {
        return text(entity.path("client").path("external_id"));
    }

    private static String timestamp(JsonNode job, String key) {
        return time(job.path("timestamps").path(key));
    }

    private static String reported(JsonNode job, String name) {
        return text(first(job.path("report_fields"), "name", name).path("value"));
    }

    private static JsonNode first(JsonNode list, String key, String value) {
        for (JsonNode one : list) {
            if (one.path(key).asText().equals(value)) {
                return one;
            }
        }
        return MissingNode.getInstance();
    }

    private static String text(JsonNode value) {
        return value.isMissingNode() || value.isNull() ? null : value.asText();
    }

    private static String time(JsonNode value) {
        return value.isTextual()
                ? String.valueOf(
                        OffsetDateTime.parse(value.asText()).toInstant().toEpochMilli())
                : null;
    }
}
