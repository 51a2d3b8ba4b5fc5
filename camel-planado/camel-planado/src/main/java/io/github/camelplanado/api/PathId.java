package io.github.camelplanado.api;

import java.util.Arrays;

/** An id in the path of a call, and where a route gives it. */
public enum PathId {
    /** The entity itself. */
    ENTITY("id", PlanadoConstants.ID, "a uuid or an external id", "id|uuid"),
    /** The provided service of a job; which of its ids the vendor means is not known. */
    SERVICE("serviceId", PlanadoConstants.SERVICE_ID, "the id of the provided service", "service_id"),
    /** The product of a used material. */
    PRODUCT("productId", PlanadoConstants.PRODUCT_ID, "the uuid of the product", "product_uuid");

    private final String option;
    private final String header;
    private final String meaning;
    /** A pattern of the names that paths give it. */
    private final String placeholders;

    PathId(String option, String header, String meaning, String placeholders) {
        this.option = option;
        this.header = header;
        this.meaning = meaning;
        this.placeholders = placeholders;
    }

    /** The option of the endpoint. */
    public String option() {
        return option;
    }

    /** The header that wins over the option. */
    public String header() {
        return header;
    }

    /** What it must be, for messages. */
    public String meaning() {
        return meaning;
    }

    /** The id that a placeholder of a path stands for, e.g. {@code service_id}. */
    static PathId of(String placeholder) {
        return Arrays.stream(values())
                .filter(id -> placeholder.matches(id.placeholders))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No id is named {" + placeholder + "}"));
    }
}
