package io.github.camelplanado.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.camelplanado.TestCamel;
import io.github.camelplanado.simulator.PlanadoSimulator;
import org.apache.camel.Exchange;

/**
 * A case that has run once.
 *
 * @param run what ran
 * @param exchange how it ended
 * @param wire what went over the wire
 * @param values what the case knows of the account
 */
record CaseRun(OperationCase run, Exchange exchange, List<Transmission> wire, Map<String, String> values) {

    /** What writes make, with the key under which it is found afterwards. */
    private static final Map<String, String> WRITTEN = Map.of(
            "jobs", "external_id",
            "clients", "external_id",
            "sites", "external_id",
            "services", "external_id",
            "products", "external_id",
            "service-categories", "external_id",
            "product-categories", "external_id",
            "units", "external_id",
            "users", "email");

    /** Runs a case against an empty account. */
    static CaseRun of(OperationCase run, PlanadoSimulator planado, Wire wire, TestCamel camel, Mutation mutation) {
        return of(run, run.body(), planado, wire, camel, mutation);
    }

    /** The same with another body that means the same. */
    static CaseRun of(
            OperationCase run, Object body, PlanadoSimulator planado, Wire wire, TestCamel camel, Mutation mutation) {
        planado.reset();
        Map<String, String> values = new LinkedHashMap<>(run.given().apply(planado));
        wire.reset(mutation);
        Exchange exchange = camel.route(run.uri(), body, run.headers(values));
        WRITTEN.forEach((resource, key) -> remember(resource, key, planado, values));
        return new CaseRun(run, exchange, List.copyOf(wire.all()), values);
    }

    private static void remember(String resource, String key, PlanadoSimulator planado, Map<String, String> values) {
        planado.entities(resource)
                .forEach(entity -> values.put(
                        resource + ":" + entity.path(key).asText(),
                        entity.path("uuid").asText()));
    }

    /** The one check of a case: fails unless exactly the expected requests were sent and exactly the answer was received. */
    void check(String apiKey) {
        assertThat(exchange.getException()).as("failure of %s", run).isNull();
        assertThat(wire).as("requests of %s", run).hasSameSizeAs(run.sent());
        for (int i = 0; i < wire.size(); i++) {
            run.sent().get(i).check(wire.get(i), apiKey, values);
        }
        run.received().check(exchange.getMessage(), wire, values);
    }
}
