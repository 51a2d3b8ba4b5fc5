package io.github.camelplanado.changes.stream;

import java.time.Duration;
import java.util.Optional;

/**
 * Does a step again and again on a thread of its own, until it is stopped. No failure ends it. It is never interrupted: an
 * interrupt in the middle of a statement closes an embedded database.
 */
final class Loop implements Runnable {

    private final Step step;
    private final Outage outage;
    private final Runnable ended;
    private final Signal signal = new Signal();

    /** One piece of work. */
    @FunctionalInterface
    interface Step {
        /**
         * Does it.
         *
         * @return how long nothing more is to be done unless somebody wakes the loop
         */
        Duration run() throws InterruptedException;

        /** How long nothing is done after it, whoever wakes the loop. */
        default Duration rest() {
            return Duration.ZERO;
        }
    }

    /** @param ended run when the loop has ended */
    Loop(Step step, Outage outage, Runnable ended) {
        this.step = step;
        this.outage = outage;
        this.ended = ended;
    }

    @Override
    public void run() {
        try {
            while (!signal.isEnded()) {
                once();
            }
        } catch (InterruptedException e) {
            // whoever owns the pool wants the end at once
            Thread.currentThread().interrupt();
        } finally {
            ended.run();
        }
    }

    private void once() throws InterruptedException {
        try {
            Duration pause = step.run();
            outage.over();
            signal.rest(step.rest());
            signal.await(pause);
        } catch (RuntimeException | Error e) {
            // Of a class that is missing the loop must not die either.
            if (!signal.isEnded() && !Outage.isStop(e)) {
                signal.rest(outage.failed(e));
            }
        }
    }

    /** What fails for so long that somebody should look, in a sentence; empty if nothing does. */
    Optional<String> lasting() {
        return outage.lasting();
    }

    /** There may be something to do. */
    void wake() {
        signal.raise();
    }

    /** The step that runs is the last one. */
    void stop() {
        signal.end();
    }
}
