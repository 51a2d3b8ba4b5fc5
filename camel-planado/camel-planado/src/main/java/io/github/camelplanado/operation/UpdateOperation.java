package io.github.camelplanado.operation;

import java.util.concurrent.CompletableFuture;

import io.github.camelplanado.api.ApiCall;
import io.github.camelplanado.api.PlanadoNotFoundException;
import io.github.camelplanado.client.ApiAnswer;
import io.github.camelplanado.client.ApiRequest;
import io.github.camelplanado.client.Futures;
import io.github.camelplanado.client.PlanadoClient;

/**
 * Changes one entity and never creates one, although the vendor's PATCH by an unknown external id does: an external id that
 * was not seen yet is looked up first.
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
        return input.request(call, input.parameters().id()).withBody(input.body());
    }

    @Override
    public CompletableFuture<Reply> run(Input input) {
        String id = input.parameters().id();
        ApiRequest patch = first(input);
        boolean known = Ids.isUuid(id) || client.knownIds().contains(call.resource(), id);
        CompletableFuture<ApiAnswer> answer = known
                ? patches.send(input, patch, id)
                : patches.entity(input, id).thenCompose(found -> patches.send(patch, found));
        return answer.thenApply(accepted -> reply(id, accepted, isRename(input, id)))
                .whenComplete((reply, failure) -> {
                    if (isRename(input, id) || Futures.unwrap(failure) instanceof PlanadoNotFoundException) {
                        forget(id);
                    }
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

    private Reply reply(String id, ApiAnswer answer, boolean renamed) {
        String uuid = answer.uuid(call.resource());
        if (Ids.isUuid(id)) {
            return answers.written(answer, uuid == null ? id : uuid, null);
        }
        if (renamed) {
            return answers.written(answer, uuid, null);
        }
        client.knownIds().add(call.resource(), id, uuid);
        return answers.written(answer, uuid, id);
    }
}
