package io.github.camelplanado.benchmarks.kill.worker;

import java.io.PrintStream;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

import io.github.camelplanado.benchmarks.kill.plan.Point;

/** Freezes the first thread that passes the armed point, and says so: whoever armed it kills the process there. */
final class Points {

    /** Begins the line that tells it. */
    static final String FROZEN = "FROZEN ";

    /** The line that tells that this node reads lists. */
    static final String READS = "READS";

    private final AtomicBoolean reading = new AtomicBoolean();
    private final AtomicReference<Point> armed = new AtomicReference<>();
    private final PrintStream out;

    Points(PrintStream out) {
        this.out = out;
    }

    void arm(Point point) {
        armed.set(point);
    }

    /** Called where the point is. */
    void pass(Point point) {
        if (armed.compareAndSet(point, null)) {
            out.println(FROZEN + point);
            out.flush();
            standStill();
        }
    }

    /** Called when this node has kept a page of a list: it is the one that reads. Said once. */
    void reads() {
        if (reading.compareAndSet(false, true)) {
            out.println(READS);
            out.flush();
        }
    }

    private static void standStill() {
        while (true) {
            LockSupport.park();
            // An interrupt would let park() return at once for ever.
            Thread.interrupted();
        }
    }
}
