package io.github.camelplanado.changes;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import io.github.camelplanado.api.Catalogue;
import io.github.camelplanado.api.Change;
import io.github.camelplanado.api.Change.BodyKind;
import io.github.camelplanado.api.Detail;
import io.github.camelplanado.api.Evidence;
import io.github.camelplanado.api.Operation;
import io.github.camelplanado.api.PlanadoConfiguration;
import io.github.camelplanado.api.PlanadoNotFoundException;
import io.github.camelplanado.api.Priority;
import io.github.camelplanado.client.ApiRequest;
import io.github.camelplanado.client.Futures;
import io.github.camelplanado.client.PlanadoClient;
import io.github.camelplanado.json.WireJson;
import io.github.camelplanado.message.EntityLift;
import io.github.camelplanado.message.RequiredKeys;

/**
 * Fetches the whole entity of a change, by the options {@code detail} and {@code requiredFields}. Safe for many threads.
 *
 * <p>An entity that is gone is told as deleted, unless the call that says so is only inferred and never worked. Any other failure is the failure of the future: the change is not told.
 */
public final class DetailReader {

    private final Supplier<PlanadoClient> client;
    private final Supplier<Set<String>> routes;
    private final Detail detail;
    private final RequiredKeys required;
    private final Priority priority;
    private final EntityLift lift;

    /**
     * @param client asked at each call, because a component that was stopped and started has another one
     * @param routes that it works for, asked at each call
     * @param configuration the options {@code detail}, {@code requiredFields} and {@code priority} (default low)
     * @param lift gives zone-less times their zone
     * @throws IllegalArgumentException if the options contradict each other
     */
    public DetailReader(
            Supplier<PlanadoClient> client,
            Supplier<Set<String>> routes,
            PlanadoConfiguration configuration,
            EntityLift lift) {
        this.client = client;
        this.routes = routes;
        this.detail = configuration.getDetail();
        this.required = RequiredKeys.of(detail, configuration.getRequiredFields());
        this.priority = Reading.priority(configuration);
        this.lift = lift;
    }

    /** The change as it is to be told; complete at once when nothing has to be fetched. */
    public CompletableFuture<Change> complete(Change change) {
        return isFetched(change)
                ? fetch(change).thenApply(this::withRequired)
                : CompletableFuture.completedFuture(withRequired(change));
    }

    private boolean isFetched(Change change) {
        // What was fetched before and could not be told is whole.
        if (change.kind().equals("deleted") || change.bodyKind() == BodyKind.FULL) {
            return false;
        }
        return switch (detail) {
            case never -> false;
            case always -> true;
            case missing -> required.isMissingIn(change.resource(), change.body());
        };
    }

    private CompletableFuture<Change> fetch(Change change) {
        ApiRequest request = ApiRequest.of(Catalogue.call(change.resource(), Operation.GET), change.uuid())
                .withPriority(priority)
                .forRoutes(routes.get());
        PlanadoClient now = client.get();
        return now.send(request).handle((answer, failure) -> {
            if (failure == null) {
                return change.withFull(lift.lift(answer.entity(request)));
            }
            // A call that is only inferred and never worked may not exist: its 404 says nothing about the entity.
            boolean isProof = request.call().evidence() != Evidence.INFERRED || now.hasAnswered(request.call());
            if (isProof && Futures.unwrap(failure) instanceof PlanadoNotFoundException) {
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
        return change.withBody(required.filled(change.body()));
    }
}
