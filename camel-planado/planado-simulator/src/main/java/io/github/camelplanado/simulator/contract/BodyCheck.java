package io.github.camelplanado.simulator.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelplanado.simulator.RefusedException;

/** Checks a write body against the contract, and takes unknown keys out as the vendor does. */
public final class BodyCheck {
    private static final Map<String, String> TRAPS = Map.of(
            "template_uuid", "send template: {uuid}",
            "type_uuid", "send job_type: {uuid}",
            "type", "send job_type: {uuid} or {code}",
            "client_uuid", "send client: {uuid}",
            "site_uuid", "send site: {uuid}",
            "territory_uuid", "send territory: {uuid}",
            "skill_uuids", "send skills: [{uuid}]",
            "worker_uuid", "send assignee: {worker: {uuid}}");

    private final SchemaChecks schemas;

    /**
     * A check.
     *
     * @param contract whose schemas count
     */
    public BodyCheck(Contract contract) {
        this.schemas = contract.schemas();
    }

    /**
     * What is left of a body.
     *
     * @param body the body without unknown keys
     * @param ignored the unknown keys, with the sentence that names the right form
     */
    public record Checked(ObjectNode body, List<Violation> ignored) {}

    /**
     * Checks a body.
     *
     * @param operation what is called
     * @param sent the JSON that was sent
     * @param refuseUnknown whether unknown keys are an error
     * @return what is left of it
     * @throws RefusedException with status 422 when the contract is broken
     */
    public Checked check(Operation operation, JsonNode sent, boolean refuseUnknown) {
        if (!(sent instanceof ObjectNode object)) {
            throw new RefusedException(422, "Cannot process request", Map.of("base", List.of("must be an object")));
        }
        ObjectNode body = object.deepCopy();
        List<Violation> ignored = new ArrayList<>();
        Map<String, List<String>> errors = new TreeMap<>();
        for (Violation violation : schemas.check(operation.bodySchema(), sent)) {
            if (violation.unknownKey()) {
                remove(body, violation);
                ignored.add(explained(violation));
            }
            if (!violation.unknownKey() || refuseUnknown) {
                errors.computeIfAbsent(violation.field(), field -> new ArrayList<>())
                        .add(text(violation));
            }
        }
        if (!errors.isEmpty()) {
            errors.replaceAll((field, texts) -> texts.stream().distinct().toList());
            throw new RefusedException(422, "Cannot process request", errors);
        }
        return new Checked(body, List.copyOf(ignored));
    }

    private static void remove(ObjectNode body, Violation violation) {
        JsonNode holder = body.at(JsonPointer.compile(violation.pointer()));
        if (holder instanceof ObjectNode object) {
            object.remove(violation.property());
        }
    }

    private static Violation explained(Violation violation) {
        String right = TRAPS.get(violation.property());
        String text = "unknown key, ignored without an error" + (right == null ? "" : ": " + right);
        return new Violation(violation.pointer(), violation.keyword(), violation.property(), text);
    }

    private static String text(Violation violation) {
        if (violation.pointer().equals("/assignee") && violation.keyword().equals("required")) {
            return "either team or worker must be present";
        }
        if (violation.keyword().equals("not")) {
            return "uuid and external_id exclude each other";
        }
        return violation.message();
    }
}
