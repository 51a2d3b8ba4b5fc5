package io.github.camelplanado.contract;

import static io.github.camelplanado.contract.Received.answer;
import static io.github.camelplanado.contract.Received.elements;
import static io.github.camelplanado.contract.Received.value;

import java.util.List;
import java.util.Map;

import io.github.camelplanado.api.PlanadoConstants;
import io.github.camelplanado.simulator.PlanadoSimulator;
import org.awaitility.Awaitility;

/** Webhooks, and calls that are not modelled. */
final class OtherCases {

    private static final String NOBODY = "http://127.0.0.1:1/nobody";

    private OtherCases() {}

    static List<OperationCase> all() {
        return List.of(
                OperationCase.of("webhooks.list")
                        .given(planado -> Map.of(
                                "1", planado.webhooks().register(NOBODY, "a-secret-of-a-test", List.of("job_updated"))))
                        .options("paging=all")
                        .sends("GET", "/webhooks")
                        .sends("GET", "/webhooks", Map.of("after", "{1}"))
                        .sends("GET", "/webhooks")
                        .receives(elements("webhooks").and(value("/0/uuid", "{1}"))),
                OperationCase.of("webhooks.requests")
                        .given(OtherCases::delivered)
                        .options("paging=page")
                        .header(PlanadoConstants.ID, "{1}")
                        .sends("GET", "/webhooks/{1}/requests")
                        .receives(elements("requests").and(value("/0/entity_type", "client"))),
                OperationCase.of("raw.call")
                        .header("CamelPlanadoMethod", "PATCH")
                        .header("CamelPlanadoPath", "/clients/raw%2F1")
                        .body("{\"organization\": true, \"organization_name\": \"Raw\"}")
                        .sends("PATCH", "/clients/raw%2F1", "{\"organization\": true, \"organization_name\": \"Raw\"}")
                        .receives(answer(0)));
    }

    private static Map<String, String> delivered(PlanadoSimulator planado) {
        String uuid = planado.webhooks().register(NOBODY, null, List.of("client_created"));
        planado.office().create("clients", Map.of("organization", true, "organization_name", "Sample Heating"));
        Awaitility.await("the attempt to deliver")
                .until(() -> !planado.deliveries().isEmpty());
        return Map.of("1", uuid);
    }
}
