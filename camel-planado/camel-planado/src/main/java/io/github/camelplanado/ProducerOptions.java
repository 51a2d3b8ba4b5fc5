package io.github.camelplanado;

import io.github.camelplanado.api.Catalogue;
import io.github.camelplanado.api.Detail;
import io.github.camelplanado.api.ListOrder;
import io.github.camelplanado.api.Operation;
import io.github.camelplanado.api.PlanadoConfiguration;
import io.github.camelplanado.api.Resource;
import io.github.camelplanado.message.RequiredKeys;

/** Options that a producer's operation cannot obey. */
final class ProducerOptions {

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
        if (operation != Operation.SWEEP && options.isRelease()) {
            throw new IllegalArgumentException(name + ": release is for sweep. Remove release");
        }
        if (!isList(resource, operation) && (!options.getFilter().isEmpty() || options.getAfter() != null)) {
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
            throw new IllegalArgumentException(name + ": detail is for lists of what can be got one by one: "
                    + Catalogue.resourcesWith(Operation.GET) + ". Remove detail");
        }
        RequiredKeys.of(options.getDetail(), options.getRequiredFields());
    }

    /** A search whose paging stands in its body takes neither filters nor a cursor. */
    private static boolean isList(Resource resource, Operation operation) {
        return Catalogue.calls().stream()
                .anyMatch(call -> call.resource() == resource
                        && call.operation() == operation
                        && call.method().equals("GET")
                        && call.order() != ListOrder.NONE);
    }

    private static String noun(Resource resource) {
        return resource == Resource.RAW ? "entity of any path" : resource.entity();
    }
}
