package io.github.camelplanado.operation;

import java.util.concurrent.CompletableFuture;

import io.github.camelplanado.api.ApiCall;
import io.github.camelplanado.api.PlanadoNotFoundException;
import io.github.camelplanado.client.ApiAnswer;
import io.github.camelplanado.client.ApiRequest;
import io.github.camelplanado.client.Futures;
import io.github.camelplanado.client.PlanadoClient;

/**
 * Changes one entity and never creates one, although the vendor's PATCH by an unknown external id does. Of clients and sites
 * the uuid is addressed, which is remembered or looked up: by it nothing is created when somebody deleted the entity meanwhile.
 * The other resources are addressed as asked, after a look at an external id that was not seen yet. An answer about another
 * entity than the one that was meant is no success.
 */
final class UpdateOperation implements ProducerOperation {

    private final PlanadoClient client;
    private final ApiCall call;
    private final Patches patches;
    private final Answers answers;

    UpdateOperation(PlanadoClient client, ApiCall call, Patches patches, Answers answers) {
        this.client = client;
        this.call = call;
        this.patches = patches;
        this.answers = answers;
    }

    @Override
    public ApiRequest first(Input input) {
        return patch(input, input.parameters().id());
    }

    @Override
    public CompletableFuture<Reply> run(Input input) {
        String id = input.parameters().id();
        String remembered = client.knownIds().uuid(call.resource(), id);
        // An external id may look like a uuid: accounting programs use such ids.
        String known = remembered == null && Ids.isUuid(id) ? id : remembered;
        return sent(input, id, known)
                .thenCompose(sent -> aboutTheSame(input, sent.meant(), sent.answer())
                        .thenApply(answer -> reply(id, answer, sent.meant(), isRename(input, id))))
                .whenComplete((reply, failure) -> {
                    if (isRename(input, id) || Futures.unwrap(failure) instanceof PlanadoNotFoundException) {
                        forget(id);
                    }
                });
    }

    /**
     * Sends the PATCH.
     *
     * @param known the uuid, empty if only that there is an entity is known; null if that is not
     */
    private CompletableFuture<Sent> sent(Input input, String id, String known) {
        boolean byUuid = UpsertRequests.createsByPatch(call.resource());
        if (Ids.isUuid(id) || (known != null && !byUuid)) {
            return patches.send(input, first(input), id).thenApply(answer -> new Sent(answer, known));
        }
        if (known == null || known.isEmpty()) {
            return lookedUp(input, id, byUuid);
        }
        return patches.send(input, patch(input, known), known)
                .handle((answer, failure) -> {
                    if (failure == null) {
                        return CompletableFuture.completedFuture(new Sent(answer, known));
                    }
                    Throwable reason = Futures.unwrap(failure);
                    // Somebody may have made it anew, then it has the external id under another uuid.
                    return reason instanceof PlanadoNotFoundException
                            ? lookedUp(input, id, true)
                            : CompletableFuture.<Sent>failedFuture(reason);
                })
                .thenCompose(sent -> sent);
    }

    private CompletableFuture<Sent> lookedUp(Input input, String id, boolean byUuid) {
        return patches.entity(input, id).thenCompose(found -> {
            String uuid = Answers.text(found, "uuid");
            return patches.send(patch(input, byUuid && uuid != null ? uuid : id), found)
                    .thenApply(answer -> new Sent(answer, uuid));
        });
    }

    private ApiRequest patch(Input input, String id) {
        return input.request(call, id).withBody(input.body());
    }

    /** Fails if the answer is about an entity that this PATCH made, or of which that cannot be told. */
    private CompletableFuture<ApiAnswer> aboutTheSame(Input input, String meant, ApiAnswer answer) {
        String uuid = answer.uuid(call.resource());
        if (uuid == null || meant == null || meant.isEmpty() || uuid.equalsIgnoreCase(meant)) {
            return CompletableFuture.completedFuture(answer);
        }
        MadeByPatch newcomer = new MadeByPatch(client, call.resource());
        CompletableFuture<Boolean> look =
                Ids.isUuid(meant) && meant.equals(input.parameters().id())
                        ? newcomer.isOf(meant, input, answer, uuid)
                        : newcomer.is(input, answer, uuid);
        return look.thenApply(made -> {
            if (Boolean.FALSE.equals(made)) {
                return answer;
            }
            throw newcomer.insteadOf(meant, uuid, made, answer);
        });
    }

    /** Whether the vendor takes another external id in a PATCH is not known, hence neither the old nor the new one is. */
    private static boolean isRename(Input input, String id) {
        return input.body().has("external_id") && !id.equals(input.bodyExternalId());
    }

    private void forget(String id) {
        client.knownIds().remove(call.resource(), id);
        if (Ids.isUuid(id)) {
            // Those whose uuid is not known may be of this entity.
            client.knownIds().remove(call.resource(), "");
        }
    }

    private Reply reply(String id, ApiAnswer answer, String meant, boolean renamed) {
        String told = answer.uuid(call.resource());
        boolean addressed = UpsertRequests.createsByPatch(call.resource()) && meant != null && !meant.isEmpty();
        String uuid = told == null && addressed ? meant : told;
        if (Ids.isUuid(id)) {
            return answers.written(answer, uuid == null ? id : uuid, null);
        }
        if (renamed) {
            return answers.written(answer, uuid, null);
        }
        client.knownIds().add(call.resource(), id, uuid);
        return answers.written(answer, uuid, id);
    }

    /**
     * A PATCH that was done.
     *
     * @param meant the uuid of the entity that it was to change, empty or null if that is not known
     */
    private record Sent(ApiAnswer answer, String meant) {}
}
