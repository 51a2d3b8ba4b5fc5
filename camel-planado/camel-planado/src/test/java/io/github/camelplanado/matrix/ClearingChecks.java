package io.github.camelplanado.matrix;

import static io.github.camelplanado.matrix.Samples.body;
import static io.github.camelplanado.matrix.Samples.field;
import static io.github.camelplanado.matrix.Stand.with;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

/** Null clears, what is absent stays, a value is set; and fields that a write does not name stay. */
final class ClearingChecks {

    private ClearingChecks() {}

    static List<Check> all() {
        List<Check> all = new ArrayList<>();
        all.add(Check.of("jobs: three states", ClearingChecks::jobs));
        all.add(Check.of("clients: three states", ClearingChecks::clients));
        all.add(Check.of("sites: three states", ClearingChecks::sites));
        all.add(Check.of("services: three states", ClearingChecks::services));
        all.add(Check.of("users: three states", ClearingChecks::users));
        all.addAll(
                Check.each("custom fields stay", Samples.ENTITIES, resource -> fieldsStay(resource, "custom_fields")));
        all.addAll(
                Check.each("report fields stay", List.of("jobs"), resource -> fieldsStay(resource, "report_fields")));
        return all;
    }

    private static void jobs(Stand stand) {
        stand.ok(
                "planado:jobs/upsert",
                with(
                        body(stand, "jobs", "three", "kept"),
                        "scheduled_at",
                        "2027-01-10T09:00:00Z",
                        "assignee",
                        Map.of("worker", Map.of("email", "ann@example.org"))));
        stand.ok(
                "planado:jobs/update?id=three",
                with(Map.of(), "assignee", null, "scheduled_at", "2027-01-11T09:00:00Z"));

        JsonNode changed = stand.entity("jobs", "three");
        requireNull(changed, "assignee");
        requireValue(changed, "description", "kept");
        assertThat(Instant.parse(changed.path("scheduled_at").asText())).isEqualTo("2027-01-11T09:00:00Z");

        stand.ok(
                "planado:jobs/upsert",
                with(Map.of(), "external_id", "three", "scheduled_at", null, "description", null));
        requireNull(stand.entity("jobs", "three"), "scheduled_at");
        requireNull(stand.entity("jobs", "three"), "description");
    }

    private static void clients(Stand stand) {
        stand.ok(
                "planado:clients/upsert",
                Map.of(
                        "external_id",
                        "three",
                        "organization",
                        false,
                        "first_name",
                        "Ann",
                        "middle_name",
                        "B.",
                        "last_name",
                        "Field"));
        stand.ok("planado:clients/update?id=three", with(Map.of(), "middle_name", null, "last_name", "Meadow"));

        JsonNode changed = stand.entity("clients", "three");
        requireNull(changed, "middle_name");
        requireValue(changed, "first_name", "Ann");
        requireValue(changed, "last_name", "Meadow");

        stand.ok("planado:clients/upsert", with(Map.of(), "external_id", "three", "last_name", null));
        requireNull(stand.entity("clients", "three"), "last_name");
        requireValue(stand.entity("clients", "three"), "first_name", "Ann");
    }

    private static void sites(Stand stand) {
        stand.made("clients", body(stand, "clients", "owner", "Owner"));
        stand.ok(
                "planado:sites/upsert",
                with(body(stand, "sites", "three", "kept"), "client", Map.of("external_id", "owner")));
        stand.ok("planado:sites/update?id=three", with(Map.of(), "client", null, "name", "Depot 2"));

        JsonNode changed = stand.entity("sites", "three");
        requireNull(changed, "client");
        requireValue(changed, "description", "kept");
        requireValue(changed, "name", "Depot 2");

        stand.ok(
                "planado:sites/upsert", with(Map.of(), "external_id", "three", "description", null, "name", "Depot 3"));
        requireNull(stand.entity("sites", "three"), "description");
        requireValue(stand.entity("sites", "three"), "name", "Depot 3");
    }

    private static void services(Stand stand) {
        stand.ok(
                "planado:services/upsert",
                Map.of("external_id", "three", "name", "Check", "description", "gone", "price_default", "12.50"));
        stand.ok("planado:services/update?id=three", with(Map.of(), "description", null, "name", "Check 2"));

        JsonNode changed = stand.entity("services", "three");
        requireNull(changed, "description");
        requireValue(changed, "name", "Check 2");
        assertThat(new BigDecimal(changed.path("price_default").asText())).isEqualByComparingTo("12.50");
    }

    private static void users(Stand stand) {
        String ann = stand.planado().entities("users").get(0).path("uuid").asText();
        stand.planado().office().update("users", ann, Map.of("mobile_phone", "+15550100"));
        if (PeopleChecks.mayChange(stand, ann, with(Map.of(), "mobile_phone", null))) {
            requireNull(stand.entity("users", ann), "mobile_phone");
            requireValue(stand.entity("users", ann), "first_name", "Ann");
        }
    }

    private static Check.Promise fieldsStay(String resource, String key) {
        return stand -> {
            stand.ok(
                    "planado:" + resource + "/upsert",
                    with(body(stand, resource, key, "text"), key, List.of(field("Floor", "1"), field("Gate", "A"))));
            stand.ok(
                    "planado:" + resource + "/update?id=" + key,
                    Map.of(key, List.of(Map.of("name", "Floor", "value", "2"))));

            Map<String, String> values = new HashMap<>();
            stand.entity(resource, key)
                    .path(key)
                    .forEach(one -> values.put(
                            one.path("name").asText(), one.path("value").asText()));
            assertThat(values).containsOnly(Map.entry("Floor", "2"), Map.entry("Gate", "A"));
        };
    }

    private static void requireNull(JsonNode entity, String key) {
        assertThat(entity.path(key).isNull())
                .as("null clears %s of %s", key, entity)
                .isTrue();
    }

    private static void requireValue(JsonNode entity, String key, String value) {
        assertThat(entity.path(key).asText()).as("%s of %s", key, entity).isEqualTo(value);
    }
}
