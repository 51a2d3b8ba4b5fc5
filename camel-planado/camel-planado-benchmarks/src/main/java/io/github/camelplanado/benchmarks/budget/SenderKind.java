package io.github.camelplanado.benchmarks.budget;

import java.util.SplittableRandom;
import java.util.function.IntFunction;

/** A way to call the vendor. */
interface SenderKind {

    /** As it is printed. */
    String title(int requestsPerMinute);

    /**
     * Opens an account.
     *
     * @param limit for those who know everything; others must not look
     * @return starts the process of that number, from 0; after a crash again
     */
    IntFunction<Sender> open(Scenario scenario, VirtualTime time, Limit limit, SplittableRandom random);
}
