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

    /** The component's own defaults, with pages of 100. */
    static CallsPerDay ofDefaults() {
        return new CallsPerDay(Duration.ofMinutes(1), Duration.ofHours(1), Duration.ofDays(1), 100, 60, 0.2);
    }

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
     * Looks at the head. Without webhooks some of them find something, which was made or is on the first page, and go on to the
     * next one. They read on as long as pages hold changes that nobody told yet: how many pages hold some is the smaller the
     * more often they are read.
     */
    private long looks(Traffic day) {
        long looks = DAY.dividedBy(delay) - readings() * Math.min(INSTEAD_OF_LOOKS, reading(day));
        if (day.webhooks() || day.changes() == 0) {
            return looks;
        }
        double pages = Math.max(1, (double) day.jobs() / pageSize);
        double changesOfPage = (day.changes() - day.created()) / pages;
        double goOn = looks * (1 - Math.exp(-(day.created() + changesOfPage) / looks));
        double more = 0;
        for (int page = 0; page < pages - 1; page++) {
            more += page == 0 ? goOn : 1 / (1 / goOn + page / changesOfPage);
        }
        return looks + Math.round(more);
    }
}
