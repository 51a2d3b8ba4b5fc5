package io.github.camelplanado.operation;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelplanado.api.ApiCall;
import io.github.camelplanado.api.Catalogue;
import io.github.camelplanado.api.Operation;
import io.github.camelplanado.api.PlanadoConstants;
import io.github.camelplanado.api.Resource;
import io.github.camelplanado.simulator.PlanadoSimulator;
import org.awaitility.Awaitility;

/** Makes each list of the catalogue in a simulator. One that the catalogue gains and this does not know is an error. */
final class WalkedLists {

    private static final String NOBODY = "http://127.0.0.1:1/nobody";

    private final PlanadoSimulator planado;

    WalkedLists(PlanadoSimulator planado) {
        this.planado = planado;
    }

    /** The lists that are walked by the last element of a page. */
    static List<ApiCall> all() {
        return Catalogue.calls().stream()
                .filter(call -> call.cursor().isWalked())
                .toList();
    }

    /** The value of the knob that gives every list pages of this size; a history has pages of 20 (documentation). */
    static String pageSizes(int size) {
        return all().stream()
                .map(call -> resource(call) + ":" + size)
                .distinct()
                .collect(Collectors.joining(","));
    }

    static int pageSize(ApiCall call, int size) {
        return call.operation() == Operation.HISTORY ? 20 : size;
    }

    /** The list, empty as far as it can be: every job has an event. */
    WalkedList empty(ApiCall call) {
        return switch (call.operation()) {
            case HISTORY -> history();
            case LOCATIONS -> locations();
            case REQUESTS -> requests();
            default -> call.resource() == Resource.WEBHOOKS ? webhooks() : entities(call);
        };
    }

    private WalkedList entities(ApiCall call) {
        String resource = resource(call);
        Map<String, Object> headers = call.operation() == Operation.VALUES ? dictionary() : Map.of();
        planado.entities(resource)
                .forEach(one ->
                        planado.office().delete(resource, one.path("uuid").asText()));
        if (call.resource() == Resource.PRODUCTS) {
            planado.office().create("units", body(Resource.UNITS, 0));
        }
        IntFunction<Map<String, Object>> bodies =
                call.operation() == Operation.VALUES ? WalkedLists::value : number -> body(call.resource(), number);
        return new WalkedList(
                name(call),
                headers,
                "uuid",
                number -> planado.office()
                        .create(resource, bodies.apply(number))
                        .path("uuid")
                        .asText(),
                uuid -> planado.office().delete(resource, uuid));
    }

    private static Map<String, Object> body(Resource resource, int number) {
        String name = "No " + number;
        return switch (resource) {
            case JOBS -> Map.of();
            case CLIENTS -> Map.of("organization", true, "organization_name", name);
            case USERS ->
                Map.of(
                        "first_name",
                        "Dee",
                        "last_name",
                        name,
                        "email",
                        "dee" + number + "@example.org",
                        "password",
                        "a-password-of-a-test");
            case JOB_TYPES -> Map.of("code", name);
            case UNITS -> Map.of("name", name, "code", name);
            case PRODUCTS -> Map.of("name", name, "unit", Map.of("name", "No 0"));
            default -> Map.of("name", name);
        };
    }

    private static Map<String, Object> value(int number) {
        return Map.of("name", "No " + number, "dictionary", Map.of("name", "Boiler model"));
    }

    private Map<String, Object> dictionary() {
        return Map.of(
                PlanadoConstants.ID,
                planado.entities("dictionaries").get(0).path("uuid").asText());
    }

    private WalkedList history() {
        String job = planado.office().create("jobs", Map.of()).path("uuid").asText();
        return new WalkedList(
                "jobs/history",
                Map.of(PlanadoConstants.ID, job),
                "version",
                number -> {
                    // The first event is that of the creation.
                    JsonNode changed = number == 0
                            ? planado.entity("jobs", job)
                            : planado.office().update("jobs", job, Map.of("description", "No " + number));
                    return changed.path("version").asText();
                },
                null);
    }

    private WalkedList locations() {
        String job = planado.office()
                .create("jobs", Map.of("assignee", Map.of("worker", Map.of("email", "ann@example.org"))))
                .path("uuid")
                .asText();
        planado.worker().start(job);
        return new WalkedList(
                "jobs/locations",
                Map.of(PlanadoConstants.ID, job),
                "uuid",
                number -> planado.worker()
                        .locate("ann@example.org", job, number, 50.25)
                        .path("uuid")
                        .asText(),
                null);
    }

    private WalkedList webhooks() {
        return new WalkedList(
                "webhooks/list",
                Map.of(),
                "uuid",
                number -> planado.webhooks().register(NOBODY + number, null, List.of("job_updated")),
                uuid -> planado.webhooks().remove(uuid));
    }

    private WalkedList requests() {
        String webhook = planado.webhooks().register(NOBODY, null, List.of("client_created"));
        return new WalkedList(
                "webhooks/requests",
                Map.of(PlanadoConstants.ID, webhook),
                "uuid",
                number -> {
                    planado.office().create("clients", body(Resource.CLIENTS, number));
                    Awaitility.await("the attempt to deliver")
                            .pollDelay(Duration.ZERO)
                            .pollInterval(Duration.ofMillis(2))
                            .until(() -> planado.deliveries().size() > number);
                    return planado.deliveries().get(number).uuid();
                },
                null);
    }

    /** The name that the simulator has for what a list holds. */
    private static String resource(ApiCall call) {
        return switch (call.operation()) {
            case VALUES -> "dictionary-values";
            case LOCATIONS -> "locations";
            default -> call.resource().path();
        };
    }

    private static String name(ApiCall call) {
        return call.resource().path() + "/" + call.operation().path();
    }
}
