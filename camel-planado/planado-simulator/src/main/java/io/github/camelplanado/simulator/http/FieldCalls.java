package io.github.camelplanado.simulator.http;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelplanado.simulator.Knob;
import io.github.camelplanado.simulator.Knobs;
import io.github.camelplanado.simulator.contract.Operation;
import io.github.camelplanado.simulator.state.FieldWork;
import io.github.camelplanado.simulator.state.Settings;

/** Calls of what hangs on jobs and users: used materials, locations, shifts, the search by place. */
final class FieldCalls {
    private final FieldWork work;
    private final Settings settings;

    FieldCalls(FieldWork work, Settings settings) {
        this.work = work;
        this.settings = settings;
    }

    /** The answer, null when the operation is none of these. */
    Answer run(Operation operation, Map<String, String> ids, Map<String, List<String>> query, ObjectNode body) {
        Knobs knobs = settings.knobs();
        String job = ids.get("id");
        String service = ids.get("service_id");
        String product = ids.get("product_uuid");
        String user = ids.get("uuid");
        return switch (operation.id()) {
            case "jobs.locations" -> list(operation, locations(job, Lists.first(query, "after"), knobs));
            case "jobs.add-material" ->
                EntityCalls.written(operation, knobs.number(Knob.CREATE_STATUS), work.addMaterial(job, service, body));
            case "jobs.update-material" ->
                EntityCalls.written(
                        operation, knobs.number(Knob.UPDATE_STATUS), work.changeMaterial(job, service, product, body));
            case "jobs.remove-material" -> {
                work.removeMaterial(job, service, product);
                yield Answer.json(200, JsonNodeFactory.instance.objectNode().put(operation.rootKey(), "Performed"));
            }
            case "users.search-nearby" -> list(operation, work.nearby(body));
            case "users.shifts" ->
                list(operation, work.timeline(user, Lists.first(query, "after"), Lists.first(query, "before")));
            case "users.update-shifts" -> {
                work.writeShifts(user, body);
                int status = knobs.number(Knob.SHIFTS_STATUS);
                yield status == 204 ? Answer.empty(204) : Answer.json(status, JsonNodeFactory.instance.objectNode());
            }
            default -> null;
        };
    }

    private List<ObjectNode> locations(String job, String after, Knobs knobs) {
        String spelling = knobs.text(Knob.CAPTURED_AT_SPELLING);
        int size = knobs.pageSize("locations");
        return Pages.page(work.locations(job), one -> one.path("uuid").asText(), after, size, knobs).stream()
                .map(location -> spelt(location, spelling))
                .toList();
    }

    private static ObjectNode spelt(ObjectNode location, String spelling) {
        ObjectNode shown = location.deepCopy();
        if (!spelling.equals("captured_at")) {
            shown.set("catured_at", location.path("captured_at"));
        }
        if (spelling.equals("catured_at")) {
            shown.remove("captured_at");
        }
        return shown;
    }

    private static Answer list(Operation operation, List<ObjectNode> elements) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode list = answer.putArray(operation.rootKey());
        elements.forEach(list::add);
        return Answer.json(200, answer);
    }
}
