package io.github.camelplanado.contract;

import static io.github.camelplanado.contract.Given.builtIn;
import static io.github.camelplanado.contract.Received.elements;
import static io.github.camelplanado.contract.Received.entity;
import static io.github.camelplanado.contract.Received.value;

import java.util.List;
import java.util.Map;

import io.github.camelplanado.api.PlanadoConstants;

/** What people set up in the web application and routes only read. */
final class SettingCases {

    private SettingCases() {}

    static List<OperationCase> all() {
        return List.of(
                one("teams", "/teams", "teams"),
                two("skills", "/skills", "skills"),
                two("territories", "/territories", "territories"),
                three("job-types", "/job_types", "job_types"),
                three("templates", "/templates", "templates"),
                OperationCase.of("templates.get")
                        .given(builtIn("templates"))
                        .header(PlanadoConstants.ID, "{1}")
                        .sends("GET", "/templates/{1}")
                        .receives(entity("template").and(value("/name", "Boiler check"))),
                three("resolutions", "/resolutions", "resolutions"),
                one("dictionaries", "/dictionaries", "dictionaries"),
                OperationCase.of("dictionaries.values")
                        .given(planado -> Map.of(
                                "list",
                                builtIn("dictionaries").apply(planado).get("1"),
                                "first",
                                builtIn("dictionary-values").apply(planado).get("1"),
                                "last",
                                builtIn("dictionary-values").apply(planado).get("2")))
                        .options("paging=all")
                        .header(PlanadoConstants.ID, "{list}")
                        .sends("GET", "/dictionaries/{list}/values")
                        .sends("GET", "/dictionaries/{list}/values", Map.of("after", "{last}"))
                        .sends("GET", "/dictionaries/{list}/values", Map.of("after", "{first}"))
                        .receives(elements("values").and(value("/1/uuid", "{last}"))));
    }

    private static OperationCase one(String resource, String path, String rootKey) {
        return list(resource)
                .sends("GET", path)
                .sends("GET", path, Map.of("after", "{1}"))
                .sends("GET", path)
                .receives(elements(rootKey).and(value("/0/uuid", "{1}")));
    }

    private static OperationCase two(String resource, String path, String rootKey) {
        return list(resource)
                .sends("GET", path)
                .sends("GET", path, Map.of("after", "{2}"))
                .sends("GET", path, Map.of("after", "{1}"))
                .receives(elements(rootKey).and(value("/1/uuid", "{2}")));
    }

    private static OperationCase three(String resource, String path, String rootKey) {
        return list(resource)
                .sends("GET", path)
                .sends("GET", path, Map.of("after", "{2}"))
                .sends("GET", path, Map.of("after", "{3}"))
                .sends("GET", path, Map.of("after", "{2}"))
                .receives(elements(rootKey).and(value("/2/uuid", "{3}")));
    }

    private static OperationCase list(String resource) {
        return OperationCase.of(resource + ".list").given(builtIn(resource)).options("paging=all");
    }
}
