package io.github.camelplanado.contract;

import static io.github.camelplanado.contract.Given.made;
import static io.github.camelplanado.contract.Received.answer;
import static io.github.camelplanado.contract.Received.elements;
import static io.github.camelplanado.contract.Received.entity;
import static io.github.camelplanado.contract.Received.header;
import static io.github.camelplanado.contract.Received.status;
import static io.github.camelplanado.contract.Received.stored;
import static io.github.camelplanado.contract.Received.uuid;
import static io.github.camelplanado.contract.Received.value;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.camelplanado.api.PlanadoConstants;
import io.github.camelplanado.simulator.PlanadoSimulator;

/** Jobs, and what hangs at them. */
final class JobCases {

    private static final String WHOLE = """
            {"external_id": "ORD 7/8", "external_order_id": "ORD", "description": "Ölbrenner prüfen 🔥",
             "template": {"name": "Boiler check"}, "job_type": {"code": "repair"},
             "scheduled_at": "2027-03-04T08:00:00Z", "scheduled_duration": {"minutes": 90},
             "assignee": {"worker": {"email": "ann@example.org"}}, "territory": null,
             "skills": [], "contacts": [{"name": null, "value": "+1 555 0100", "type": "phone"}],
             "address": {"formatted": "1 Sample Road", "floor": null, "geolocation": {"longitude": 10.5, "latitude": 50.25}}}""";
    /** What a create makes by one call: a job with assignee or duration is read after it, which WritesTest holds. */
    private static final String UNCHECKED = WHOLE.replace("\"scheduled_duration\": {\"minutes\": 90},", "")
            .replace("\"assignee\": {\"worker\": {\"email\": \"ann@example.org\"}},", "");

    private static final String PATCH = """
            {"scheduled_at": null, "assignee": {"worker": {"email": "bob@example.org"}}, "skills": []}""";
    private static final String MATERIALS = "/jobs/{job}/provided_services/{service}/used_materials";

    private JobCases() {}

    static List<OperationCase> all() {
        return List.of(
                OperationCase.of("jobs.list")
                        .given(made(
                                "jobs",
                                "{\"external_id\": \"a\"}",
                                "{\"external_id\": \"b\", \"client\": null}",
                                "{\"description\": \"no id\"}"))
                        .options("filter.status[]=posted&paging=all")
                        .sends("GET", "/jobs", Map.of("status[]", "posted"))
                        .sends("GET", "/jobs", Map.of("status[]", "posted", "after", "{2}"))
                        .sends("GET", "/jobs", Map.of("status[]", "posted", "after", "{1}"))
                        .sends("GET", "/jobs", Map.of("status[]", "posted", "after", "{2}"))
                        .receives(elements("jobs").and(value("/2/uuid", "{1}"))),
                OperationCase.of("jobs.get")
                        .given(made("jobs", WHOLE))
                        .header(PlanadoConstants.ID, "ORD 7/8")
                        .sends("GET", "/jobs/ORD%207%2F8")
                        .receives(entity("job")
                                .and(uuid("1"))
                                .and(header(PlanadoConstants.EXTERNAL_ID, "ORD 7/8"))
                                .and(header(PlanadoConstants.VERSION, 1L))
                                .and(value("/description", "Ölbrenner prüfen 🔥"))),
                OperationCase.of("jobs.create")
                        .options("notifyAssignees=false")
                        .body(UNCHECKED)
                        .sends(new Sent(
                                "POST",
                                "/jobs",
                                Map.of(),
                                Map.of("x-planado-notify-assignees", "false"),
                                OperationCase.json(UNCHECKED)))
                        .receives(answer(0)
                                .and(stored("jobs", "ORD 7/8"))
                                .and(header(PlanadoConstants.EXTERNAL_ID, "ORD 7/8"))),
                OperationCase.of("jobs.update")
                        .given(made("jobs", WHOLE))
                        .header(PlanadoConstants.ID, "{1}")
                        .body(PATCH)
                        .sends("PATCH", "/jobs/{1}", PATCH)
                        .receives(answer(0).and(uuid("1"))),
                OperationCase.of("jobs.upsert")
                        .given(made("jobs", "{\"external_id\": \"ORD-1\"}"))
                        .body(
                                "{\"external_id\": \"ORD-1\", \"job_type\": {\"code\": \"repair\"}, \"description\": null}")
                        .sends(
                                "POST",
                                "/jobs",
                                "{\"external_id\": \"ORD-1\", \"job_type\": {\"code\": \"repair\"}, \"description\": null}")
                        .sends("PATCH", "/jobs/ORD-1", "{\"description\": null}")
                        .receives(answer(1)
                                .and(uuid("1"))
                                .and(header(PlanadoConstants.CREATED, false))
                                .and(header(PlanadoConstants.NOT_SENT, List.of("job_type")))),
                OperationCase.of("jobs.delete")
                        .given(made("jobs", "{\"external_id\": \"ORD-1\"}"))
                        .header(PlanadoConstants.ID, "{1}")
                        .sends("DELETE", "/jobs/{1}")
                        .receives(answer(0).and(uuid("1"))),
                OperationCase.of("jobs.history")
                        .given(planado -> {
                            Map<String, String> job =
                                    made("jobs", "{\"external_id\": \"ORD-1\"}").apply(planado);
                            planado.office().update("jobs", "ORD-1", Map.of("description", "Ring twice"));
                            return job;
                        })
                        .options("id=ORD-1&paging=all")
                        .sends("GET", "/jobs/ORD-1/history")
                        .sends("GET", "/jobs/ORD-1/history", Map.of("after", "2"))
                        .receives(elements("events")
                                .and(value("/0/type", "job_created"))
                                .and(value("/1/version", 2))),
                OperationCase.of("jobs.locations")
                        .given(JobCases::located)
                        .options("id=ORD-1&paging=all")
                        .sends("GET", "/jobs/ORD-1/locations")
                        .sends("GET", "/jobs/ORD-1/locations", Map.of("after", "{location}"))
                        .sends("GET", "/jobs/ORD-1/locations")
                        .receives(elements("locations").and(value("/0/longitude", 10.5))),
                material("jobs.add-material", "{\"product\": {\"external_id\": \"pipe\"}, \"quantity\": 2.50}")
                        .given(planado -> withService(planado, false))
                        .sends("POST", MATERIALS, "{\"product\": {\"external_id\": \"pipe\"}, \"quantity\": 2.50}")
                        .receives(answer(0).and(uuid("job"))),
                material("jobs.update-material", "{\"quantity\": 3}")
                        .given(planado -> withService(planado, true))
                        .header(PlanadoConstants.PRODUCT_ID, "{product}")
                        .sends("PATCH", MATERIALS + "/{product}", "{\"quantity\": 3}")
                        .receives(answer(0).and(uuid("job"))),
                OperationCase.of("jobs.remove-material")
                        .given(planado -> withService(planado, true))
                        .header(PlanadoConstants.ID, "{job}")
                        .header(PlanadoConstants.SERVICE_ID, "{service}")
                        .header(PlanadoConstants.PRODUCT_ID, "{product}")
                        .sends("DELETE", MATERIALS + "/{product}")
                        .receives(answer(0).and(value("/message", "Performed")).and(status(0))));
    }

    private static OperationCase material(String operation, String body) {
        return OperationCase.of(operation)
                .header(PlanadoConstants.ID, "{job}")
                .header(PlanadoConstants.SERVICE_ID, "{service}")
                .body(body);
    }

    private static Map<String, String> located(PlanadoSimulator planado) {
        planado.office().create("jobs", OperationCase.json("""
                {"external_id": "ORD-1", "scheduled_at": "2027-03-04T08:00:00Z",
                 "assignee": {"worker": {"email": "ann@example.org"}}}"""));
        planado.worker().start("ORD-1");
        return Map.of(
                "location",
                planado.worker()
                        .locate("ann@example.org", "ORD-1", 10.5, 50.25)
                        .path("uuid")
                        .asText());
    }

    private static Map<String, String> withService(PlanadoSimulator planado, boolean used) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put(
                "job",
                made("jobs", "{\"external_id\": \"ORD-1\"}").apply(planado).get("1"));
        values.putAll(CatalogCases.serviceAndProduct(planado));
        planado.office().provide("ORD-1", values.get("service"));
        if (used) {
            String path = OperationCase.filled(MATERIALS, values);
            Given.posted(planado, path, "{\"product\": {\"external_id\": \"pipe\"}, \"quantity\": 1}");
        }
        return values;
    }
}
