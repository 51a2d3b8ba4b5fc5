package io.github.camelplanado.simulator.contract;

import java.util.List;
import java.util.Map;

/**
 * One operation of the contract.
 *
 * @param id the operation's id, e.g. {@code jobs.list}
 * @param method the HTTP method in capitals
 * @param path the path below the base path, with names in braces
 * @param evidence what the operation rests on: doc, client-code or inferred
 * @param rootKey the key of the answer that holds the result
 * @param cursor after-uuid, after-version, offset, dates or none
 * @param order newest-first, oldest-first, unknown or none
 * @param queries schema pointer by the name of each known query parameter
 * @param headers schema pointer by the lower-case name of each known header
 * @param bodySchema pointer of the request body's schema, null when there is none
 * @param answerSchemas pointer of the answer's schema by status
 */
public record Operation(
        String id,
        String method,
        String path,
        String evidence,
        String rootKey,
        String cursor,
        String order,
        Map<String, String> queries,
        Map<String, String> headers,
        String bodySchema,
        Map<Integer, String> answerSchemas) {

    /**
     * The first part of the id.
     *
     * @return the resource, e.g. {@code jobs}
     */
    public String resource() {
        return id.substring(0, id.indexOf('.'));
    }

    /**
     * The second part of the id.
     *
     * @return the action, e.g. {@code list}
     */
    public String action() {
        return id.substring(id.indexOf('.') + 1);
    }

    /**
     * The path's parts.
     *
     * @return the segments, names in braces
     */
    public List<String> segments() {
        return List.of(path.substring(1).split("/", -1));
    }
}
