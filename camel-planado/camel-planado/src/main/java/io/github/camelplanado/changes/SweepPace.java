package io.github.camelplanado.changes;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * The part of the account's rate that a regular walk may use. Pages that were not read while the consumer slept between two
 * polls may be made up for, at low priority, so that the share holds over time and nobody waits for the walk.
 */
public final class SweepPace {

    private final double pagesPerSecond;
    private final Clock clock;
    private double pages;
    private Instant counted;

    /**
     * @param requestsPerMinute the account's rate; 0 for no pacing
     * @param share above 0, up to 1
     */
    public SweepPace(int requestsPerMinute, double share, Clock clock) {
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("budgetShare must be above 0 and at most 1, not " + share);
        }
        this.pagesPerSecond = requestsPerMinute * share / 60;
        this.clock = clock;
    }

    /** A walk begins: one page at once. */
    public void begin() {
        pages = 1;
        counted = clock.instant();
    }

    /** Whether a page may be read now; it then counts as read. */
    public boolean take() {
        if (pagesPerSecond == 0) {
            return true;
        }
        Instant now = clock.instant();
        pages += Duration.between(counted, now).toMillis() / 1000.0 * pagesPerSecond;
        counted = now;
        if (pages < 1) {
            return false;
        }
        pages -= 1;
        return true;
    }
}
