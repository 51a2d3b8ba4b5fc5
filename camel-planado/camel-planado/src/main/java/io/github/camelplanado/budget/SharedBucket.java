package io.github.camelplanado.budget;

import static io.github.camelplanado.budget.Learned.PERMIT;

import java.time.Duration;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TokensInheritanceStrategy;
import io.github.bucket4j.VerboseResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What JVMs do with a bucket that they share. Everything that one must know of another is in it: a pause is a debt of tokens,
 * the learned rate is its configuration. Each step is one that a store does as a whole; where one follows another, what
 * somebody else does between them leads to fewer calls for a moment. Only where three pause in one moment, each for another
 * time, the shorter pause may win.
 *
 * @param bucket in the store; each use of it is a call of the store
 * @param learning how the rate changes
 */
record SharedBucket(Bucket bucket, Learning learning) {

    private static final Logger LOG = LoggerFactory.getLogger(SharedBucket.class);
    private static final int RATE = 0;
    private static final int CEILING = 1;
    private static final int MEMORY = 2;
    /** Above all rates and capacities: a limit of this size never binds. */
    private static final long WIDE = 1_000_000_000L;
    /** Above all that {@link Learned#vain} can be. */
    private static final int VAIN_BASE = 100;
    /** A ceiling below this part of the configured rate was not learned: the rate was configured higher since. */
    private static final double LEARNED_LESS = 0.95;

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration AT_ONCE = Duration.ofNanos(1);

    /**
     * What was found.
     *
     * @param learned the rate that holds for all
     * @param level tokens, below zero while all pause
     */
    record View(Learned learned, long level) {

        static View of(VerboseResult<?> result) {
            return new View(
                    SharedBucket.learned(result.getConfiguration()),
                    result.getDiagnostics().getAvailableTokens());
        }

        /** How long all pause from the moment of the look. */
        Duration pause() {
            return until(0);
        }

        /** How long it takes from the moment of the look until there are so many tokens, if nobody takes any. */
        Duration until(long tokens) {
            return learned.time(Math.max(0, tokens - level));
        }
    }

    /**
     * How a permit was asked for.
     *
     * @param delay zero if it was taken, else until it can be
     * @param view afterwards
     */
    record Taken(Duration delay, View view) {}

    /**
     * Calls that the vendor took and the store does not know of.
     *
     * @param count how many
     * @param wanted whether calls waited for their turn
     */
    record Accepted(int count, boolean wanted) {}

    /**
     * A bucket's configuration. Its first limit alone binds. The others fill at least as fast and hold at least as much: in
     * their sizes they keep what else was learned, so that every JVM knows it.
     */
    static BucketConfiguration configuration(Learned learned) {
        return BucketConfiguration.builder()
                .addLimit(limit("rate", learned.rate(), learned.capacity()))
                .addLimit(limit("ceiling", Math.max(learned.rate(), learned.ceiling()), learned.capacity()))
                .addLimit(limit(
                        "memory", WIDE + (long) learned.calm() * VAIN_BASE + learned.vain(), WIDE + learned.room()))
                .build();
    }

    /** The other way round. */
    static Learned learned(BucketConfiguration configuration) {
        Bandwidth[] limits = configuration.getBandwidths();
        long counts = limits[MEMORY].getRefillTokens() - WIDE;
        return new Learned(
                limits[RATE].getRefillTokens(),
                limits[CEILING].getRefillTokens(),
                limits[RATE].getCapacity(),
                limits[MEMORY].getCapacity() - WIDE,
                (int) (counts / VAIN_BASE),
                (int) (counts % VAIN_BASE));
    }

    /**
     * Makes a bucket that others have made obey this JVM's settings. What was learned stays: a ceiling a little below the
     * configured rate and a smaller burst.
     */
    View adopt() {
        View found = View.of(bucket.asVerbose().getAvailableTokens());
        Learned own = learning.start();
        Learned there = found.learned;
        boolean configuredHigher = there.ceiling() < own.ceiling() * LEARNED_LESS;
        boolean configuredLower = there.ceiling() > own.ceiling() && !learning.climb();
        if (configuredHigher || configuredLower) {
            LOG.warn(
                    "The shared budget was opened with another rate by another JVM, {} calls a minute at most; {} hold from"
                            + " now on. All JVMs of an account should have one requestsPerMinute",
                    there.ceiling() / PERMIT,
                    own.ceiling() / PERMIT);
        }
        long ceiling = configuredHigher || configuredLower ? own.ceiling() : there.ceiling();
        Learned wanted = new Learned(
                Math.min(there.rate(), ceiling),
                ceiling,
                Math.min(there.capacity(), learning.fullCapacity()),
                there.room(),
                there.calm(),
                there.vain());
        follow(there, wanted);
        return new View(wanted, found.level);
    }

    /** How many tokens there must be; who may not use the reserve leaves it for those who may, in whatever JVM. */
    static long needed(boolean mayUseReserve, long capacity) {
        return PERMIT + (mayUseReserve ? 0 : Learned.reserve(capacity));
    }

    /**
     * Asks for a permit.
     *
     * @param capacity of the bucket as far as is known
     */
    Taken take(boolean mayUseReserve, long capacity) {
        long needed = needed(mayUseReserve, capacity);
        VerboseResult<ConsumptionProbe> answer = bucket.asVerbose().tryConsumeAndReturnRemaining(needed);
        View view = View.of(answer);
        if (!answer.getValue().isConsumed()) {
            Duration delay = view.until(needed(mayUseReserve, view.learned.capacity()));
            return new Taken(delay.isZero() ? AT_ONCE : delay, view);
        }
        long reserve = needed - PERMIT;
        if (reserve > 0) {
            bucket.addTokens(reserve);
        }
        return new Taken(Duration.ZERO, new View(view.learned, view.level + reserve));
    }

    /** A permit was not used. */
    View giveBack() {
        return View.of(bucket.asVerbose().addTokens(PERMIT));
    }

    /**
     * All pause; the first one who tells of an incident lowers the rate.
     *
     * @param wish of the vendor, or null
     * @param chance varies the pause; from 0 to below 1
     * @param untold calls that were taken before
     */
    View refused(Duration wish, double chance, Accepted untold) {
        View before = View.of(bucket.asVerbose().getAvailableTokens());
        if (before.level < 0) {
            return wish == null ? before : owe(before, before.learned.tokens(wish)).after;
        }
        Learned next = learning.refused(after(before.learned, untold), before.learned.isBurstUsed(before.level));
        Duration pause = learning.pause(next, chance);
        Duration longer = wish == null || wish.compareTo(pause) < 0 ? pause : wish;
        Owed owed = owe(before, next.tokens(longer));
        if (!owed.isFirst) {
            return owed.after;
        }
        follow(before.learned, next);
        return new View(next, owed.after.level);
    }

    /** All pause, and nothing is learned. */
    View pause(Duration pause) {
        View before = View.of(bucket.asVerbose().getAvailableTokens());
        return owe(before, before.learned.tokens(pause)).after;
    }

    /** The vendor took calls. */
    View accepted(View known, Accepted calls) {
        Learned next = after(known.learned, calls);
        follow(known.learned, next);
        return new View(next, known.level);
    }

    private Learned after(Learned known, Accepted calls) {
        Learned next = known;
        for (int call = 0; call < calls.count; call++) {
            next = learning.accepted(next, calls.wanted);
        }
        return next;
    }

    private record Owed(boolean isFirst, View after) {}

    private Owed owe(View before, long debt) {
        long more = before.level + debt;
        if (more <= 0) {
            return new Owed(false, before);
        }
        View after = View.of(bucket.asVerbose().consumeIgnoringRateLimits(more));
        long found = after.level + more;
        // Another JVM paused since the look, or prolonged the pause: the longer of the two holds, never their sum.
        long surplus = Math.max(0, Math.min(found, -debt) - after.level);
        if (surplus > 0) {
            bucket.addTokens(surplus);
        }
        return new Owed(before.level >= 0 && found >= 0, new View(after.learned, after.level + surplus));
    }

    private void follow(Learned from, Learned to) {
        if (!from.equals(to)) {
            bucket.replaceConfiguration(configuration(to), TokensInheritanceStrategy.AS_IS);
        }
    }

    private static Bandwidth limit(String id, long rate, long capacity) {
        return Bandwidth.builder()
                .capacity(capacity)
                .refillGreedy(rate, MINUTE)
                .initialTokens(0)
                .id(id)
                .build();
    }
}
