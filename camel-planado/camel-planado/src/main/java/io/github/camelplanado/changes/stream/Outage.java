package io.github.camelplanado.changes.stream;

import java.time.Duration;
import java.util.concurrent.CancellationException;

import io.github.camelplanado.changes.merge.Backoff;
import org.apache.camel.spi.ExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Failures of a loop in a row: told to people once, waited out ever longer, and followed by catching up. For one thread. */
final class Outage {

    private static final Logger LOG = LoggerFactory.getLogger(Outage.class);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final String what;
    private final ExceptionHandler complaints;
    private final Runnable afterwards;
    private int failures;

    /**
     * @param what the loop's work, as the end of "could not ..."
     * @param complaints is told of the first failure
     * @param afterwards run when the first step succeeds again
     */
    Outage(String what, ExceptionHandler complaints, Runnable afterwards) {
        this.what = what;
        this.complaints = complaints;
        this.afterwards = afterwards;
    }

    /** A step failed; how long to wait before the next one. */
    Duration failed(Throwable reason) {
        failures++;
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
            afterwards.run();
        }
    }

    /** Whether a failure means that the consumer stops, and nothing is wrong. */
    static boolean isStop(Throwable reason) {
        return reason instanceof CancellationException;
    }
}
