package io.github.camelplanado.operation;

import static io.github.camelplanado.api.PlanadoConstants.CREATED;
import static io.github.camelplanado.api.PlanadoConstants.NOT_SENT;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import io.github.camelplanado.api.Failure;
import io.github.camelplanado.api.PlanadoNotFoundException;
import io.github.camelplanado.api.PlanadoValidationException;
import io.github.camelplanado.client.ApiAnswer;
import io.github.camelplanado.client.ApiRequest;
import io.github.camelplanado.client.Futures;
import io.github.camelplanado.client.PlanadoClient;

/**
 * Makes the entity be as the body says, whether it exists or not. At most three calls: PATCH what is known, else create;
 * a PATCH that finds nothing creates, a create that finds the id used patches. A GET before each PATCH that has fields tells as
 * early as the PATCH would that there is nothing.
 */
final class UpsertOperation implements ProducerOperation {

    private final PlanadoClient client;
    private final UpsertRequests requests;
    private final Patches patches;
    private final Answers answers;

    UpsertOperation(PlanadoClient client, UpsertRequests requests, Patches patches, Answers answers) {
        this.client = client;
        this.requests = requests;
        this.patches = patches;
        this.answers = answers;
    }

    @Override
    public ApiRequest first(Input input) {
        UpsertTarget target = UpsertTarget.of(input);
        return isKnown(target)
                ? requests.patch(input, target.firstId()).request()
                : requests.create(input, target).request();
    }

    @Override
    public CompletableFuture<Reply> run(Input input) {
        UpsertTarget target = UpsertTarget.of(input);
        return isKnown(target) ? patchFirst(input, target) : create(input, target);
    }

    private boolean isKnown(UpsertTarget target) {
        return target.uuid() != null || client.knownIds().contains(requests.resource(), target.externalId());
    }

    private CompletableFuture<Reply> patchFirst(Input input, UpsertTarget target) {
        UpsertRequests.Patch patch = requests.patch(input, target.firstId());
        return patches.send(input, patch.request(), target.firstId())
                .handle((answer, failure) -> {
                    if (failure == null) {
                        return CompletableFuture.completedFuture(patched(target, patch, answer, false));
                    }
                    if (Futures.unwrap(failure) instanceof PlanadoNotFoundException && target.externalId() != null) {
                        client.knownIds().remove(requests.resource(), target.externalId());
                        return create(input, target);
                    }
                    return CompletableFuture.<Reply>failedFuture(Futures.unwrap(failure));
                })
                .thenCompose(reply -> reply);
    }

    private CompletableFuture<Reply> create(Input input, UpsertTarget target) {
        UpsertRequests.Patch create = requests.create(input, target);
        CompletableFuture<ApiAnswer> sent = requests.createsByPatch()
                ? patches.sendToCreate(input, create.request(), target.externalId())
                : client.send(create.request());
        return sent.handle((answer, failure) -> {
                    if (failure == null) {
                        Boolean created =
                                requests.createsByPatch() ? null : answer.earlierAttemptUnclear() ? null : true;
                        return CompletableFuture.completedFuture(patched(target, create, answer, created));
                    }
                    if (Futures.unwrap(failure) instanceof PlanadoValidationException refusal
                            && UsedId.isNamedBy(refusal)) {
                        return patchUsed(input, target, refusal);
                    }
                    return CompletableFuture.<Reply>failedFuture(Futures.unwrap(failure));
                })
                .thenCompose(reply -> reply);
    }

    /** The id is used: by an entity that was there, by another upsert that was faster, or by our own lost create. */
    private CompletableFuture<Reply> patchUsed(Input input, UpsertTarget target, PlanadoValidationException refusal) {
        UpsertRequests.Patch patch = requests.patch(input, target.externalId());
        Boolean created = refusal.isEarlierAttemptUnclear() ? null : Boolean.FALSE;
        return patches.send(input, patch.request(), target.externalId()).handle((answer, failure) -> {
            if (failure == null) {
                return patched(target, patch, answer, created);
            }
            if (Futures.unwrap(failure) instanceof PlanadoNotFoundException notFound) {
                throw unreachable(patch.request(), target, notFound);
            }
            throw (RuntimeException) Futures.unwrap(failure);
        });
    }

    private Reply patched(UpsertTarget target, UpsertRequests.Patch sent, ApiAnswer answer, Boolean created) {
        // A PATCH by uuid tells nothing of external ids: the entity may have another one.
        String externalId = sent.byUuid() ? null : target.externalId();
        String uuid = answer.uuid(requests.resource());
        if (externalId != null) {
            client.knownIds().add(requests.resource(), externalId, uuid);
        }
        return answers.written(answer, uuid == null ? target.uuid() : uuid, externalId)
                .with(CREATED, created)
                .with(NOT_SENT, sent.notSent().isEmpty() ? null : sent.notSent());
    }

    private static PlanadoValidationException unreachable(
            ApiRequest request, UpsertTarget target, PlanadoNotFoundException reason) {
        String text =
                request.name() + ": the external id '" + target.externalId() + "' is used, but there is no entity with"
                        + " it: the vendor keeps ids of deleted entities. Use another external id";
        Failure failure = new Failure(text, request.name(), 422, null, null, reason.getAttempts(), false, reason);
        return new PlanadoValidationException(failure, Map.of("external_id", List.of("is kept by a deleted entity")));
    }
}
