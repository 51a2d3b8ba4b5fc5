package io.github.camelplanado.api;

import static io.github.camelplanado.api.Evidence.CLIENT_CODE;
import static io.github.camelplanado.api.Evidence.DOC;
import static io.github.camelplanado.api.Evidence.INFERRED;
import static io.github.camelplanado.api.ReferencePlace.Part.BODY;
import static io.github.camelplanado.api.ReferencePlace.Part.ID;
import static io.github.camelplanado.api.ReferencePlace.Part.QUERY;
import static io.github.camelplanado.api.Resource.DICTIONARIES;
import static io.github.camelplanado.api.Resource.JOBS;
import static io.github.camelplanado.api.Resource.PRODUCTS;
import static io.github.camelplanado.api.Resource.PRODUCT_CATEGORIES;
import static io.github.camelplanado.api.Resource.SERVICES;
import static io.github.camelplanado.api.Resource.SERVICE_CATEGORIES;
import static io.github.camelplanado.api.Resource.TEMPLATES;
import static io.github.camelplanado.api.Resource.USERS;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The one table of what requests may call by name. Evidence is that of the form, not of the call. Clients, sites and products
 * are not in it: they are called by external id. A test holds it equal to the bodies in {@code docs/openapi/planado-v2.yaml}.
 */
public final class References {

    private static final List<ReferencePlace> ALL = List.of(
            body(JOBS, "template", Named.TEMPLATE, Map.of("uuid", DOC, "name", DOC)),
            typed(JOBS, "job_type", CLIENT_CODE),
            body(JOBS, "assignee.worker", Named.WORKER, Map.of("uuid", CLIENT_CODE, "email", DOC)),
            body(JOBS, "assignee.team", Named.TEAM, Map.of("uuid", CLIENT_CODE, "name", INFERRED)),
            body(JOBS, "assignees[]", Named.WORKER, Map.of("uuid", INFERRED, "email", INFERRED)),
            body(JOBS, "assignees[].worker", Named.WORKER, Map.of("uuid", CLIENT_CODE, "email", INFERRED)),
            body(JOBS, "territory", Named.TERRITORY, Map.of("uuid", INFERRED, "name", INFERRED)),
            body(JOBS, "skills[]", Named.SKILL, Map.of("uuid", CLIENT_CODE, "name", INFERRED)),
            body(JOBS, "possible_resolutions[]", Named.RESOLUTION, Map.of("uuid", INFERRED, "name", INFERRED)),
            query(JOBS, "assignee[worker_uuid]", Named.WORKER, CLIENT_CODE),
            body(USERS, "territory", Named.TERRITORY, Map.of("uuid", INFERRED, "name", INFERRED)),
            body(USERS, "skills[]", Named.SKILL, Map.of("uuid", INFERRED, "name", INFERRED)),
            body(USERS, "shifts[].territory", Named.TERRITORY, Map.of("uuid", DOC, "name", DOC)),
            typed(USERS, "shifts[].job_type", DOC),
            id(USERS, Named.WORKER),
            id(TEMPLATES, Named.TEMPLATE),
            id(DICTIONARIES, Named.DICTIONARY),
            body(SERVICES, "category", Named.SERVICE_CATEGORY, Map.of("uuid", DOC, "name", DOC)),
            body(PRODUCTS, "category", Named.PRODUCT_CATEGORY, Map.of("uuid", INFERRED, "name", INFERRED)),
            body(PRODUCTS, "unit", Named.UNIT, Map.of("uuid", INFERRED, "name", DOC)),
            body(SERVICE_CATEGORIES, "parent", Named.SERVICE_CATEGORY, Map.of("uuid", DOC, "name", DOC)),
            body(PRODUCT_CATEGORIES, "parent", Named.PRODUCT_CATEGORY, Map.of("uuid", DOC, "name", DOC)));

    private References() {}

    /** Every row. */
    public static List<ReferencePlace> all() {
        return ALL;
    }

    /** The rows of a resource. */
    public static List<ReferencePlace> of(Resource resource) {
        return ALL.stream()
                .filter(reference -> reference.resource() == resource)
                .toList();
    }

    private static ReferencePlace body(Resource resource, String path, Named named, Map<String, Evidence> forms) {
        return new ReferencePlace(resource, BODY, path, named, forms, Set.of());
    }

    /** The vendor calls a job type by its code, which is what people see; {@code name} is our word for it. */
    private static ReferencePlace typed(Resource resource, String path, Evidence evidence) {
        return new ReferencePlace(
                resource, BODY, path, Named.JOB_TYPE, Map.of("uuid", evidence, "code", evidence), Set.of("name"));
    }

    private static ReferencePlace query(Resource resource, String parameter, Named named, Evidence evidence) {
        return new ReferencePlace(resource, QUERY, parameter, named, Map.of("uuid", evidence), Set.of());
    }

    private static ReferencePlace id(Resource resource, Named named) {
        return new ReferencePlace(resource, ID, "", named, Map.of("uuid", DOC), Set.of());
    }
}
