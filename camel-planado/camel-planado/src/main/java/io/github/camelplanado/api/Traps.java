package io.github.camelplanado.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Keys that the vendor ignores without a word (evidence: client code): they stand in answers and do nothing in requests.
 * Refused with the form that works.
 */
public final class Traps {

    private static final Map<String, String> JOB = Map.of(
            "template_uuid", "template: {\"uuid\": ...} or {\"name\": ...}",
            "type_uuid", "job_type: {\"uuid\": ...} or {\"code\": ...}",
            "type", "job_type: {\"uuid\": ...} or {\"code\": ...}",
            "client_uuid", "client: {\"uuid\": ...} or {\"external_id\": ...}",
            "site_uuid", "site: {\"uuid\": ...} or {\"external_id\": ...}",
            "territory_uuid", "territory: {\"uuid\": ...} or {\"name\": ...}",
            "skill_uuids", "skills: [{\"uuid\": ...}] or [{\"name\": ...}]");
    private static final Map<String, String> SITE =
            Map.of("client_uuid", "client: {\"uuid\": ...} or {\"external_id\": ...}");

    private Traps() {}

    /** What is wrong with a body, by field; empty if nothing is. */
    public static Map<String, List<String>> find(Resource resource, ObjectNode body) {
        Map<String, List<String>> found = new LinkedHashMap<>();
        Map<String, String> ignored = switch (resource) {
            case JOBS -> JOB;
            case SITES -> SITE;
            default -> Map.of();
        };
        ignored.forEach((key, form) -> {
            if (body.has(key)) {
                found.put(key, List.of("is ignored by the vendor in writes; use " + form));
            }
        });
        assignee(body.path("assignee"), found);
        reference("client", body.path("client"), found);
        reference("site", body.path("site"), found);
        return found;
    }

    private static void assignee(JsonNode assignee, Map<String, List<String>> found) {
        if (assignee.isObject() && !assignee.has("worker") && !assignee.has("team")) {
            found.put(
                    "assignee",
                    List.of(
                            "needs one level more: {\"worker\": {\"uuid\" or \"email\": ...}} or {\"team\": {\"uuid\" or"
                                    + " \"name\": ...}}"));
        }
    }

    private static void reference(String key, JsonNode reference, Map<String, List<String>> found) {
        if (reference.has("uuid") && reference.has("external_id")) {
            found.put(key, List.of("takes uuid or external_id, not both"));
        }
    }
}
