package io.github.camelplanado.changes;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelplanado.api.Catalogue;
import io.github.camelplanado.api.Change;
import io.github.camelplanado.api.Detail;
import io.github.camelplanado.api.Operation;
import io.github.camelplanado.api.PlanadoConfiguration;
import io.github.camelplanado.api.PlanadoNotFoundException;
import io.github.camelplanado.api.Priority;
import io.github.camelplanado.api.Resource;
import io.github.camelplanado.client.ApiRequest;
import io.github.camelplanado.client.Futures;
import io.github.camelplanado.client.PlanadoClient;
import io.github.camelplanado.json.WireJson;
import io.github.camelplanado.message.CommaList;
import io.github.camelplanado.message.EntityLift;

/**
 * Fetches the whole entity of a change, by the options {@code detail} and {@code requiredFields}. Safe for many threads.
 *
 * <p>An entity that is gone is told as deleted. Any other failure is the failure of the future: the change is not told.
 */
public final class DetailReader {

    private static final String RESOLUTION = "resolution";

    private final Supplier<PlanadoClient> client;
    private final Detail detail;
    private final List<String> required;
    private final Priority priority;
    private final EntityLift lift;

    /**
     * @param client asked at each call, because a component that was stopped and started has another one
     * @param configuration the options {@code detail}, {@code requiredFields} and {@code priority} (default low)
     * @param lift gives zone-less times their zone
     * @throws IllegalArgumentException if the options contradict each other
     */
    public DetailReader(Supplier<PlanadoClient> client, PlanadoConfiguration configuration, EntityLift lift) {
        this.client = client;
        this.detail = configuration.getDetail();
        this.required = CommaList.of(configuration.getRequiredFields());
        this.priority = Reading.priority(configuration);
        this.lift = lift;
        if (detail == Detail.missing && required.isEmpty()) {
            throw new IllegalArgumentException(
                    "detail=missing needs requiredFields: the keys that a body must have, comma separated");
        }
    }

    /** The change as it is to be told; complete at once when nothing has to be fetched. */
    public CompletableFuture<Change> complete(Change change) {
        return isFetched(change)
                ? fetch(change).thenApply(this::withRequired)
                : CompletableFuture.completedFuture(withRequired(change));
    }

    private boolean isFetched(Change change) {
        if (change.kind().equals("deleted")) {
            return false;
        }
        return switch (detail) {
            case never -> false;
            case always -> true;
            case missing -> required.stream().anyMatch(key -> isMissing(change, key));
        };
    }

    /** A job that is not finished has no resolution, so it is never fetched for one. */
    private static boolean isMissing(Change change, String key) {
        if (change.body().has(key)) {
            return false;
        }
        JsonNode status = change.body().path("status");
        boolean unfinishedJob = change.resource() == Resource.JOBS
                && status.isTextual()
                && !status.textValue().equals("finished");
        return !(key.equals(RESOLUTION) && unfinishedJob);
    }

    private CompletableFuture<Change> fetch(Change change) {
        ApiRequest request = ApiRequest.of(Catalogue.call(change.resource(), Operation.GET), change.uuid())
                .withPriority(priority);
        return client.get().send(request).handle((answer, failure) -> {
            if (failure == null) {
                return change.withFull(lift.lift(answer.entity(request)));
            }
            if (Futures.unwrap(failure) instanceof PlanadoNotFoundException) {
                return change.asDeleted(WireJson.mapper().createObjectNode().put("uuid", change.uuid()));
            }
            throw (RuntimeException) Futures.unwrap(failure);
        });
    }

    /** With {@code detail=missing} every required key is there; what {@code get} lacks too is null. */
    private Change withRequired(Change change) {
        if (detail != Detail.missing || change.kind().equals("deleted")) {
            return change;
        }
        ObjectNode body = change.body().deepCopy();
        required.stream().filter(key -> !body.has(key)).forEach(body::putNull);
        return change.withBody(body);
    }
}
