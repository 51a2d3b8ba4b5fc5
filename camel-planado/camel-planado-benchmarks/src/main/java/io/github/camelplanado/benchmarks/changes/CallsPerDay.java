package io.github.camelplanado.benchmarks.changes;

import java.time.Duration;

/**
 * How many calls of the account a stream of jobs makes in a day, by its rules. Pure. What failures repeat is not in it.
 *
 * @param delay pause of the head poll, above zero
 * @param replayInterval between two readings of the log of deliveries, above zero
 * @param sweepInterval from the begin of a sweep to the next, zero for none
 * @param pageSize rows on a page of every list, 1 or more
 * @param requestsPerMinute the account's rate, 0 for no pacing
 * @param budgetShare the part of the rate that sweeps may use, above 0 up to 1
 */
record CallsPerDay(
        Duration delay,
        Duration replayInterval,
        Duration sweepInterval,
        int pageSize,
        int requestsPerMinute,
        double budgetShare) {

    private static final Duration DAY = Duration.ofDays(1);
    /** At the end of a list: the empty page, and the call that makes sure that its cursor was still there. */
    private static final int END_OF_LIST = 2;
    /** As many calls of a reading of the log stand for looks at the head; more of them are on top. */
    private static final int INSTEAD_OF_LOOKS = 5;
    /** As many changes are read by one look; more are left to a sweep. */
    private static final int MOST_AT_ONCE = 1000;

    /** The component's own defaults, with pages of 100. */
    static CallsPerDay ofDefaults() {
        return new CallsPerDay(Duration.ofMinutes(1), Duration.ofHours(1), Duration.ofDays(1), 100, 60, 0.2);
    }

    /** The calls of a day; without webhooks at most. */
    Calls of(Traffic day) {
        return new Calls(
                looks(day) + sweeps(day.jobs()),
                day.deleted() + (day.fetched() ? day.changes() - day.deleted() : 0),
                readings() * reading(day),
                0);
    }

    /** The first copy: one call for each page, and the end of the list. */
    long firstCopy(long jobs) {
        return (jobs + pageSize - 1) / pageSize + END_OF_LIST;
    }

    /** Pages of sweeps over so many jobs. A sweep never goes faster than its share of the rate. */
    long sweeps(long jobs) {
        if (sweepInterval.isZero()) {
            return 0;
        }
        double wanted = (double) firstCopy(jobs) * DAY.toMillis() / sweepInterval.toMillis();
        double allowed = requestsPerMinute == 0 ? Double.MAX_VALUE : requestsPerMinute * budgetShare * DAY.toMinutes();
        return Math.round(Math.min(wanted, allowed));
    }

    private long readings() {
        return DAY.dividedBy(replayInterval);
    }

    /** The one webhook with the end of that list, and the log's pages down to what was read before. */
    private long reading(Traffic day) {
        return day.webhooks() ? 1 + END_OF_LIST + day.changes() / readings() / pageSize + 1 : 1;
    }

    /**
     * Looks at the head. Without webhooks those that find something go on to the next page, and on as long as pages hold changes
     * that nobody told yet: at most a page for each change. A thousand of them are the business of a sweep out of turn. That is
     * at most; how much of it comes about is chance.
     */
    private long looks(Traffic day) {
        long looks = DAY.dividedBy(delay) - readings() * Math.min(INSTEAD_OF_LOOKS, reading(day));
        if (day.webhooks()) {
            return looks;
        }
        double onFirstPage = (double) (day.changes() - day.created()) * Math.min(1, pageSize / (double) day.jobs());
        double goOn = looks * (1 - Math.exp(-(day.created() + onFirstPage) / looks));
        return looks + Math.round(goOn) + day.changes() + day.changes() / MOST_AT_ONCE * firstCopy(day.jobs());
    }
}
