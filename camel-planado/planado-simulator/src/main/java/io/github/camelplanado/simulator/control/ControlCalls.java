package io.github.camelplanado.simulator.control;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelplanado.simulator.Knob;
import io.github.camelplanado.simulator.Knobs;
import io.github.camelplanado.simulator.RefusedException;
import io.github.camelplanado.simulator.Simulator;
import io.github.camelplanado.simulator.WorkerPlan;
import io.github.camelplanado.simulator.state.JobStep;
import io.github.camelplanado.simulator.state.Resource;

/** What each control call does. */
final class ControlCalls {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Simulator simulator;
    private final Reports reports;

    ControlCalls(Simulator simulator) {
        this.simulator = simulator;
        this.reports = new Reports(simulator);
    }

    JsonNode answer(String method, List<String> parts, JsonNode body) {
        String call = method + " " + parts.get(0);
        return switch (call) {
            case "GET state" -> parts.size() > 1 ? reports.state(part(parts, 1)) : reports.state();
            case "GET stats" -> reports.stats();
            case "GET mistakes" -> reports.mistakes();
            case "GET requests" -> reports.requests();
            case "GET deliveries" -> reports.deliveries();
            case "GET journal" -> reports.journal();
            case "GET knobs" -> reports.knobs();
            case "PATCH knobs" -> knobs(body);
            case "POST webhooks" -> parts.size() > 1 ? unlock(part(parts, 1), part(parts, 2)) : webhook(body);
            case "DELETE webhooks" -> remove(part(parts, 1));
            case "POST faults" -> faults(body);
            case "POST workers" -> workers(body);
            case "POST worker" -> step(part(parts, 1), part(parts, 2), body);
            case "POST office" -> simulator.office().create(part(parts, 1), body);
            case "PATCH office" -> simulator.office().update(part(parts, 1), part(parts, 2), body);
            case "POST provide" -> simulator.office().provide(part(parts, 1), part(parts, 2));
            case "POST locate" -> locate(part(parts, 1), body);
            case "POST archive" -> archive(part(parts, 1), part(parts, 2), body);
            case "DELETE office" -> delete(part(parts, 1), part(parts, 2));
            case "POST seed" -> seed(part(parts, 1), body);
            case "POST reset" -> reset();
            default -> throw new RefusedException(404, "No such control call: " + call, java.util.Map.of());
        };
    }

    private static String part(List<String> parts, int index) {
        if (parts.size() <= index || parts.get(index).isEmpty()) {
            throw RefusedException.notFound();
        }
        return parts.get(index);
    }

    private JsonNode knobs(JsonNode body) {
        Knobs changed = simulator.knobs();
        for (var entry : body.properties()) {
            changed = changed.with(Knob.byId(entry.getKey()), entry.getValue().asText());
        }
        simulator.knobs(changed);
        return reports.knobs();
    }

    private JsonNode webhook(JsonNode body) {
        List<String> types = new ArrayList<>();
        body.path("event_types").forEach(type -> types.add(type.asText()));
        String uuid = simulator
                .webhooks()
                .register(body.path("url").asText(), body.path("secret").asText(null), types);
        return JSON.objectNode().put("webhook_uuid", uuid);
    }

    private JsonNode unlock(String uuid, String word) {
        if (!word.equals("unlock")
                || simulator.webhooks().all().stream()
                        .noneMatch(one -> one.uuid().equals(uuid))) {
            throw RefusedException.notFound();
        }
        simulator.webhooks().unlock(uuid);
        return done();
    }

    private JsonNode remove(String uuid) {
        if (!simulator.webhooks().remove(uuid)) {
            throw RefusedException.notFound();
        }
        return done();
    }

    private JsonNode faults(JsonNode body) {
        FaultScript.apply(body, simulator.faults());
        return done();
    }

    private JsonNode workers(JsonNode body) {
        if (!body.path("enabled").asBoolean(true)) {
            simulator.worker().manual();
            return done();
        }
        WorkerPlan standard = WorkerPlan.standard();
        simulator
                .worker()
                .auto(new WorkerPlan(
                        duration(body, "travel", standard.travel()),
                        duration(body, "work", standard.work()),
                        body.path("parallel").asInt(standard.parallel()),
                        body.path("seed").asLong(standard.seed())));
        return done();
    }

    private JsonNode step(String id, String word, JsonNode body) {
        JobStep step = JobStep.of(word);
        JsonNode report = body;
        if (body.path("report_fields").isObject()) {
            // Short form: values by name.
            ObjectNode long_ = body.deepCopy();
            ArrayNode fields = long_.putArray("report_fields");
            body.path("report_fields")
                    .properties()
                    .forEach(field ->
                            fields.addObject().put("name", field.getKey()).set("value", field.getValue()));
            report = long_;
        }
        return simulator.worker().step(id, step, report);
    }

    private JsonNode delete(String resource, String id) {
        simulator.office().delete(Resource.of(resource).plural(), id);
        return done();
    }

    private JsonNode locate(String worker, JsonNode body) {
        return simulator
                .worker()
                .locate(
                        worker,
                        body.path("job").asText(null),
                        body.path("longitude").asDouble(),
                        body.path("latitude").asDouble());
    }

    private JsonNode archive(String resource, String id, JsonNode body) {
        return simulator.office().archive(resource, id, body.path("archived").asBoolean(true));
    }

    private JsonNode seed(String resource, JsonNode body) {
        simulator.office().seed(resource, body.path("count").asInt(), body.path("pattern"));
        return done();
    }

    private JsonNode reset() {
        simulator.reset();
        return done();
    }

    static Duration duration(JsonNode body, String key, Duration otherwise) {
        try {
            return body.hasNonNull(key) ? Duration.parse(body.path(key).asText()) : otherwise;
        } catch (java.time.format.DateTimeParseException e) {
            throw new IllegalArgumentException(key + " is a duration like PT3M", e);
        }
    }

    private static JsonNode done() {
        return JSON.objectNode().put("message", "done");
    }
}
