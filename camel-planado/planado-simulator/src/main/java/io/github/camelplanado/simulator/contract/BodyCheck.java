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
    private static final Map<String, String> TRAPS = Map.ofEntries(
            Map.entry("template_uuid", "send template: {uuid}"),
            Map.entry("type_uuid", "send job_type: {uuid}"),
            Map.entry("type", "send job_type: {uuid} or {code}"),
            Map.entry("client_uuid", "send client: {uuid}"),
            Map.entry("site_uuid", "send site: {uuid}"),
            Map.entry("territory_uuid", "send territory: {uuid}"),
            Map.entry("skill_uuids", "send skills: [{uuid}]"),
            Map.entry("worker_uuid", "send assignee: {worker: {uuid}}"),
            Map.entry("category_uuid", "send category: {uuid} or {name}"),
            Map.entry("unit_uuid", "send unit: {uuid} or {name}"),
            Map.entry("parent_uuid", "send parent: {uuid} or {name}"),
            Map.entry("product_uuid", "send product: {uuid} or {external_id}"),
            Map.entry("job_type_uuid", "send job_type: {uuid} or {code}"),
            Map.entry("team_uuid", "send assignee: {team: {uuid}}"),
            Map.entry("latitude", "send geometry: {type: circle, center: {latitude, longitude}, radius_m}"));

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
