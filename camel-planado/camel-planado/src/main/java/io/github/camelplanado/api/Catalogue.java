package io.github.camelplanado.api;

import static io.github.camelplanado.api.Cursor.AFTER_UUID;
import static io.github.camelplanado.api.Cursor.AFTER_VERSION;
import static io.github.camelplanado.api.Evidence.CLIENT_CODE;
import static io.github.camelplanado.api.Evidence.DOC;
import static io.github.camelplanado.api.ListOrder.NEWEST_FIRST;
import static io.github.camelplanado.api.ListOrder.OLDEST_FIRST;
import static io.github.camelplanado.api.ListOrder.UNKNOWN;
import static io.github.camelplanado.api.Operation.CREATE;
import static io.github.camelplanado.api.Operation.DELETE;
import static io.github.camelplanado.api.Operation.GET;
import static io.github.camelplanado.api.Operation.HISTORY;
import static io.github.camelplanado.api.Operation.LIST;
import static io.github.camelplanado.api.Operation.REQUESTS;
import static io.github.camelplanado.api.Operation.UPDATE;
import static io.github.camelplanado.api.Operation.UPSERT;
import static io.github.camelplanado.api.Resource.CLIENTS;
import static io.github.camelplanado.api.Resource.JOBS;
import static io.github.camelplanado.api.Resource.SITES;
import static io.github.camelplanado.api.Resource.WEBHOOKS;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The one table of the vendor's calls. A test holds it equal to {@code docs/openapi/planado-v2.yaml}. */
public final class Catalogue {

    private static final List<ApiCall> CALLS = List.of(
            list(JOBS, LIST, "/jobs", "jobs", AFTER_UUID, NEWEST_FIRST),
            call(JOBS, GET, "GET", "/jobs/{id}", "job", DOC),
            call(JOBS, CREATE, "POST", "/jobs", "job_uuid", DOC),
            call(JOBS, UPDATE, "PATCH", "/jobs/{id}", "job_uuid", DOC),
            call(JOBS, DELETE, "DELETE", "/jobs/{id}", "none", CLIENT_CODE),
            list(JOBS, HISTORY, "/jobs/{id}/history", "events", AFTER_VERSION, OLDEST_FIRST),
            list(CLIENTS, LIST, "/clients", "clients", AFTER_UUID, NEWEST_FIRST),
            call(CLIENTS, GET, "GET", "/clients/{id}", "client", DOC),
            call(CLIENTS, CREATE, "POST", "/clients", "client_uuid", DOC),
            call(CLIENTS, UPDATE, "PATCH", "/clients/{id}", "client_uuid", DOC),
            call(CLIENTS, DELETE, "DELETE", "/clients/{id}", "none", CLIENT_CODE),
            list(SITES, LIST, "/sites", "sites", AFTER_UUID, NEWEST_FIRST),
            call(SITES, GET, "GET", "/sites/{id}", "site", DOC),
            call(SITES, CREATE, "POST", "/sites", "site_uuid", DOC),
            call(SITES, UPDATE, "PATCH", "/sites/{id}", "site_uuid", DOC),
            list(WEBHOOKS, LIST, "/webhooks", "webhooks", AFTER_UUID, UNKNOWN),
            list(WEBHOOKS, REQUESTS, "/webhooks/{uuid}/requests", "requests", AFTER_UUID, UNKNOWN));

    private Catalogue() {}

    /** Every call. */
    public static List<ApiCall> calls() {
        return CALLS;
    }

    /**
     * The call of an operation.
     *
     * @throws IllegalArgumentException if the resource has no such call; the text lists those it has
     */
    public static ApiCall call(Resource resource, Operation operation) {
        return CALLS.stream()
                .filter(call -> call.resource() == resource && call.operation() == operation)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("planado:" + resource.path() + " has no operation '"
                        + operation.path() + "'. It has: " + names(operations(resource))));
    }

    /** The operations of a resource, upsert included where the vendor has both create and update. */
    public static Set<Operation> operations(Resource resource) {
        Set<Operation> operations = CALLS.stream()
                .filter(call -> call.resource() == resource)
                .map(ApiCall::operation)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        if (operations.contains(CREATE) && operations.contains(UPDATE)) {
            operations.add(UPSERT);
        }
        return operations;
    }

    /** The URI names of operations, for messages. */
    public static String names(Set<Operation> operations) {
        return operations.stream().map(Operation::path).collect(Collectors.joining(", "));
    }

    private static ApiCall call(
            Resource resource, Operation operation, String method, String path, String rootKey, Evidence evidence) {
        return new ApiCall(resource, operation, method, path, rootKey, Cursor.NONE, ListOrder.NONE, evidence);
    }

    private static ApiCall list(
            Resource resource, Operation operation, String path, String rootKey, Cursor cursor, ListOrder order) {
        return new ApiCall(resource, operation, "GET", path, rootKey, cursor, order, DOC);
    }
}
