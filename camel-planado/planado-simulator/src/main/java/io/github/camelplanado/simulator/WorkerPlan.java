package io.github.camelplanado.simulator;

import java.time.Duration;

/**
 * How workers play jobs by themselves.
 *
 * @param travel how long the way takes, in simulated time; each time half to one and a half of it
 * @param work how long the work takes, likewise
 * @param parallel how many jobs are under way at once
 * @param seed where chance starts from
 */
public record WorkerPlan(Duration travel, Duration work, int parallel, long seed) {

    /** Checks the numbers. */
    public WorkerPlan {
        if (travel.isNegative() || work.isNegative() || parallel < 1) {
            throw new IllegalArgumentException("times cannot be negative, and at least one job is under way at once");
        }
    }

    /**
     * Three minutes of travel, ten of work, five jobs at once.
     *
     * @return a plan to start from
     */
    public static WorkerPlan standard() {
        return new WorkerPlan(Duration.ofMinutes(3), Duration.ofMinutes(10), 5, 1);
    }
}
