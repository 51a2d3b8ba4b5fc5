package io.github.camelplanado.matrix;

import static io.github.camelplanado.matrix.Samples.body;
import static io.github.camelplanado.matrix.Stand.with;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelplanado.TestCamel;
import io.github.camelplanado.api.PlanadoConstants;
import io.github.camelplanado.api.PlanadoNotFoundException;
import io.github.camelplanado.simulator.Knob;

/** What the field workers did, where they were, and what they used. */
final class WorkChecks {

    private static final Map<String, Object> PIPE = Map.of("product", Map.of("external_id", "pipe"), "quantity", 2.5);

    private WorkChecks() {}

    static List<Check> all() {
        return List.of(
                Check.of("jobs: the work that was done", WorkChecks::work),
                Check.of("jobs: locations", WorkChecks::locations),
                Check.of("jobs: materials", WorkChecks::materials),
                Check.of("jobs: materials of a service that is not provided", WorkChecks::notProvided));
    }

    private static void work(Stand stand) {
        stand.ok(
                "planado:jobs/upsert?readBack=true",
                with(body(stand, "jobs", "work", "text"), "template", Map.of("name", "Repair")));
        stand.planado().worker().enRoute("work");
        stand.planado().worker().start("work");
        stand.planado().worker().suspend("work");
        stand.planado().worker().resume("work");
        stand.planado().worker().finish("work", "Done", Map.of("Comment", "all right"));

        Map<String, Object> read = TestCamel.map(stand.ok("planado:jobs/get?id=work", null));
        assertThat(read).containsEntry("status", "finished");
        assertThat(read.get("resolution").toString()).contains("Done");
        assertThat(read.get("report_fields").toString()).contains("all right");
        stand.ok(
                "planado:jobs/update?id=work",
                Map.of("report_fields", List.of(Map.of("name", "Meter reading", "value", "77"))));
        assertThat(stand.entity("jobs", "work").path("report_fields").findValuesAsText("value"))
                .containsExactlyInAnyOrder("77", "all right");
    }

    private static void locations(Stand stand) {
        stand.made("jobs", body(stand, "jobs", "place", "text"));
        stand.planado().worker().start("place");
        for (int i = 0; i < 5; i++) {
            stand.planado().worker().locate("ann@example.org", "place", 10.5 + i, 50.25);
        }
        List<Object> all = TestCamel.list(stand.ok("planado:jobs/locations?paging=all&id=place", null));
        assertThat(TestCamel.values(all, "uuid")).hasSize(5).doesNotHaveDuplicates();
        assertThat(all)
                .allSatisfy(one -> assertThat(((Map<?, ?>) one)
                                .keySet().stream().map(String::valueOf).filter(key -> key.endsWith("tured_at")))
                        .isNotEmpty());
    }

    private static void materials(Stand stand) {
        Map<String, Object> ids = job(stand);
        stand.ok("planado:jobs/add-material?readBack=true", PIPE, ids);
        assertThat(quantity(stand)).isEqualByComparingTo("2.5");
        boolean refuses = stand.knobs().is(Knob.MATERIAL_ADDED_TWICE, "refuse");
        boolean failed =
                stand.camel().send("planado:jobs/add-material", PIPE, ids).getException() != null;
        assertThat(failed).isEqualTo(refuses);
        assertThat(quantity(stand))
                .isEqualByComparingTo(stand.knobs().is(Knob.MATERIAL_ADDED_TWICE, "add") ? "5" : "2.5");

        String product = stand.entity("products", "pipe").path("uuid").asText();
        Map<String, Object> all = with(ids, PlanadoConstants.PRODUCT_ID, product);
        stand.ok("planado:jobs/update-material", Map.of("quantity", 3), all);
        assertThat(quantity(stand)).isEqualByComparingTo("3");
        stand.ok("planado:jobs/remove-material", null, all);
        assertThat(quantity(stand)).isZero();
    }

    private static void notProvided(Stand stand) {
        Map<String, Object> ids = job(stand);
        stand.made("services", body(stand, "services", "other", "Other"));
        boolean needed = stand.knobs().flag(Knob.MATERIALS_NEED_PROVIDED_SERVICE)
                || stand.knobs().is(Knob.PROVIDED_SERVICE_ID, "entry");
        Exception failure = stand.camel()
                .send("planado:jobs/add-material", PIPE, with(ids, PlanadoConstants.SERVICE_ID, "other"))
                .getException();
        if (needed) {
            assertThat(failure).isInstanceOf(PlanadoNotFoundException.class);
        } else {
            assertThat(failure).isNull();
        }
        assertThat(quantity(stand)).isEqualByComparingTo(needed ? "0" : "2.5");
    }

    /** Whoever uses an account where the entry in the job is named says so with its uuid. */
    private static Map<String, Object> job(Stand stand) {
        stand.made("services", body(stand, "services", "check", "Check"));
        stand.made("products", body(stand, "products", "pipe", "Pipe"));
        stand.made("jobs", body(stand, "jobs", "used", "text"));
        JsonNode entry = stand.planado().office().provide("used", "check");
        String service = stand.knobs().is(Knob.PROVIDED_SERVICE_ID, "entry")
                ? entry.path("uuid").asText()
                : "check";
        return Map.of(PlanadoConstants.ID, "used", PlanadoConstants.SERVICE_ID, service);
    }

    /** How much is used, 0 for none: looked up while the account shows it, since some do not. */
    private static BigDecimal quantity(Stand stand) {
        stand.planado().knob(Knob.MATERIALS_IN_JOB, "used_materials");
        List<?> used = (List<?>)
                TestCamel.map(stand.ok("planado:jobs/get?id=used", null)).get("used_materials");
        stand.planado().knobs(stand.knobs());
        return used.stream()
                .map(one -> new BigDecimal(String.valueOf(((Map<?, ?>) one).get("quantity"))))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
