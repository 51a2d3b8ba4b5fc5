package io.github.camelplanado.changes.stream;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/**
 * A part of the reader's work that waits by itself after a failure: it holds up no other part, and what succeeds beside it does
 * not hide that it fails. For the thread of the reader; others may ask whether it lasts.
 */
final class Chore {

    private final Outage outage;
    private final Clock clock;
    private final BooleanSupplier stopped;
    private Instant againAt = Instant.MIN;

    /** One step of it. */
    @FunctionalInterface
    interface Work {
        /** Whether anything was done. */
        boolean step() throws InterruptedException;
    }

    /** @param stopped whether the stream stops: what fails then is no failure */
    Chore(Outage outage, Clock clock, BooleanSupplier stopped) {
        this.outage = outage;
        this.clock = clock;
        this.stopped = stopped;
    }

    /** Does a step, unless it waits after a failure; whether anything was done. */
    boolean step(Work work) throws InterruptedException {
        if (clock.instant().isBefore(againAt)) {
            return false;
        }
        try {
            boolean done = work.step();
            if (done) {
                outage.over();
            }
            return done;
        } catch (CancellationException e) {
            throw e;
        } catch (RuntimeException e) {
            if (stopped.getAsBoolean()) {
                return false;
            }
            againAt = clock.instant().plus(outage.failed(e));
            return false;
        }
    }

    /** What fails for so long that somebody should look, in a sentence; empty if nothing does. */
    Optional<String> lasting() {
        return outage.lasting();
    }
}
