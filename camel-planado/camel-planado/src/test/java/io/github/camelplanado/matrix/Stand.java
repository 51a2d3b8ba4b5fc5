package io.github.camelplanado.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelplanado.PlanadoComponent;
import io.github.camelplanado.TestCamel;
import io.github.camelplanado.api.PlanadoValidationException;
import io.github.camelplanado.simulator.Knob;
import io.github.camelplanado.simulator.Knobs;
import io.github.camelplanado.simulator.PlanadoSimulator;
import org.apache.camel.Exchange;
import org.apache.camel.component.http.HttpComponent;

/** An account whose open questions are answered in one way, and the connector before it. */
final class Stand implements AutoCloseable {

    private static final List<String> STORED = List.of(
            "jobs",
            "clients",
            "sites",
            "users",
            "services",
            "products",
            "service-categories",
            "product-categories",
            "units");

    private final PlanadoSimulator planado;
    private final Knobs knobs;
    private final Traffic traffic = new Traffic();
    private final TestCamel camel;

    Stand(PlanadoSimulator planado, Knobs knobs, Consumer<PlanadoComponent> options) {
        this.planado = planado;
        this.knobs = knobs;
        reset();
        HttpComponent http = traffic.http();
        this.camel = new TestCamel(
                planado,
                component -> {
                    // Whoever uses an account whose times lack their zone tells the component which one it is.
                    component.setTimeZone(knobs.text(Knob.ZONELESS_READ_ZONE));
                    component.setHttp(http);
                    options.accept(component);
                },
                context -> context.addComponent("http", http));
    }

    PlanadoSimulator planado() {
        return planado;
    }

    Knobs knobs() {
        return knobs;
    }

    TestCamel camel() {
        return camel;
    }

    /** An empty account, with no traffic yet. */
    void reset() {
        planado.reset();
        planado.knobs(knobs);
        traffic.clear();
    }

    /** What went over the wire since the last reset. */
    List<String> traffic() {
        return traffic.lines(planado);
    }

    /** Sends and expects success. */
    Exchange ok(String uri, Object body, Map<String, Object> headers) {
        int before = planado.requests().size();
        Map<String, List<JsonNode>> stored = stored();
        Exchange exchange = camel.send(uri, body, headers);
        if (exchange.getException() != null) {
            int calls = planado.requests().size() - before;
            throw new Failed(uri, calls, stored.equals(stored()), exchange.getException());
        }
        return exchange;
    }

    Exchange ok(String uri, Object body) {
        return ok(uri, body, Map.of());
    }

    /** Sends and expects that kind of failure, with nothing made and nothing changed. */
    <T extends Exception> T refused(String uri, Object body, Class<T> how) {
        Map<String, List<JsonNode>> stored = stored();
        Exception failure = camel.send(uri, body).getException();
        assertThat(failure).as(uri).isInstanceOf(how);
        assertThat(stored()).as("the account after a refusal of %s", uri).isEqualTo(stored);
        return how.cast(failure);
    }

    /** Sends what the vendor takes or not: it must be refused with its reason, or done. */
    boolean isTaken(boolean taken, String uri, Object body) {
        if (taken) {
            ok(uri, body);
        } else {
            refused(uri, body, PlanadoValidationException.class);
        }
        return taken;
    }

    /** The entity as the account holds it. */
    JsonNode entity(String resource, String id) {
        return planado.entity(resource, id);
    }

    /** Fails unless the entity has that text. */
    void requireText(String resource, String id, String text) {
        assertThat(entity(resource, id)).as("%s %s", resource, id).isNotNull();
        assertThat(entity(resource, id).path(Samples.textKey(resource)).asText())
                .as("%s %s", resource, id)
                .isEqualTo(text);
    }

    /** What people of the office make. */
    JsonNode made(String resource, Map<String, Object> body) {
        return planado.office().create(resource, body);
    }

    private Map<String, List<JsonNode>> stored() {
        Map<String, List<JsonNode>> stored = new LinkedHashMap<>();
        STORED.forEach(resource -> stored.put(resource, planado.entities(resource)));
        return stored;
    }

    /** A body with some more keys; null is a value. */
    static Map<String, Object> with(Map<String, Object> body, Object... more) {
        Map<String, Object> all = new HashMap<>(body);
        for (int i = 0; i < more.length; i += 2) {
            all.put((String) more[i], more[i + 1]);
        }
        return all;
    }

    @Override
    public void close() {
        camel.close();
    }
}
