package io.github.camelplanado.operation;

import static io.github.camelplanado.api.PlanadoConstants.CREATED;
import static io.github.camelplanado.api.PlanadoConstants.NOT_SENT;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import io.github.camelplanado.api.Catalogue;
import io.github.camelplanado.api.Evidence;
import io.github.camelplanado.api.Failure;
import io.github.camelplanado.api.Operation;
import io.github.camelplanado.api.PlanadoException;
import io.github.camelplanado.api.PlanadoNotFoundException;
import io.github.camelplanado.api.PlanadoValidationException;
import io.github.camelplanado.client.ApiAnswer;
import io.github.camelplanado.client.ApiRequest;
import io.github.camelplanado.client.Futures;
import io.github.camelplanado.client.PlanadoClient;

/**
 * Makes the entity be as the body says, whether it exists or not: PATCH what is known and what a PATCH creates, else POST. A
 * PATCH that finds nothing is followed by POST, a POST that finds the id used by PATCH, whoever was faster meanwhile. After
 * three writes that contradict each other the vendor keeps the id of a deleted entity.
 */
final class UpsertOperation implements ProducerOperation {

    private static final int MOST_WRITES = 3;

    private final PlanadoClient client;
    private final UpsertRequests requests;
    private final Patches patches;
    private final Answers answers;
    private final CreatedWhole whole;

    UpsertOperation(PlanadoClient client, UpsertRequests requests, Patches patches, Answers answers) {
        this.client = client;
        this.requests = requests;
        this.patches = patches;
        this.answers = answers;
        this.whole = new CreatedWhole(client, requests.resource());
    }

    @Override
    public ApiRequest first(Input input) {
        UpsertTarget target = UpsertTarget.of(input);
        if (target.uuid() != null) {
            return requests.patchByUuid(input, target.uuid()).request();
        }
        return mayPatch(target.externalId())
                ? requests.patch(input, target.externalId()).request()
                : requests.create(input, target.externalId()).request();
    }

    @Override
    public CompletableFuture<Reply> run(Input input) {
        UpsertTarget target = UpsertTarget.of(input);
        if (target.uuid() != null) {
            return byUuid(input, target);
        }
        String externalId = target.externalId();
        return mayPatch(externalId) ? patch(input, externalId, 1, null) : create(input, externalId, 1);
    }

    private boolean mayPatch(String externalId) {
        return requests.patchesUnknown(externalId) || client.knownIds().contains(requests.resource(), externalId);
    }

    private CompletableFuture<Reply> byUuid(Input input, UpsertTarget target) {
        UpsertRequests.Write patch = requests.patchByUuid(input, target.uuid());
        return patches.send(input, patch.request(), target.uuid())
                .handle((answer, failure) -> {
                    if (failure == null) {
                        return writtenByUuid(input, target, patch, answer);
                    }
                    Throwable reason = Futures.unwrap(failure);
                    if (!(reason instanceof PlanadoNotFoundException notFound)) {
                        return CompletableFuture.<Reply>failedFuture(reason);
                    }
                    if (target.externalId() == null) {
                        return CompletableFuture.<Reply>failedFuture(takenForUuid(notFound));
                    }
                    client.knownIds().remove(requests.resource(), target.uuid());
                    String externalId = target.externalId();
                    return requests.patchesUnknown(externalId)
                            ? patch(input, externalId, 2, null)
                            : create(input, externalId, 2);
                })
                .thenCompose(reply -> reply);
    }

    /**
     * A PATCH by uuid tells nothing of external ids: the entity may have another one. If the vendor made a new one, that has
     * the uuid as its external id, which nobody wanted.
     */
    private CompletableFuture<Reply> writtenByUuid(
            Input input, UpsertTarget target, UpsertRequests.Write patch, ApiAnswer answer) {
        String uuid = answer.uuid(requests.resource());
        if (uuid == null || uuid.equalsIgnoreCase(target.uuid())) {
            return CompletableFuture.completedFuture(reply(answer, target.uuid(), null, false, patch.notSent()));
        }
        MadeByPatch newcomer = new MadeByPatch(client, requests.resource());
        return newcomer.is(input, answer, uuid).thenApply(made -> {
            if (Boolean.TRUE.equals(made)) {
                throw newcomer.insteadOf(target.uuid(), uuid, true, answer);
            }
            return reply(answer, uuid, null, made, patch.notSent());
        });
    }

    /**
     * Changes the entity, or makes it where the vendor does.
     *
     * @param used the refusal that told that there is one, or null
     */
    private CompletableFuture<Reply> patch(Input input, String externalId, int write, PlanadoValidationException used) {
        UpsertRequests.Write patch = requests.patch(input, externalId);
        String known = client.knownIds().uuid(requests.resource(), externalId);
        CompletableFuture<Patches.Sent> sending = requests.createsByPatch()
                ? patches.sendToCreate(input, patch.request(), externalId)
                : patches.send(input, patch.request(), externalId).thenApply(answer -> new Patches.Sent(answer, null));
        return sending.handle((sent, failure) -> {
                    if (failure == null) {
                        return created(input, sent, known, used)
                                .thenApply(created -> written(externalId, patch, sent.answer(), created));
                    }
                    Throwable reason = Futures.unwrap(failure);
                    if (reason instanceof PlanadoNotFoundException notFound) {
                        client.knownIds().remove(requests.resource(), externalId);
                        return write < MOST_WRITES
                                ? create(input, externalId, write + 1)
                                : CompletableFuture.<Reply>failedFuture(unreachable(externalId, notFound, used));
                    }
                    if (reason instanceof PlanadoValidationException refusal && UsedId.isNamedBy(refusal)) {
                        return write < MOST_WRITES
                                ? patch(input, externalId, write + 1, refusal)
                                : CompletableFuture.<Reply>failedFuture(unreachable(externalId, refusal, refusal));
                    }
                    return CompletableFuture.<Reply>failedFuture(reason);
                })
                .thenCompose(reply -> reply);
    }

    private CompletableFuture<Reply> create(Input input, String externalId, int write) {
        UpsertRequests.Write create = requests.create(input, externalId);
        return client.send(create.request())
                .handle((answer, failure) -> {
                    if (failure == null) {
                        Boolean created = answer.earlierAttemptUnclear() ? null : Boolean.TRUE;
                        return whole.after(input, create.request().body(), answer, externalId)
                                .thenApply(complete -> written(externalId, create, complete, created));
                    }
                    Throwable reason = Futures.unwrap(failure);
                    if (reason instanceof PlanadoValidationException refusal && UsedId.mayBe(refusal)) {
                        return write < MOST_WRITES
                                ? patch(input, externalId, write + 1, refusal)
                                : CompletableFuture.<Reply>failedFuture(unreachable(externalId, refusal, refusal));
                    }
                    return CompletableFuture.<Reply>failedFuture(reason);
                })
                .thenCompose(reply -> reply);
    }

    /** Where a PATCH may create, its status, the look before it, or the known uuid tells; else nothing does. */
    private CompletableFuture<Boolean> created(
            Input input, Patches.Sent sent, String known, PlanadoValidationException used) {
        String uuid = sent.answer().uuid(requests.resource());
        if (used != null) {
            return CompletableFuture.completedFuture(used.isEarlierAttemptUnclear() ? null : Boolean.FALSE);
        }
        if (sent.answer().status() == 201) {
            return CompletableFuture.completedFuture(true);
        }
        if (uuid != null && uuid.equals(known)) {
            return CompletableFuture.completedFuture(false);
        }
        if (sent.existed() != null) {
            return CompletableFuture.completedFuture(!sent.existed());
        }
        return uuid == null || known == null || known.isEmpty()
                ? CompletableFuture.completedFuture(null)
                : new MadeByPatch(client, requests.resource()).is(input, sent.answer(), uuid);
    }

    private Reply written(String externalId, UpsertRequests.Write sent, ApiAnswer answer, Boolean created) {
        String uuid = answer.uuid(requests.resource());
        client.knownIds().add(requests.resource(), externalId, uuid);
        return reply(answer, uuid, externalId, created, sent.notSent());
    }

    private Reply reply(ApiAnswer answer, String uuid, String externalId, Boolean created, List<String> notSent) {
        return answers.written(answer, uuid, externalId)
                .with(CREATED, created)
                .with(NOT_SENT, notSent.isEmpty() ? null : notSent);
    }

    /** The last of the writes that contradict each other, in words; a refusal for another reason stays what it is. */
    private PlanadoValidationException unreachable(
            String externalId, PlanadoException last, PlanadoValidationException used) {
        if (used != null && !UsedId.isNamedBy(used)) {
            return used;
        }
        boolean isUuid = Ids.isUuid(externalId);
        String text = last.getRequest() + ": the external id '" + externalId + "' is used, but there is no entity with"
                + " it: "
                + (isUuid
                        ? "an external id in the form of a uuid is taken for a uuid, or a deleted entity keeps it"
                                + doubt() + "; choose another form"
                        : "the vendor keeps ids of deleted entities" + doubt() + ". Use another external id")
                + " (the last answer was: " + last.getMessage() + ")";
        Failure failure = new Failure(text, last.getRequest(), 422, null, null, last.getAttempts(), false, last);
        return new PlanadoValidationException(
                failure,
                Map.of(
                        "external_id",
                        List.of(isUuid ? "has the form of a uuid and is not found" : "is kept by a deleted entity")));
    }

    /** Without an external id in the body there is nothing that could be made. */
    private static PlanadoNotFoundException takenForUuid(PlanadoNotFoundException last) {
        String text = last.getMessage() + "; an id of this form is taken for a uuid; an external id of this form goes"
                + " into external_id of the body";
        return new PlanadoNotFoundException(new Failure(
                text,
                last.getRequest(),
                last.getStatus(),
                last.getCode(),
                last.getVendorMessage(),
                last.getAttempts(),
                last.isEarlierAttemptUnclear(),
                last));
    }

    private String doubt() {
        return Catalogue.call(requests.resource(), Operation.UPDATE).evidence() == Evidence.DOC
                ? ""
                : ", or has no call that changes an entity of this kind (it is only inferred)";
    }
}
