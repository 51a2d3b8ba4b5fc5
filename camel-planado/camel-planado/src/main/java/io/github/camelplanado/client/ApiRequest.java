package io.github.camelplanado.client;

import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelplanado.api.ApiCall;
import io.github.camelplanado.api.Operation;
import io.github.camelplanado.api.PathId;
import io.github.camelplanado.api.Priority;

/**
 * One request, before it has a host and a key.
 *
 * @param call which call of the vendor's API
 * @param path below the base URL, with the id already encoded as one segment
 * @param query decoded parameters; a list of several values repeats the parameter
 * @param body the JSON body, or null
 * @param notifyAssignees value of {@code X-Planado-Notify-Assignees} (documentation), or null
 * @param requester for whom
 * @param repeatable whether it does no harm when it is done twice
 */
public record ApiRequest(
        ApiCall call,
        String path,
        Map<String, List<String>> query,
        JsonNode body,
        Boolean notifyAssignees,
        Requester requester,
        boolean repeatable) {

    /**
     * A request without query and body, of normal priority.
     *
     * @param id uuid or external id, or null for a call without one
     * @throws IllegalArgumentException if the call needs an id and there is none
     */
    public static ApiRequest of(ApiCall call, String id) {
        return ofIds(call, id == null ? Map.of() : Map.of(PathId.ENTITY, id));
    }

    /**
     * The same with several ids.
     *
     * @param ids those that the path names; others are left alone
     * @throws IllegalArgumentException if the call needs an id that is not there
     */
    public static ApiRequest ofIds(ApiCall call, Map<PathId, String> ids) {
        return new ApiRequest(
                call,
                PathSegment.fill(call, ids),
                Map.of(),
                null,
                null,
                Requester.of(Priority.NORMAL),
                call.isRepeatable());
    }

    public ApiRequest withQuery(Map<String, List<String>> query) {
        return new ApiRequest(call, path, query, body, notifyAssignees, requester, repeatable);
    }

    /** With a body; a create that carries an external id can be repeated: the second one is told that it is used. */
    public ApiRequest withBody(JsonNode body) {
        return new ApiRequest(
                call, path, query, body, notifyAssignees, requester, repeatable || isCreateWithExternalId(body));
    }

    private boolean isCreateWithExternalId(JsonNode body) {
        JsonNode externalId = body.path("external_id");
        return call.operation() == Operation.CREATE
                && call.resource().hasExternalIds()
                && externalId.isValueNode()
                && !externalId.isNull();
    }

    public ApiRequest withNotifyAssignees(Boolean notifyAssignees) {
        return new ApiRequest(call, path, query, body, notifyAssignees, requester, repeatable);
    }

    public ApiRequest withPriority(Priority priority) {
        return by(new Requester(priority, requester.routes()));
    }

    /** One that waits no longer when one of these routes stops. */
    public ApiRequest forRoutes(Set<String> routes) {
        return by(new Requester(requester.priority(), routes));
    }

    public ApiRequest by(Requester requester) {
        return new ApiRequest(call, path, query, body, notifyAssignees, requester, repeatable);
    }

    /** Who goes first. */
    public Priority priority() {
        return requester.priority();
    }

    /** Method and path, for messages. */
    public String name() {
        return call.method() + " " + path;
    }

    /** Without the body, which may hold a password. */
    @Override
    public String toString() {
        return name();
    }
}
