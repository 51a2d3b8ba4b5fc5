package io.github.camelplanado.operation;

import java.util.concurrent.CompletableFuture;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelplanado.api.ApiCall;
import io.github.camelplanado.api.Catalogue;
import io.github.camelplanado.api.Failure;
import io.github.camelplanado.api.Operation;
import io.github.camelplanado.api.PlanadoNotFoundException;
import io.github.camelplanado.api.Resource;
import io.github.camelplanado.client.ApiAnswer;
import io.github.camelplanado.client.ApiRequest;
import io.github.camelplanado.client.PlanadoClient;
import io.github.camelplanado.json.EntityVersion;

/**
 * Tells whether a PATCH made the entity of its answer. To be asked where the answer names another entity than the one that was
 * known: that one was deleted and made anew by this PATCH, or by somebody else before it.
 *
 * @param client the account
 * @param resource what was patched
 */
record MadeByPatch(PlanadoClient client, Resource resource) {

    /**
     * Whether it did, at the cost of one call unless the status tells: a version is 1 at creation and grows with each update
     * (documentation).
     *
     * @param uuid of the answer
     * @return null where it cannot be told: the resource has no versions, or the entity cannot be read; never fails
     */
    CompletableFuture<Boolean> is(Input input, ApiAnswer answer, String uuid) {
        return read(input, answer, uuid).thenApply(Newcomer::made);
    }

    /**
     * The same, asked by an id in the form of a uuid, which may be an external id. An entity without a version that has it as
     * its external id is taken for the one that was meant, as every uuid is trusted.
     */
    CompletableFuture<Boolean> isOf(String id, Input input, ApiAnswer answer, String uuid) {
        return read(input, answer, uuid)
                .thenApply(found ->
                        (found.made() == null && id.equals(found.externalId())) ? Boolean.FALSE : found.made());
    }

    private CompletableFuture<Newcomer> read(Input input, ApiAnswer answer, String uuid) {
        if (answer.status() == 201) {
            return CompletableFuture.completedFuture(new Newcomer(true, null));
        }
        ApiCall call = Catalogue.call(resource, Operation.GET);
        ApiRequest get = input.request(call, uuid);
        return client.send(get).handle((read, failure) -> {
            if (failure != null) {
                return new Newcomer(null, null);
            }
            ObjectNode entity = read.entity(get);
            Long version = EntityVersion.of(entity);
            return new Newcomer(version == null ? null : version == 1, Answers.text(entity, "external_id"));
        });
    }

    private record Newcomer(Boolean made, String externalId) {}

    /**
     * The failure of a write that was to change one entity and met another.
     *
     * @param meant the uuid that was known
     * @param made what {@link #is} told; not false
     */
    PlanadoNotFoundException insteadOf(String meant, String uuid, Boolean made, ApiAnswer answer) {
        String name = "PATCH /" + resource.path() + "/" + meant;
        String text =
                name + ": there is no such entity any more, and the vendor " + (made == null ? "may have made" : "made")
                        + " a new one of this change instead of refusing it: " + uuid
                        + ". Look at it, then delete it, or complete"
                        + " it by an upsert";
        return new PlanadoNotFoundException(
                new Failure(text, name, 404, null, null, answer.attempts(), answer.earlierAttemptUnclear(), null));
    }
}
