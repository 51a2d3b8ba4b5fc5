package io.github.camelplanado.changes;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelplanado.api.Catalogue;
import io.github.camelplanado.api.Operation;
import io.github.camelplanado.api.PlanadoConfiguration;
import io.github.camelplanado.api.PlanadoNotFoundException;
import io.github.camelplanado.api.Priority;
import io.github.camelplanado.api.Resource;
import io.github.camelplanado.client.ApiAnswer;
import io.github.camelplanado.client.ApiRequest;
import io.github.camelplanado.client.Caller;
import io.github.camelplanado.client.Futures;
import io.github.camelplanado.client.ListPager;
import io.github.camelplanado.client.ListWalk;
import io.github.camelplanado.client.Page;

/**
 * What a consumer asks by itself about one resource.
 *
 * @param client the account
 * @param resource the kind of entity
 * @param priority of every one of these calls
 */
public record Reading(Caller client, Resource resource, Priority priority) {

    /** The option {@code priority}; what consumers read by themselves gives way to everybody else by default. */
    public static Priority priority(PlanadoConfiguration configuration) {
        return configuration.getPriority() == null ? Priority.LOW : Priority.of(configuration.getPriority());
    }

    /** A new walk over the list. */
    public ListWalk list(Map<String, List<String>> query) {
        return new ListWalk(client, request().withQuery(query), null);
    }

    /**
     * The walk over the list, from where it was broken off.
     *
     * @param given the uuids of the last elements that it gave, in the order of the list
     */
    public ListWalk resumed(List<String> given) {
        return ListWalk.resumed(client, request(), given);
    }

    /**
     * One page as the vendor gives it. An empty one may be the end, or the answer to a cursor whose entity was deleted.
     *
     * @param after the cursor, or null for the top
     * @return null if the vendor does not know the cursor any more
     * @throws InterruptedException if the consumer stops
     */
    Page page(String after) throws InterruptedException {
        try {
            return Futures.await(new ListPager(client, request()).page(after));
        } catch (PlanadoNotFoundException e) {
            if (after == null) {
                throw e;
            }
            return null;
        }
    }

    private ApiRequest request() {
        return ApiRequest.of(Catalogue.call(resource, Operation.LIST), null).withPriority(priority);
    }

    /**
     * Asks whether an entity is still there.
     *
     * @throws InterruptedException if the consumer stops
     */
    boolean exists(String uuid) throws InterruptedException {
        return get(uuid).isPresent();
    }

    /**
     * The entity as {@code get} gives it; empty if it is gone.
     *
     * @throws InterruptedException if the consumer stops
     */
    public Optional<ObjectNode> get(String uuid) throws InterruptedException {
        ApiRequest request =
                ApiRequest.of(Catalogue.call(resource, Operation.GET), uuid).withPriority(priority);
        try {
            ApiAnswer answer = Futures.await(client.send(request));
            return Optional.of(answer.entity(request));
        } catch (PlanadoNotFoundException e) {
            return Optional.empty();
        }
    }
}
