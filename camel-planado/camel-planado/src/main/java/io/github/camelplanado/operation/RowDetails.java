package io.github.camelplanado.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelplanado.api.ApiCall;
import io.github.camelplanado.api.Detail;
import io.github.camelplanado.api.Evidence;
import io.github.camelplanado.api.PlanadoNotFoundException;
import io.github.camelplanado.client.ApiRequest;
import io.github.camelplanado.client.Futures;
import io.github.camelplanado.client.PlanadoClient;
import io.github.camelplanado.client.Requester;
import io.github.camelplanado.json.EntityVersion;
import io.github.camelplanado.message.EntityLift;
import io.github.camelplanado.message.RequiredKeys;

/**
 * Makes whole entities of the rows of a list, in the shape of {@code get}. An entity that is gone meanwhile is left out.
 * Safe for many threads.
 */
final class RowDetails {

    private final PlanadoClient client;
    private final ApiCall get;
    private final boolean always;
    private final RequiredKeys required;
    private final EntityLift lift;
    private final int atOnce;
    private final DetailCache cache = new DetailCache();

    /**
     * Details by these options.
     *
     * @param detail {@code missing} or {@code always}
     * @param required keys that every entity has afterwards, with {@code missing}
     * @param atOnce how many are fetched side by side
     */
    RowDetails(PlanadoClient client, ApiCall get, Detail detail, RequiredKeys required, EntityLift lift, int atOnce) {
        this.client = client;
        this.get = get;
        this.always = detail == Detail.always;
        this.required = required;
        this.lift = lift;
        this.atOnce = atOnce;
    }

    /** How many rows {@link #complete} should be given at a time. */
    int atOnce() {
        return atOnce;
    }

    /** The entities of some rows, in their order. All are asked for side by side. */
    CompletableFuture<List<ObjectNode>> complete(List<ObjectNode> rows, Requester requester) {
        List<CompletableFuture<ObjectNode>> entities = new ArrayList<>();
        for (ObjectNode row : rows) {
            entities.add(complete(lift.lift(row), requester, rows.size() > 1));
        }
        return CompletableFuture.allOf(entities.toArray(CompletableFuture[]::new))
                .thenApply(done -> entities.stream()
                        .map(CompletableFuture::join)
                        .filter(Objects::nonNull)
                        .toList());
    }

    private CompletableFuture<ObjectNode> complete(ObjectNode row, Requester requester, boolean sideBySide) {
        if (!always && !required.isMissingIn(get.resource(), row)) {
            return CompletableFuture.completedFuture(filled(row));
        }
        JsonNode uuid = row.path("uuid");
        ObjectNode known = cache.find(uuid.asText(), EntityVersion.of(row));
        if (known != null) {
            return CompletableFuture.completedFuture(filled(known));
        }
        ApiRequest request = ApiRequest.of(get, uuid.asText()).by(requester);
        return send(request, sideBySide).thenApply(entity -> entity == null ? null : filled(entity));
    }

    /** A call that gets its turn at once occupies its thread: one of several is sent on a thread of the account's. */
    private CompletableFuture<ObjectNode> send(ApiRequest request, boolean sideBySide) {
        if (!sideBySide) {
            return fetch(request);
        }
        CompletableFuture<ObjectNode> fetched = new CompletableFuture<>();
        client.inBackground(() -> fetch(request).whenComplete((entity, failure) -> {
            if (failure == null) {
                fetched.complete(entity);
            } else {
                fetched.completeExceptionally(Futures.unwrap(failure));
            }
        }));
        return fetched;
    }

    private CompletableFuture<ObjectNode> fetch(ApiRequest request) {
        return client.send(request).handle((answer, failure) -> {
            if (failure == null) {
                ObjectNode entity = lift.lift(answer.entity(request));
                cache.add(entity);
                return entity;
            }
            if (Futures.unwrap(failure) instanceof PlanadoNotFoundException && isSureToExist()) {
                return null;
            }
            throw (RuntimeException) Futures.unwrap(failure);
        });
    }

    /** A call that is only inferred and never worked may not exist: its 404 must not empty a list. */
    private boolean isSureToExist() {
        return get.evidence() != Evidence.INFERRED || client.hasAnswered(get);
    }

    private ObjectNode filled(ObjectNode entity) {
        return always ? entity : required.filled(entity);
    }
}
