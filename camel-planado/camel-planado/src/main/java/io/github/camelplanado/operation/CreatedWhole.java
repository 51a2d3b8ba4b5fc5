package io.github.camelplanado.operation;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelplanado.api.Catalogue;
import io.github.camelplanado.api.Operation;
import io.github.camelplanado.api.Resource;
import io.github.camelplanado.client.ApiAnswer;
import io.github.camelplanado.client.ApiRequest;
import io.github.camelplanado.client.PlanadoClient;
import io.github.camelplanado.json.WireJson;

/**
 * Sees to it that a new job has what its create carried: one source saw the vendor leave out assignee and duration. The first
 * job with one of them is read after its create; what the vendor does is known from then on, and costs one more PATCH or
 * nothing.
 *
 * @param client the account
 * @param resource what is created
 */
record CreatedWhole(PlanadoClient client, Resource resource) {

    private static final List<String> DOUBTFUL = List.of("assignee", "assignees", "scheduled_duration");

    /** The same answer, when the entity is whole. */
    CompletableFuture<ApiAnswer> after(Input input, JsonNode sent, ApiAnswer created, String externalId) {
        ObjectNode doubtful = WireJson.mapper().createObjectNode();
        DOUBTFUL.stream().filter(sent::hasNonNull).forEach(key -> doubtful.set(key, sent.get(key)));
        Boolean drops = client.habits().createDropsKeys();
        if (resource != Resource.JOBS || doubtful.isEmpty() || Boolean.FALSE.equals(drops)) {
            return CompletableFuture.completedFuture(created);
        }
        String uuid = created.uuid(resource);
        String id = uuid == null ? externalId : uuid;
        if (id == null) {
            return CompletableFuture.completedFuture(created);
        }
        if (drops != null) {
            return patch(input, id, doubtful, created);
        }
        ApiRequest get = input.request(Catalogue.call(resource, Operation.GET), id);
        return client.send(get).thenCompose(answer -> {
            ObjectNode entity = answer.entity(get);
            boolean seen = doubtful.properties().stream()
                    .anyMatch(entry -> !carries(entity.path(entry.getKey()), entry.getValue()));
            client.habits().noteCreateDropsKeys(seen);
            return seen ? patch(input, id, doubtful, created) : CompletableFuture.completedFuture(created);
        });
    }

    private CompletableFuture<ApiAnswer> patch(Input input, String id, ObjectNode doubtful, ApiAnswer created) {
        ApiRequest patch =
                input.request(Catalogue.call(resource, Operation.UPDATE), id).withBody(doubtful);
        return client.send(patch).thenApply(answer -> created);
    }

    /** What is read has more keys than what was sent, and may name the same worker in another way; a null was not applied. */
    private static boolean carries(JsonNode read, JsonNode sent) {
        if (read.isMissingNode()) {
            return true;
        }
        if (!sent.isObject()) {
            return sent.isArray() ? !read.isEmpty() : read.asText().equalsIgnoreCase(sent.asText());
        }
        return read.isObject()
                && sent.properties().stream().allMatch(entry -> carries(read.path(entry.getKey()), entry.getValue()));
    }
}
