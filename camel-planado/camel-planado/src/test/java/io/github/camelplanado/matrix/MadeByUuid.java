package io.github.camelplanado.matrix;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelplanado.api.PlanadoNotFoundException;

/** An update by a uuid that never was the vendor's has made something. */
final class MadeByUuid extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final long made;
    private final boolean told;

    MadeByUuid(String resource, long made, JsonNode entity, Exception failure) {
        super("an update by an unknown uuid made " + made + " of " + resource, failure);
        this.made = made;
        this.told = failure instanceof PlanadoNotFoundException
                && failure.getMessage().contains(entity.path("uuid").asText());
    }

    /** Whether one was made. */
    boolean isOne() {
        return made == 1;
    }

    /** Whether the route was told which. */
    boolean isTold() {
        return told;
    }
}
