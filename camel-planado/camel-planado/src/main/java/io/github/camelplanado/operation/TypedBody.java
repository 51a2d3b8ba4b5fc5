package io.github.camelplanado.operation;

import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelplanado.api.Operation;
import io.github.camelplanado.api.Resource;
import io.github.camelplanado.api.model.BodyBuilder;
import io.github.camelplanado.api.model.Entity;
import io.github.camelplanado.api.model.WriteBody;
import io.github.camelplanado.json.WireJson;

/**
 * A body that a builder made, for one operation.
 *
 * @param body what it made
 */
record TypedBody(WriteBody body) {

    /**
     * The typed body of a write; null if the body is of another kind.
     *
     * @throws IllegalArgumentException if it is what was read, or a builder's for something else
     */
    static TypedBody of(Object body, Resource resource, Operation operation) {
        if (body instanceof Entity entity) {
            throw readModel(entity);
        }
        WriteBody made =
                body instanceof BodyBuilder<?> builder ? builder.build() : body instanceof WriteBody w ? w : null;
        if (made == null) {
            return null;
        }
        if (made.resource() != resource) {
            throw new IllegalArgumentException(
                    "The body was built for " + made.resource().path() + " and cannot write " + resource.path());
        }
        if (operation == Operation.CREATE && made.id() != null) {
            throw new IllegalArgumentException("The body was built by edit() of " + made.id()
                    + ", and a create would make a second one. Send it to update, or build the body with create…()");
        }
        List<String> createOnly = UpsertRequests.createOnly(resource).stream()
                .filter(made::has)
                .sorted()
                .toList();
        if (operation == Operation.UPDATE && made.creation() && !createOnly.isEmpty()) {
            throw new IllegalArgumentException("An update does not take " + String.join(", ", createOnly)
                    + ": the vendor has them in creates only. Build the body with update() or edit()");
        }
        return new TypedBody(made);
    }

    ObjectNode json() {
        return WireJson.mapper().valueToTree(body.all());
    }

    private static IllegalArgumentException readModel(Entity entity) {
        String type = entity.getClass().getSimpleName();
        String builder = type.toLowerCase(Locale.ROOT) + ".edit()";
        return new IllegalArgumentException("A " + type
                + " is what was read: it holds keys that no write takes, and would"
                + " undo what others changed since. Send " + builder + " with what is to change, or begin with " + type
                + ".create…() or " + type + ".update()");
    }
}
