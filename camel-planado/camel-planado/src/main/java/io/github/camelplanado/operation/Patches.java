package io.github.camelplanado.operation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelplanado.api.Catalogue;
import io.github.camelplanado.api.Failure;
import io.github.camelplanado.api.Operation;
import io.github.camelplanado.api.PlanadoNotFoundException;
import io.github.camelplanado.api.PlanadoValidationException;
import io.github.camelplanado.api.Resource;
import io.github.camelplanado.client.ApiAnswer;
import io.github.camelplanado.client.ApiRequest;
import io.github.camelplanado.client.Futures;
import io.github.camelplanado.client.PlanadoClient;

/**
 * Sends the PATCH of an entity, with its field arrays whole: whether the vendor joins such an array with the present one or
 * puts it in its place is not known, and what the body does not name must stay. The entity is read right before: there is no
 * lock, so a field that somebody changes between the two calls gets the value that was read. Of an entity that does not show
 * the array nothing is known that could be kept, so that nothing is sent.
 */
final class Patches {

    private static final List<String> FIELD_ARRAYS = List.of("custom_fields", "report_fields");

    private final PlanadoClient client;
    private final Resource resource;
    private final boolean completing;

    /**
     * The sender of one endpoint.
     *
     * @param completing whether field arrays are completed; else everything is sent as it was given
     */
    Patches(PlanadoClient client, Resource resource, boolean completing) {
        this.client = client;
        this.resource = resource;
        this.completing = completing;
    }

    /** Sends it; an entity that does not exist is a {@link PlanadoNotFoundException}. */
    CompletableFuture<ApiAnswer> send(Input input, ApiRequest patch, String id) {
        return isToBeCompleted(patch)
                ? entity(input, id).thenCompose(entity -> send(patch, entity))
                : client.send(patch);
    }

    /** Sends it to an entity that was just read. */
    CompletableFuture<ApiAnswer> send(ApiRequest patch, ObjectNode entity) {
        return client.send(isToBeCompleted(patch) ? completed(patch, entity) : patch);
    }

    /** Sends it whether the entity exists or not; what it creates gets the fields as they were given. */
    CompletableFuture<Sent> sendToCreate(Input input, ApiRequest patch, String id) {
        if (!isToBeCompleted(patch)) {
            return client.send(patch).thenApply(answer -> new Sent(answer, null));
        }
        return entity(input, id)
                .handle((entity, failure) -> {
                    if (failure == null) {
                        return send(patch, entity).thenApply(answer -> new Sent(answer, true));
                    }
                    return Futures.unwrap(failure) instanceof PlanadoNotFoundException
                            ? client.send(patch).thenApply(answer -> new Sent(answer, false))
                            : CompletableFuture.<Sent>failedFuture(Futures.unwrap(failure));
                })
                .thenCompose(answer -> answer);
    }

    /** The entity as it is now. */
    CompletableFuture<ObjectNode> entity(Input input, String id) {
        ApiRequest get = input.request(Catalogue.call(resource, Operation.GET), id);
        return client.send(get).thenApply(answer -> answer.entity(get));
    }

    private boolean isToBeCompleted(ApiRequest patch) {
        return completing
                && FIELD_ARRAYS.stream().anyMatch(key -> patch.body().path(key).isArray());
    }

    private ApiRequest completed(ApiRequest patch, ObjectNode entity) {
        requireShown(patch, entity);
        Map<String, List<String>> problems = new LinkedHashMap<>();
        ObjectNode body = patch.body().deepCopy();
        FIELD_ARRAYS.stream()
                .filter(key -> body.path(key).isArray() && entity.path(key).isArray())
                .forEach(key -> body.set(key, new FieldOverlay(key, entity.path(key), problems).with(body.path(key))));
        if (!problems.isEmpty()) {
            throw new PlanadoValidationException(
                    Failure.beforeSending(patch.name(), "fields that cannot be told apart: " + problems), problems);
        }
        return patch.withBody(body);
    }

    /** Whether the vendor then replaces the array cannot be seen before it is too late. */
    private void requireShown(ApiRequest patch, ObjectNode entity) {
        List<String> hidden = FIELD_ARRAYS.stream()
                .filter(key -> patch.body().path(key).isArray() && !entity.has(key))
                .toList();
        if (!hidden.isEmpty()) {
            String text = "this account does not show `" + String.join("` and `", hidden) + "` of " + resource.path()
                    + ", so fields that are not named cannot be kept; send them all and set completeFields=false";
            Map<String, List<String>> problems = new LinkedHashMap<>();
            hidden.forEach(key -> problems.put(key, List.of("is not shown, so that it cannot be completed")));
            throw new PlanadoValidationException(Failure.beforeSending(patch.name(), text), problems);
        }
    }

    /**
     * What a PATCH that may create came to.
     *
     * @param answer of the PATCH
     * @param existed whether the entity was there right before, or null if nobody looked
     */
    record Sent(ApiAnswer answer, Boolean existed) {}
}
