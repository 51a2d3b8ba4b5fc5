package io.github.camelplanado.operation;

import static io.github.camelplanado.api.PlanadoConstants.ATTEMPTS;
import static io.github.camelplanado.api.PlanadoConstants.STATUS_CODE;

import io.github.camelplanado.api.PlanadoNotFoundException;

/** The reply when a missing entity is no failure. */
final class MissingReply {

    private MissingReply() {}

    static Reply of(Object body, PlanadoNotFoundException notFound) {
        return Reply.of(body).with(STATUS_CODE, notFound.getStatus()).with(ATTEMPTS, notFound.getAttempts());
    }
}
