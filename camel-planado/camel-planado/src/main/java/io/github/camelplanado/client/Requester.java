package io.github.camelplanado.client;

import java.util.Set;

import io.github.camelplanado.api.Priority;

/**
 * For whom a request is sent.
 *
 * @param priority who goes first
 * @param routes that wait for it: when one of them stops, it waits no longer. Empty if none does
 */
public record Requester(Priority priority, Set<String> routes) {

    public Requester {
        routes = Set.copyOf(routes);
    }

    /** Somebody whom the stop of a route does not concern. */
    public static Requester of(Priority priority) {
        return new Requester(priority, Set.of());
    }
}
