package io.github.camelplanado.changes.stream;

import java.util.Optional;

import io.github.camelplanado.api.Change;

/** Reads the body of a delivery, as the receiver of webhooks does. Safe for many threads. */
@FunctionalInterface
public interface DeliveryReader {

    /**
     * The change that a delivery tells.
     *
     * @param attempt which attempt it was, or null
     * @return empty if it tells of something that is no job, client or site
     * @throws IllegalArgumentException if it cannot be read
     */
    Optional<Change> read(byte[] body, Integer attempt);
}
