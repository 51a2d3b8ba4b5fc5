package io.github.camelplanado.changes.stream;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CancellationException;

import io.github.camelplanado.changes.merge.Backoff;
import io.github.camelplanado.changes.store.StreamTakenException;
import org.apache.camel.spi.ExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Failures of a loop in a row: told to people once, waited out ever longer, and followed by catching up. For one thread; others
 * may ask whether it lasts.
 */
final class Outage {

    private static final Logger LOG = LoggerFactory.getLogger(Outage.class);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    /** What ends by itself is over by then: a restart, a fail-over, a pause of the breaker. */
    static final Duration LASTING = Duration.ofMinutes(5);

    private final String what;
    private final ExceptionHandler complaints;
    private final Runnable afterwards;
    private final Clock clock;
    private int failures;
    private volatile Failing failing;

    /**
     * Failures that go on.
     *
     * @param since the first of them
     * @param reason of the last one
     */
    private record Failing(Instant since, Throwable reason) {}

    /**
     * @param what the loop's work, as the end of "could not ..."
     * @param complaints is told of the first failure
     * @param afterwards run when the first step succeeds again
     * @param clock tells how long it lasts
     */
    Outage(String what, ExceptionHandler complaints, Runnable afterwards, Clock clock) {
        this.what = what;
        this.complaints = complaints;
        this.afterwards = afterwards;
        this.clock = clock;
    }

    /** A step failed; how long to wait before the next one. */
    Duration failed(Throwable reason) {
        failures++;
        Failing before = failing;
        failing = new Failing(before == null ? clock.instant() : before.since(), reason);
        if (failures == 1) {
            complaints.handleException("Could not " + what + "; it is tried again until it works", reason);
        } else {
            LOG.debug("Could not {}, {} times in a row", what, failures, reason);
        }
        Duration wait = Backoff.after(failures);
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }

    /** A step succeeded. */
    void over() {
        if (failures > 0) {
            LOG.info("Can {} again, after {} failures", what, failures);
            failures = 0;
            failing = null;
            afterwards.run();
        }
    }

    /** What fails for so long that somebody should look, in a sentence; empty if nothing does. */
    Optional<String> lasting() {
        Failing now = failing;
        if (now == null) {
            return Optional.empty();
        }
        Duration time = Duration.between(now.since(), clock.instant());
        boolean isForGood = now.reason() instanceof StreamTakenException;
        return isForGood || time.compareTo(LASTING) >= 0
                ? Optional.of("could not " + what + " for " + time.toSeconds() + " s: " + Teller.sentence(now.reason()))
                : Optional.empty();
    }

    /** Whether a failure means that the consumer stops, and nothing is wrong. */
    static boolean isStop(Throwable reason) {
        return reason instanceof CancellationException;
    }
}
