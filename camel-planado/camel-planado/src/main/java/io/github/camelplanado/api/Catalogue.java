package io.github.camelplanado.api;

import static io.github.camelplanado.api.Cursor.AFTER_UUID;
import static io.github.camelplanado.api.Cursor.AFTER_VERSION;
import static io.github.camelplanado.api.Cursor.DATES;
import static io.github.camelplanado.api.Cursor.OFFSET;
import static io.github.camelplanado.api.Evidence.CLIENT_CODE;
import static io.github.camelplanado.api.Evidence.DOC;
import static io.github.camelplanado.api.Evidence.INFERRED;
import static io.github.camelplanado.api.ListOrder.NEWEST_FIRST;
import static io.github.camelplanado.api.ListOrder.OLDEST_FIRST;
import static io.github.camelplanado.api.ListOrder.UNKNOWN;
import static io.github.camelplanado.api.Operation.ADD_MATERIAL;
import static io.github.camelplanado.api.Operation.CALL;
import static io.github.camelplanado.api.Operation.CREATE;
import static io.github.camelplanado.api.Operation.DELETE;
import static io.github.camelplanado.api.Operation.GET;
import static io.github.camelplanado.api.Operation.HISTORY;
import static io.github.camelplanado.api.Operation.LIST;
import static io.github.camelplanado.api.Operation.LOCATIONS;
import static io.github.camelplanado.api.Operation.REMOVE_MATERIAL;
import static io.github.camelplanado.api.Operation.REQUESTS;
import static io.github.camelplanado.api.Operation.SEARCH_NEARBY;
import static io.github.camelplanado.api.Operation.SHIFTS;
import static io.github.camelplanado.api.Operation.SWEEP;
import static io.github.camelplanado.api.Operation.UPDATE;
import static io.github.camelplanado.api.Operation.UPDATE_MATERIAL;
import static io.github.camelplanado.api.Operation.UPDATE_SHIFTS;
import static io.github.camelplanado.api.Operation.UPSERT;
import static io.github.camelplanado.api.Operation.VALUES;
import static io.github.camelplanado.api.Resource.CLIENTS;
import static io.github.camelplanado.api.Resource.DICTIONARIES;
import static io.github.camelplanado.api.Resource.JOBS;
import static io.github.camelplanado.api.Resource.JOB_TYPES;
import static io.github.camelplanado.api.Resource.PRODUCTS;
import static io.github.camelplanado.api.Resource.PRODUCT_CATEGORIES;
import static io.github.camelplanado.api.Resource.RAW;
import static io.github.camelplanado.api.Resource.RESOLUTIONS;
import static io.github.camelplanado.api.Resource.SERVICES;
import static io.github.camelplanado.api.Resource.SERVICE_CATEGORIES;
import static io.github.camelplanado.api.Resource.SITES;
import static io.github.camelplanado.api.Resource.SKILLS;
import static io.github.camelplanado.api.Resource.TEAMS;
import static io.github.camelplanado.api.Resource.TEMPLATES;
import static io.github.camelplanado.api.Resource.TERRITORIES;
import static io.github.camelplanado.api.Resource.UNITS;
import static io.github.camelplanado.api.Resource.USERS;
import static io.github.camelplanado.api.Resource.WEBHOOKS;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The one table of the vendor's calls. A test holds it equal to {@code docs/openapi/planado-v2.yaml}. */
public final class Catalogue {

    private static final String MATERIALS = "/jobs/{id}/provided_services/{service_id}/used_materials";

    private static final List<ApiCall> CALLS = List.of(
            list(JOBS, LIST, "/jobs", "jobs", AFTER_UUID, NEWEST_FIRST),
            call(JOBS, GET, "GET", "/jobs/{id}", "job", DOC),
            call(JOBS, CREATE, "POST", "/jobs", "job_uuid", DOC),
            call(JOBS, UPDATE, "PATCH", "/jobs/{id}", "job_uuid", DOC),
            call(JOBS, DELETE, "DELETE", "/jobs/{id}", "none", CLIENT_CODE),
            list(JOBS, HISTORY, "/jobs/{id}/history", "events", AFTER_VERSION, OLDEST_FIRST),
            list(JOBS, LOCATIONS, "/jobs/{id}/locations", "locations", AFTER_UUID, OLDEST_FIRST),
            call(JOBS, ADD_MATERIAL, "POST", MATERIALS, "job_uuid", DOC),
            call(JOBS, UPDATE_MATERIAL, "PATCH", MATERIALS + "/{product_uuid}", "job_uuid", DOC),
            call(JOBS, REMOVE_MATERIAL, "DELETE", MATERIALS + "/{product_uuid}", "message", DOC),
            list(CLIENTS, LIST, "/clients", "clients", AFTER_UUID, NEWEST_FIRST),
            call(CLIENTS, GET, "GET", "/clients/{id}", "client", DOC),
            call(CLIENTS, CREATE, "POST", "/clients", "client_uuid", DOC),
            call(CLIENTS, UPDATE, "PATCH", "/clients/{id}", "client_uuid", DOC),
            call(CLIENTS, DELETE, "DELETE", "/clients/{id}", "none", CLIENT_CODE),
            list(SITES, LIST, "/sites", "sites", AFTER_UUID, NEWEST_FIRST),
            call(SITES, GET, "GET", "/sites/{id}", "site", DOC),
            call(SITES, CREATE, "POST", "/sites", "site_uuid", DOC),
            call(SITES, UPDATE, "PATCH", "/sites/{id}", "site_uuid", DOC),
            new ApiCall(USERS, LIST, "GET", "/users", "users", AFTER_UUID, UNKNOWN, CLIENT_CODE),
            call(USERS, CREATE, "POST", "/users", "user_uuid", DOC),
            call(USERS, UPDATE, "PATCH", "/users/{uuid}", "none", CLIENT_CODE),
            new ApiCall(USERS, SEARCH_NEARBY, "POST", "/users/geo/search", "users", OFFSET, UNKNOWN, DOC),
            list(USERS, SHIFTS, "/users/{uuid}/shifts", "timeline", DATES, OLDEST_FIRST),
            call(USERS, UPDATE_SHIFTS, "PATCH", "/users/{uuid}/shifts", "none", DOC),
            list(TEAMS, LIST, "/teams", "teams", AFTER_UUID, UNKNOWN),
            list(SKILLS, LIST, "/skills", "skills", AFTER_UUID, UNKNOWN),
            list(TERRITORIES, LIST, "/territories", "territories", AFTER_UUID, UNKNOWN),
            list(JOB_TYPES, LIST, "/job_types", "job_types", AFTER_UUID, UNKNOWN),
            list(TEMPLATES, LIST, "/templates", "templates", AFTER_UUID, OLDEST_FIRST),
            call(TEMPLATES, GET, "GET", "/templates/{uuid}", "template", DOC),
            list(RESOLUTIONS, LIST, "/resolutions", "resolutions", AFTER_UUID, UNKNOWN),
            list(DICTIONARIES, LIST, "/dictionaries", "dictionaries", AFTER_UUID, UNKNOWN),
            list(DICTIONARIES, VALUES, "/dictionaries/{uuid}/values", "values", AFTER_UUID, UNKNOWN),
            list(SERVICES, LIST, "/catalog/services", "services", AFTER_UUID, UNKNOWN),
            call(SERVICES, GET, "GET", "/catalog/services/{id}", "service", INFERRED),
            call(SERVICES, CREATE, "POST", "/catalog/services", "service_uuid", DOC),
            call(SERVICES, UPDATE, "PATCH", "/catalog/services/{id}", "service_uuid", INFERRED),
            list(SERVICE_CATEGORIES, LIST, "/catalog/services/categories", "categories", AFTER_UUID, UNKNOWN),
            call(SERVICE_CATEGORIES, GET, "GET", "/catalog/services/categories/{id}", "category", DOC),
            call(SERVICE_CATEGORIES, CREATE, "POST", "/catalog/services/categories", "category_uuid", DOC),
            call(SERVICE_CATEGORIES, UPDATE, "PATCH", "/catalog/services/categories/{id}", "category_uuid", INFERRED),
            list(PRODUCTS, LIST, "/catalog/products", "products", AFTER_UUID, UNKNOWN),
            call(PRODUCTS, GET, "GET", "/catalog/products/{id}", "product", INFERRED),
            call(PRODUCTS, CREATE, "POST", "/catalog/products", "product_uuid", DOC),
            call(PRODUCTS, UPDATE, "PATCH", "/catalog/products/{id}", "product_uuid", INFERRED),
            list(PRODUCT_CATEGORIES, LIST, "/catalog/products/categories", "categories", AFTER_UUID, UNKNOWN),
            call(PRODUCT_CATEGORIES, GET, "GET", "/catalog/products/categories/{id}", "category", DOC),
            call(PRODUCT_CATEGORIES, CREATE, "POST", "/catalog/products/categories", "category_uuid", DOC),
            call(PRODUCT_CATEGORIES, UPDATE, "PATCH", "/catalog/products/categories/{id}", "category_uuid", INFERRED),
            list(UNITS, LIST, "/catalog/products/units", "units", AFTER_UUID, UNKNOWN),
            call(UNITS, GET, "GET", "/catalog/products/units/{id}", "unit", DOC),
            call(UNITS, CREATE, "POST", "/catalog/products/units", "unit_uuid", DOC),
            call(UNITS, UPDATE, "PATCH", "/catalog/products/units/{id}", "unit_uuid", DOC),
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

    /**
     * The operations of a resource: its calls, upsert where the vendor has create, update and external ids, and of {@link Resource#RAW},
     * which has no calls of its own, the one that takes any.
     */
    public static Set<Operation> operations(Resource resource) {
        Set<Operation> operations = EnumSet.noneOf(Operation.class);
        if (resource == RAW) {
            operations.add(CALL);
        }
        CALLS.stream()
                .filter(call -> call.resource() == resource)
                .map(ApiCall::operation)
                .forEach(operations::add);
        if (resource.hasExternalIds() && operations.containsAll(EnumSet.of(CREATE, UPDATE))) {
            operations.add(UPSERT);
        }
        return operations;
    }

    /**
     * What a producer can do with a resource: the vendor's operations, and what this component does by itself, without a call:
     * {@link Operation#SWEEP} for what has streams of changes.
     */
    public static Set<Operation> producerOperations(Resource resource) {
        Set<Operation> operations = operations(resource);
        if (resource.isVersioned()) {
            operations.add(SWEEP);
        }
        return operations;
    }

    /** The URI names of the resources that have an operation, for messages. */
    public static String resourcesWith(Operation operation) {
        return Arrays.stream(Resource.values())
                .filter(resource -> operations(resource).contains(operation))
                .map(Resource::path)
                .collect(Collectors.joining(", "));
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
