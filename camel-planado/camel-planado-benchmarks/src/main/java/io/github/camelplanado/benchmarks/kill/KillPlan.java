package io.github.camelplanado.benchmarks.kill;

import java.time.Duration;

import io.github.camelplanado.benchmarks.kill.plan.Variant;

/**
 * What is done in one run.
 *
 * @param name for people, and of its folder
 * @param variant what the workers run
 * @param store where the application's tables are
 * @param workers how many nodes
 * @param kills how many at least
 * @param entities how many live at most
 * @param changesPerSecond by people in Planado
 * @param stop how long a node is stopped by SIGSTOP now and then; zero for never
 * @param seed where chance starts from
 */
record KillPlan(
        String name,
        Variant variant,
        Store store,
        int workers,
        int kills,
        int entities,
        int changesPerSecond,
        Duration stop,
        long seed) {

    /** Where the application's tables are. */
    enum Store {
        /** A server with fsync, which crashes now and then. */
        POSTGRESQL,
        /** A file whose commits are written at once. */
        H2,
        /** A file as H2 makes it by default: commits are written half a second later. */
        H2_DELAYED
    }

    /** Simulated seconds in a real one: the vendor's first repeat after 0.1 s, the tenth half a minute later. */
    int speed() {
        return 120;
    }
}
