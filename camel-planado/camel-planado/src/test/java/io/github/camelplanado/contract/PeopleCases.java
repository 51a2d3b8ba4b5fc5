package io.github.camelplanado.contract;

import static io.github.camelplanado.contract.Given.builtIn;
import static io.github.camelplanado.contract.Received.answer;
import static io.github.camelplanado.contract.Received.elements;
import static io.github.camelplanado.contract.Received.status;
import static io.github.camelplanado.contract.Received.value;

import java.util.List;
import java.util.Map;

import io.github.camelplanado.api.PlanadoConstants;
import io.github.camelplanado.simulator.Knob;
import io.github.camelplanado.simulator.PlanadoSimulator;

/** Users and when they work. */
final class PeopleCases {

    private static final String USER = """
            {"first_name": "Dee", "last_name": "Field", "email": "dee@example.org", "password": "a-password-of-a-test",
             "mobile_phone": null, "territory": null, "skills": []}""";
    private static final String CIRCLE = """
            {"geometry": {"type": "circle", "center": {"latitude": 50.25, "longitude": 10.5}, "radius_m": 5000},
             "limit": 20, "offset": 0}""";
    private static final String SHIFTS = """
            {"shifts": [{"time_from": "2027-03-04T08:00:00+00:00", "time_to": "2027-03-04T16:00:00+00:00", "working": true}]}""";

    private PeopleCases() {}

    static List<OperationCase> all() {
        return List.of(
                OperationCase.of("users.list")
                        .given(builtIn("users"))
                        .options("paging=all")
                        .sends("GET", "/users")
                        .sends("GET", "/users", Map.of("after", "{2}"))
                        .sends("GET", "/users", Map.of("after", "{3}"))
                        .sends("GET", "/users", Map.of("after", "{2}"))
                        .receives(elements("users").and(value("/0/email", "ann@example.org"))),
                OperationCase.of("users.create")
                        .given(planado -> {
                            planado.knob(Knob.byId("usersCanBeCreated"), "true");
                            return Map.of();
                        })
                        .body(USER)
                        .sends("POST", "/users", USER)
                        .receives(answer(0).and(Received.stored("users", "dee@example.org"))),
                OperationCase.of("users.update")
                        .given(builtIn("users"))
                        .header(PlanadoConstants.ID, "{1}")
                        .body("{\"permissions\": {\"mobile\": {\"login\": true}}}")
                        .sends("PATCH", "/users/{1}", "{\"permissions\": {\"mobile\": {\"login\": true}}}")
                        .receives(answer(0).and(Received.uuid("1"))),
                OperationCase.of("users.search-nearby")
                        .given(PeopleCases::nearby)
                        .body(CIRCLE)
                        .sends("POST", "/users/geo/search", CIRCLE)
                        .receives(elements("users")
                                .and(value("/0/user_uuid", "{1}"))
                                .and(status(0))),
                OperationCase.of("users.shifts")
                        .given(builtIn("users"))
                        .options("from=2027-03-01&to=2027-03-05&paging=all")
                        .header(PlanadoConstants.ID, "{1}")
                        .sends("GET", "/users/{1}/shifts", Map.of("after", "2027-03-01", "before", "2027-03-05"))
                        .receives(elements("timeline")),
                OperationCase.of("users.update-shifts")
                        .given(builtIn("users"))
                        .header(PlanadoConstants.ID, "{1}")
                        .body(SHIFTS)
                        .sends("PATCH", "/users/{1}/shifts", SHIFTS)
                        .receives(answer(0)));
    }

    private static Map<String, String> nearby(PlanadoSimulator planado) {
        planado.worker().locate("ann@example.org", null, 10.5, 50.25);
        return builtIn("users").apply(planado);
    }
}
