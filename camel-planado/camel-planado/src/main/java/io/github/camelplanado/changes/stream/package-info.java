/**
 * The running consumer of {@code planado:jobs/changes}: reads lists and the vendor's log of deliveries, merges what comes into
 * the store and tells it to the route. Start with {@link io.github.camelplanado.changes.stream.ChangesConsumer}.
 */
package io.github.camelplanado.changes.stream;
