package io.github.camelplanado;

import java.util.EnumSet;
import java.util.Set;

import io.github.camelplanado.api.Catalogue;
import io.github.camelplanado.api.Detail;
import io.github.camelplanado.api.Operation;
import io.github.camelplanado.api.PlanadoConfiguration;
import io.github.camelplanado.api.Resource;
import io.github.camelplanado.message.RequiredKeys;

/** Options that a producer's operation cannot obey. */
final class ProducerOptions {

    private static final Set<Operation> LISTS = EnumSet.of(
            Operation.LIST,
            Operation.HISTORY,
            Operation.LOCATIONS,
            Operation.SHIFTS,
            Operation.VALUES,
            Operation.REQUESTS);

    private ProducerOptions() {}

    /**
     * Checks them.
     *
     * @throws IllegalArgumentException with the sentence that says why
     */
    static void check(Resource resource, Operation operation, PlanadoConfiguration options) {
        String name = "planado:" + resource.path() + "/" + operation.path();
        if (operation == Operation.CREATE && options.getId() != null) {
            throw new IllegalArgumentException(
                    name + ": a create makes a new entity and takes no id. Put your own id into"
                            + " the body as external_id, or use upsert. Remove id");
        }
        if (!LISTS.contains(operation) && (!options.getFilter().isEmpty() || options.getAfter() != null)) {
            throw new IllegalArgumentException(
                    name + ": filter and after are for lists, and this is none. Remove them");
        }
        boolean hasGet = Catalogue.operations(resource).contains(Operation.GET);
        if (options.isReadBack() && !hasGet) {
            throw new IllegalArgumentException(name + ": readBack cannot be done: the vendor has no call that gets one "
                    + noun(resource) + ". Remove readBack");
        }
        if (options.isReadBack() && operation == Operation.DELETE) {
            throw new IllegalArgumentException(name + ": readBack finds nothing after a delete. Remove readBack");
        }
        if (options.getDetail() == Detail.never) {
            return;
        }
        if (operation != Operation.LIST || !hasGet) {
            throw new IllegalArgumentException(
                    name + ": detail is for lists of what can be got one by one: jobs, clients, sites, templates,"
                            + " services, products, their categories and units. Remove detail");
        }
        RequiredKeys.of(options.getDetail(), options.getRequiredFields());
    }

    private static String noun(Resource resource) {
        return resource == Resource.RAW ? "entity of any path" : resource.entity();
    }
}
