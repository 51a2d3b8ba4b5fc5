package io.github.camelplanado.client;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.RejectedExecutionException;

import io.github.camelplanado.api.ApiCall;
import io.github.camelplanado.api.Failure;
import io.github.camelplanado.api.Operation;
import io.github.camelplanado.api.PlanadoException;
import io.github.camelplanado.api.PlanadoOutcomeUnknownException;
import io.github.camelplanado.api.PlanadoRateLimitException;
import io.github.camelplanado.api.PlanadoServerException;

/** How calls end that were not answered, in words. Pure. */
final class CallFailures {

    private CallFailures() {}

    /** The failure that the caller is told. */
    static PlanadoException told(CallInProgress call, Throwable failure) {
        Throwable reason = Futures.unwrap(failure);
        if (reason instanceof PassingFailure passing) {
            return passing.reason();
        }
        if (reason instanceof PlanadoException known) {
            return known;
        }
        if (reason instanceof CancellationException || reason instanceof RejectedExecutionException) {
            return stopped(call);
        }
        return server(call, reason.toString(), reason);
    }

    static PlanadoException stopped(CallInProgress call) {
        return server(call, "given up, because " + call.stopped() + " stops", call.lastFailure());
    }

    static PlanadoException breakerOpen(CallInProgress call, Duration breakerDelay) {
        return server(
                call,
                "not sent, because the vendor failed too often; the circuit breaker is open for " + breakerDelay,
                call.lastFailure());
    }

    /** There was no turn; 429 only if it was the vendor who refused last. */
    static PlanadoException noTurn(CallInProgress call, String why, Duration retryAfter) {
        String name = call.request().name();
        return new PlanadoRateLimitException(
                new Failure(
                        name + ": " + why + " (maxWait=" + call.maxWait() + ")",
                        name,
                        call.isRefused() ? 429 : 0,
                        null,
                        null,
                        call.attempts(),
                        call.isUnclear(),
                        call.lastFailure()),
                retryAfter);
    }

    static PlanadoException outcomeUnknown(CallInProgress call, PlanadoException reason) {
        ApiCall what = call.request().call();
        boolean create = what.operation() == Operation.CREATE;
        String text = reason.getMessage() + "; the vendor may have "
                + (create ? "made the entity. Look for it" : "done it. Look at what is there")
                + " before you try again"
                + (create && what.resource().hasExternalIds()
                        ? ", or give creates an external_id: then they are repeated safely"
                        : "");
        return new PlanadoOutcomeUnknownException(new Failure(
                text,
                call.request().name(),
                reason.getStatus(),
                reason.getCode(),
                reason.getVendorMessage(),
                call.attempts(),
                true,
                reason));
    }

    private static PlanadoException server(CallInProgress call, String what, Throwable cause) {
        String name = call.request().name();
        return new PlanadoServerException(
                new Failure(name + ": " + what, name, 0, null, null, call.attempts(), call.isUnclear(), cause));
    }
}
