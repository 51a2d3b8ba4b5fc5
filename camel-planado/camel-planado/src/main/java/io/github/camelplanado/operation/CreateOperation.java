package io.github.camelplanado.operation;

import static io.github.camelplanado.api.PlanadoConstants.STATUS_CODE;

import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelplanado.api.ApiCall;
import io.github.camelplanado.api.Catalogue;
import io.github.camelplanado.api.Failure;
import io.github.camelplanado.api.Operation;
import io.github.camelplanado.api.PlanadoOutcomeUnknownException;
import io.github.camelplanado.api.PlanadoValidationException;
import io.github.camelplanado.client.ApiAnswer;
import io.github.camelplanado.client.ApiRequest;
import io.github.camelplanado.client.Futures;
import io.github.camelplanado.client.PlanadoClient;
import io.github.camelplanado.json.WireJson;
import io.github.camelplanado.message.Carried;

/** Creates one entity. With an external id, a lost answer does no harm: the repeat is told that the id is used. */
final class CreateOperation implements ProducerOperation {

    private final PlanadoClient client;
    private final ApiCall call;
    private final Answers answers;
    private final Carried carried;
    private final CreatedWhole whole;

    /**
     * A create.
     *
     * @param zone of times that the vendor writes without one
     */
    CreateOperation(PlanadoClient client, ApiCall call, Answers answers, ZoneId zone) {
        this.client = client;
        this.call = call;
        this.answers = answers;
        this.carried = new Carried(zone);
        this.whole = new CreatedWhole(client, call.resource());
    }

    @Override
    public ApiRequest first(Input input) {
        return input.request(call, null).withBody(input.body());
    }

    @Override
    public CompletableFuture<Reply> run(Input input) {
        String externalId = call.resource().hasExternalIds() ? input.bodyExternalId() : null;
        ApiRequest create = first(input);
        return client.send(create)
                .handle((answer, failure) -> failure == null
                        ? created(input, create, answer, externalId)
                        : afterLostAnswer(input, Futures.unwrap(failure)))
                .thenCompose(reply -> reply);
    }

    private CompletableFuture<Reply> created(Input input, ApiRequest create, ApiAnswer answer, String externalId) {
        Reply reply = written(answer, answer.uuid(call.resource()), externalId);
        return whole.after(input, create.body(), answer, externalId)
                .thenApply(complete -> reply)
                .exceptionally(failure -> {
                    throw ReadBack.afterWriting(
                            "Written as " + writtenAs(answer, externalId)
                                    + ", but it may lack its assignee and duration: ",
                            create.name(),
                            Futures.unwrap(failure));
                });
    }

    private String writtenAs(ApiAnswer answer, String externalId) {
        String uuid = answer.uuid(call.resource());
        return uuid == null ? externalId : uuid;
    }

    private Reply written(ApiAnswer answer, String uuid, String externalId) {
        if (externalId != null) {
            client.knownIds().add(call.resource(), externalId, uuid);
        }
        return answers.written(answer, uuid, externalId);
    }

    private CompletableFuture<Reply> afterLostAnswer(Input input, Throwable failure) {
        if (!(failure instanceof PlanadoValidationException refusal)
                || !UsedId.isNamedBy(refusal)
                || !refusal.isEarlierAttemptUnclear()) {
            return CompletableFuture.failedFuture(failure);
        }
        ApiRequest get = input.request(Catalogue.call(call.resource(), Operation.GET), input.bodyExternalId());
        return client.send(get).thenApply(answer -> ownCreation(input, answer, answer.entity(get), refusal));
    }

    /** The id may have been used before by another entity: ours carries what was sent. */
    private Reply ownCreation(Input input, ApiAnswer answer, ObjectNode entity, PlanadoValidationException refusal) {
        List<String> missing = carried.missing(entity, input.body());
        if (!missing.isEmpty()) {
            String text = refusal.getRequest() + ": the answer was lost, and the entity with external_id '"
                    + input.bodyExternalId()
                    + "' differs from what was sent, or does not show it, in " + missing
                    + ": either the id was used before, or the entity was made and changed since. Its uuid is "
                    + Answers.text(entity, "uuid");
            throw new PlanadoOutcomeUnknownException(new Failure(
                    text, refusal.getRequest(), refusal.getStatus(), null, null, refusal.getAttempts(), true, refusal));
        }
        ObjectNode body = WireJson.mapper().createObjectNode();
        body.set(call.resource().key() + "_uuid", entity.get("uuid"));
        ApiAnswer lost = new ApiAnswer(answer.status(), body, refusal.getAttempts(), true);
        // The status of the request that wrote was lost with its answer; those of the refusal and of the look are
        // others.
        return written(lost, lost.uuid(call.resource()), input.bodyExternalId()).with(STATUS_CODE, null);
    }
}
