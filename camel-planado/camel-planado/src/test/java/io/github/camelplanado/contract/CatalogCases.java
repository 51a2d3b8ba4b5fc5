package io.github.camelplanado.contract;

import static io.github.camelplanado.contract.Received.answer;
import static io.github.camelplanado.contract.Received.elements;
import static io.github.camelplanado.contract.Received.entity;
import static io.github.camelplanado.contract.Received.header;
import static io.github.camelplanado.contract.Received.stored;
import static io.github.camelplanado.contract.Received.uuid;
import static io.github.camelplanado.contract.Received.value;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.camelplanado.api.PlanadoConstants;
import io.github.camelplanado.simulator.PlanadoSimulator;

/** Services, products, their categories, and units: five resources that are alike. */
final class CatalogCases {

    private static final String UNIT = "{\"external_id\": \"m 1\", \"name\": \"Metre\", \"code\": \"m\"}";
    private static final String PRODUCT =
            "{\"external_id\": \"pipe\", \"name\": \"Pipe 15\", \"unit\": {\"name\": \"Metre\"}, \"price_default\": \"3.10\"}";
    private static final String SERVICE =
            "{\"external_id\": \"check\", \"name\": \"Boiler check\", \"description\": null, \"price_default\": \"12.50\"}";
    private static final String CATEGORY = "{\"external_id\": \"heat/1\", \"name\": \"Heating\", \"parent\": null}";

    /**
     * One of the five.
     *
     * @param resource its name in URIs
     * @param path its path
     * @param rootKey the root key of its list
     * @param key the root key of one
     * @param body a body of create
     * @param patch a body of update
     */
    private record Kind(String resource, String path, String rootKey, String key, String body, String patch) {}

    private static final List<Kind> KINDS = List.of(
            new Kind("services", "/catalog/services", "services", "service", SERVICE, "{\"price_default\": null}"),
            new Kind("products", "/catalog/products", "products", "product", PRODUCT, "{\"description\": \"15 mm\"}"),
            new Kind(
                    "service-categories",
                    "/catalog/services/categories",
                    "categories",
                    "category",
                    CATEGORY,
                    "{\"name\": \"Heat\"}"),
            new Kind(
                    "product-categories",
                    "/catalog/products/categories",
                    "categories",
                    "category",
                    CATEGORY,
                    "{\"name\": \"Heat\"}"),
            new Kind("units", "/catalog/products/units", "units", "unit", UNIT, "{\"name\": \"Meter\"}"));

    private CatalogCases() {}

    static List<OperationCase> all() {
        List<OperationCase> cases = new ArrayList<>();
        for (Kind kind : KINDS) {
            String id = OperationCase.json(kind.body()).path("external_id").asText();
            String path = kind.path() + "/" + id.replace(" ", "%20").replace("/", "%2F");
            cases.add(OperationCase.of(kind.resource() + ".list")
                    .given(planado -> existing(planado, kind))
                    .options("paging=all")
                    .sends("GET", kind.path())
                    .sends("GET", kind.path(), Map.of("after", "{1}"))
                    .sends("GET", kind.path())
                    .receives(elements(kind.rootKey()).and(value("/0/external_id", id))));
            cases.add(OperationCase.of(kind.resource() + ".get")
                    .given(planado -> existing(planado, kind))
                    .header(PlanadoConstants.ID, id)
                    .sends("GET", path)
                    .receives(entity(kind.key()).and(uuid("1")).and(header(PlanadoConstants.EXTERNAL_ID, id))));
            cases.add(OperationCase.of(kind.resource() + ".create")
                    .given(planado -> unitFor(planado, kind))
                    .body(kind.body())
                    .sends("POST", kind.path(), kind.body())
                    .receives(answer(0).and(stored(kind.resource(), id))));
            cases.add(OperationCase.of(kind.resource() + ".update")
                    .given(planado -> existing(planado, kind))
                    .header(PlanadoConstants.ID, "{1}")
                    .body(kind.patch())
                    .sends("PATCH", kind.path() + "/{1}", kind.patch())
                    .receives(answer(0).and(uuid("1"))));
            cases.add(OperationCase.of(kind.resource() + ".upsert")
                    .given(planado -> unitFor(planado, kind))
                    .body(kind.body())
                    .sends("POST", kind.path(), kind.body())
                    .receives(answer(0).and(stored(kind.resource(), id)).and(header(PlanadoConstants.CREATED, true))));
        }
        return cases;
    }

    /** A service and a product, by uuid under these names. */
    static Map<String, String> serviceAndProduct(PlanadoSimulator planado) {
        return Map.of(
                "service", existing(planado, KINDS.get(0)).get("1"),
                "product", existing(planado, KINDS.get(1)).get("1"));
    }

    private static Map<String, String> existing(PlanadoSimulator planado, Kind kind) {
        unitFor(planado, kind);
        return Given.made(kind.resource(), kind.body()).apply(planado);
    }

    private static Map<String, String> unitFor(PlanadoSimulator planado, Kind kind) {
        if (kind.resource().equals("products")) {
            planado.office().create("units", OperationCase.json(UNIT));
        }
        return new LinkedHashMap<>();
    }
}
