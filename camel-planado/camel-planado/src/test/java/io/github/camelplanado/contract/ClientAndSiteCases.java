package io.github.camelplanado.contract;

import static io.github.camelplanado.contract.Given.made;
import static io.github.camelplanado.contract.Received.answer;
import static io.github.camelplanado.contract.Received.elements;
import static io.github.camelplanado.contract.Received.entity;
import static io.github.camelplanado.contract.Received.header;
import static io.github.camelplanado.contract.Received.stored;
import static io.github.camelplanado.contract.Received.uuid;
import static io.github.camelplanado.contract.Received.value;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelplanado.api.PlanadoConstants;

/** Clients and their sites. */
final class ClientAndSiteCases {

    private static final String ORGANIZATION = """
            {"external_id": "cust/77", "organization": true, "organization_name": "Sample Heating",
             "site_address": {"formatted": "1 Sample Road", "apartment": null},
             "contacts": [{"name": "Front desk", "value": "+1 555 0100", "type": "phone"}]}""";
    private static final String PERSON = """
            {"external_id": "cust-2", "organization": false, "first_name": "Ann", "last_name": null}""";
    private static final String SITE = """
            {"external_id": "depot 7", "name": "Depot 7", "description": null, "address": {"formatted": "1 Sample Road"}}""";

    private ClientAndSiteCases() {}

    static List<OperationCase> all() {
        return List.of(
                OperationCase.of("clients.list")
                        .given(made("clients", ORGANIZATION, PERSON))
                        .options("paging=all")
                        .sends("GET", "/clients")
                        .sends("GET", "/clients", Map.of("after", "{1}"))
                        .sends("GET", "/clients", Map.of("after", "{2}"))
                        .receives(elements("clients").and(value("/0/uuid", "{2}"))),
                OperationCase.of("clients.get")
                        .given(made("clients", ORGANIZATION))
                        .header(PlanadoConstants.ID, "cust/77")
                        .sends("GET", "/clients/cust%2F77")
                        .receives(entity("client").and(uuid("1")).and(header(PlanadoConstants.VERSION, 1L))),
                OperationCase.of("clients.create")
                        .body(PERSON)
                        .sends("POST", "/clients", PERSON)
                        .receives(answer(0).and(stored("clients", "cust-2"))),
                OperationCase.of("clients.update")
                        .given(made("clients", ORGANIZATION))
                        .header(PlanadoConstants.ID, "cust/77")
                        .body("{\"contacts\": []}")
                        .sends("GET", "/clients/cust%2F77")
                        .sends("PATCH", "/clients/{1}", "{\"contacts\": []}")
                        .receives(answer(1).and(uuid("1"))),
                OperationCase.of("clients.upsert")
                        .body(ORGANIZATION)
                        .sends("PATCH", "/clients/cust%2F77", without(ORGANIZATION))
                        .receives(answer(0).and(stored("clients", "cust/77"))),
                OperationCase.of("clients.delete")
                        .given(made("clients", ORGANIZATION))
                        .header(PlanadoConstants.ID, "{1}")
                        .sends("DELETE", "/clients/{1}")
                        .receives(answer(0).and(uuid("1"))),
                OperationCase.of("sites.list")
                        .given(made("sites", SITE))
                        .options("paging=all&filter.updated_at[after]=2020-01-01T00:00:00Z")
                        .sends("GET", "/sites", Map.of("updated_at[after]", "2020-01-01T00:00:00Z"))
                        .sends("GET", "/sites", Map.of("updated_at[after]", "2020-01-01T00:00:00Z", "after", "{1}"))
                        .sends("GET", "/sites", Map.of("updated_at[after]", "2020-01-01T00:00:00Z"))
                        .receives(elements("sites").and(value("/0/name", "Depot 7"))),
                OperationCase.of("sites.get")
                        .given(made("sites", SITE))
                        .header(PlanadoConstants.ID, "depot 7")
                        .sends("GET", "/sites/depot%207")
                        .receives(entity("site").and(uuid("1")).and(header(PlanadoConstants.EXTERNAL_ID, "depot 7"))),
                OperationCase.of("sites.create")
                        .body(SITE)
                        .sends("POST", "/sites", SITE)
                        .receives(answer(0).and(stored("sites", "depot 7"))),
                OperationCase.of("sites.update")
                        .given(made("sites", SITE))
                        .header(PlanadoConstants.ID, "{1}")
                        .body("{\"client\": null, \"description\": \"Gate on the left\"}")
                        .sends("PATCH", "/sites/{1}", "{\"client\": null, \"description\": \"Gate on the left\"}")
                        .receives(answer(0).and(uuid("1"))),
                OperationCase.of("sites.upsert")
                        .body(SITE)
                        .sends("PATCH", "/sites/depot%207", without(SITE))
                        .receives(answer(0).and(stored("sites", "depot 7"))));
    }

    /** The body of an upsert, whose path carries the external id. */
    private static String without(String body) {
        return ((ObjectNode) OperationCase.json(body)).without("external_id").toString();
    }
}
