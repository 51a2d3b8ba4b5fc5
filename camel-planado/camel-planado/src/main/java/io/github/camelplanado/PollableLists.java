package io.github.camelplanado;

import io.github.camelplanado.api.Catalogue;
import io.github.camelplanado.api.Detail;
import io.github.camelplanado.api.Operation;
import io.github.camelplanado.api.PlanadoConfiguration;
import io.github.camelplanado.api.Resource;

/** What can be polled, by the catalogue. */
final class PollableLists {

    private PollableLists() {}

    /**
     * Checks what a polling consumer needs.
     *
     * @throws IllegalArgumentException if the resource has no list, or no call for an option that fetches whole entities
     */
    static void require(Resource resource, PlanadoConfiguration configuration) {
        if (!has(resource, Operation.LIST)) {
            throw new IllegalArgumentException("planado:" + resource.path()
                    + " cannot be polled: it has no list. There are: " + Catalogue.resourcesWith(Operation.LIST));
        }
        boolean fetches = configuration.getDetail() != Detail.never || configuration.getRequiredFields() != null;
        if (fetches && !has(resource, Operation.GET)) {
            throw new IllegalArgumentException("planado:" + resource.path()
                    + ": the options detail and requiredFields fetch whole entities, and the vendor has no call for one of "
                    + resource.path() + ". It has for: " + Catalogue.resourcesWith(Operation.GET));
        }
    }

    private static boolean has(Resource resource, Operation operation) {
        return Catalogue.operations(resource).contains(operation);
    }
}
