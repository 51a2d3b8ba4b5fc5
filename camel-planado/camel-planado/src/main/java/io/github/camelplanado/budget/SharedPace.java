package io.github.camelplanado.budget;

import static io.github.camelplanado.budget.Learned.PERMIT;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.function.DoubleSupplier;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;

/**
 * Permits from a bucket that JVMs share. While the store is down they come from a bucket of this JVM, with its share of the
 * rate: neither without a limit nor not at all. Who waits asks again when the bucket can have a permit, a little later by
 * chance, so that not all JVMs ask in one moment.
 *
 * <p>One thread uses it, {@link #state} and {@link #trouble} excepted.
 */
final class SharedPace implements Pace {

    /** Of the time in which one permit comes. */
    private static final double JITTER = 0.03;
    /** Longest wait while the store is down: it may be back. */
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);
    /** Longest time without a look into the store while a call waits: somebody may have made the bucket anew. */
    private static final Duration LONGEST_TRUST = Duration.ofSeconds(10);
    /** Calls that were taken are told to the store some at once. */
    private static final int TOLD_AT_ONCE = 5;

    /** Who got nothing while so many permits came may use the reserve, as within a JVM. */
    private static final int PATIENCE = 10;

    private static final MathContext THREE_DIGITS = new MathContext(3);

    private final StoreLine line;
    private final Learning learning;
    private final Learning share;
    private final TimeMeter time;
    private final DoubleSupplier chance;
    private final StallWatch stall = new StallWatch();
    /** Null before the first look. */
    private volatile Look last;

    private volatile TokenPace standIn;
    private boolean adopted;
    /** Calls that were taken and not told to the store. */
    private int accepted;
    /** Whether somebody found no permit since calls were told. */
    private boolean wanted;
    /** Whether a call waits, and since when: no permit was taken from then on. */
    private boolean waits;

    private long waitsSince;

    /**
     * A pace.
     *
     * @param line to the bucket; closed with the pace
     * @param learning the account's rate and how it changes
     * @param share this JVM's, for as long as the store is down
     * @param time monotonic nanoseconds of this JVM
     * @param chance from 0 to below 1
     */
    SharedPace(StoreLine line, Learning learning, Learning share, TimeMeter time, DoubleSupplier chance) {
        this.line = line;
        this.learning = learning;
        this.share = share;
        this.time = time;
        this.chance = chance;
    }

    /** What was seen last, and when. */
    private record Look(SharedBucket.View view, long atNanos) {

        Duration pauseLeft(long nowNanos) {
            return left(view.pause(), nowNanos);
        }

        /**
         * How long the bucket cannot have so many tokens, whatever the others do: they only take. Nobody relies on a look for
         * long.
         */
        Duration untilThere(long tokens, long nowNanos) {
            return shorter(left(view.until(tokens), nowNanos), left(LONGEST_TRUST, nowNanos));
        }

        private Duration left(Duration fromLook, long nowNanos) {
            Duration left = fromLook.minusNanos(nowNanos - atNanos);
            return left.isNegative() ? Duration.ZERO : left;
        }
    }

    /**
     * What the store was asked.
     *
     * @param told whether it knows of the calls that were taken
     */
    private record Asked(SharedBucket.Taken taken, boolean told) {}

    /** Work on the bucket. */
    @FunctionalInterface
    private interface Step {
        SharedBucket.View on(SharedBucket bucket);
    }

    @Override
    public boolean isLocal() {
        return false;
    }

    @Override
    public Duration take(boolean mayUseReserve) {
        Duration wait = ask(mayUseReserve || isPassedOver());
        if (wait.isZero()) {
            waits = false;
        } else if (!waits) {
            waits = true;
            waitsSince = time.currentTimeNanos();
        }
        return wait;
    }

    @Override
    public void giveBack() {
        if (!step(SharedBucket::giveBack)) {
            standIn().giveBack();
        }
    }

    @Override
    public void refused(Duration wish) {
        SharedBucket.Accepted untold = untold();
        if (!step(bucket -> bucket.refused(wish, chance.getAsDouble(), untold))) {
            standIn().refused(wish);
        }
    }

    @Override
    public void pause(Duration pause) {
        if (!step(bucket -> bucket.pause(pause))) {
            standIn().pause(pause);
        }
    }

    @Override
    public void accepted() {
        TokenPace local = standIn;
        if (local != null) {
            local.accepted();
        } else {
            accepted++;
        }
    }

    @Override
    public State state() {
        TokenPace local = standIn;
        if (local != null) {
            return local.state();
        }
        Look look = last;
        return look == null
                ? new State(learning.start().requestsPerMinute(), Duration.ZERO)
                : new State(look.view.learned().requestsPerMinute(), look.pauseLeft(time.currentTimeNanos()));
    }

    @Override
    public String trouble() {
        String trouble = line.trouble();
        return trouble == null
                ? null
                : "the store of the shared budget is down (" + trouble + "), this JVM goes on with "
                        + new BigDecimal(share.requestsPerMinute())
                                .round(THREE_DIGITS)
                                .stripTrailingZeros()
                                .toPlainString()
                        + " calls a minute";
    }

    @Override
    public void close() {
        line.close();
    }

    /** The calls of others take what comes, since they need less: without an end that would starve this JVM. */
    private boolean isPassedOver() {
        Look look = last;
        return waits
                && look != null
                && time.currentTimeNanos() - waitsSince
                        > PATIENCE * look.view.learned().time(PERMIT).toNanos();
    }

    private Duration ask(boolean mayUseReserve) {
        Duration known = untilThere(mayUseReserve);
        if (!known.isZero()) {
            wanted = true;
            return known.plus(jitter(last.view.learned()));
        }
        SharedBucket.Accepted untold = new SharedBucket.Accepted(accepted, wanted);
        Look look = adopted ? last : null;
        try {
            Asked asked = line.call(bucket -> ask(reached(bucket), mayUseReserve, look, untold));
            adopted = true;
            if (asked.told) {
                accepted = 0;
                wanted = false;
            }
            seen(asked.taken.view());
            if (asked.taken.delay().isZero()) {
                return Duration.ZERO;
            }
            wanted = true;
            watch(asked.taken.view());
            return shorter(asked.taken.delay(), LONGEST_TRUST)
                    .plus(jitter(asked.taken.view().learned()));
        } catch (StoreDownException e) {
            return shorter(standIn().take(mayUseReserve), LOOK_AGAIN);
        }
    }

    /** On the thread of the store, which may go on when nobody waits for it any more: changes nothing here. */
    private static Asked ask(SharedBucket bucket, boolean mayUseReserve, Look look, SharedBucket.Accepted untold) {
        SharedBucket.View known = look == null ? bucket.adopt() : look.view;
        SharedBucket.Taken taken = bucket.take(mayUseReserve, known.learned().capacity());
        if (untold.count() < TOLD_AT_ONCE || taken.view().level() < 0) {
            return new Asked(taken, false);
        }
        return new Asked(new SharedBucket.Taken(taken.delay(), bucket.accepted(taken.view(), untold)), true);
    }

    /** The bucket in the store. A pause that this JVM was told of while the store was down holds for all from now on. */
    private SharedBucket reached(Bucket bucket) {
        SharedBucket reached = new SharedBucket(bucket, learning);
        TokenPace local = standIn;
        Duration pause = local == null ? Duration.ZERO : local.state().pause();
        if (!pause.isZero()) {
            reached.pause(pause);
        }
        return reached;
    }

    private SharedBucket.Accepted untold() {
        SharedBucket.Accepted untold = new SharedBucket.Accepted(accepted, wanted);
        accepted = 0;
        wanted = false;
        return untold;
    }

    private Duration untilThere(boolean mayUseReserve) {
        Look look = last;
        return look == null || standIn != null
                ? Duration.ZERO
                : look.untilThere(
                        SharedBucket.needed(mayUseReserve, look.view.learned().capacity()), time.currentTimeNanos());
    }

    private boolean step(Step step) {
        try {
            seen(line.call(bucket -> step.on(reached(bucket))));
            return true;
        } catch (StoreDownException e) {
            return false;
        }
    }

    private void seen(SharedBucket.View view) {
        last = new Look(view, time.currentTimeNanos());
        standIn = null;
    }

    private void watch(SharedBucket.View view) {
        switch (stall.low(view.level(), time.currentTimeNanos())) {
            case DOUBTFUL -> line.doubt();
            case STALLED -> line.forget();
            case ALIVE -> {
                // nothing to do
            }
        }
    }

    /** This JVM's own bucket, empty at first; a pause that is known holds in it too. */
    private TokenPace standIn() {
        TokenPace local = standIn;
        if (local == null) {
            local = new TokenPace(share, time, chance);
            Look look = last;
            Duration pause = look == null ? Duration.ZERO : look.pauseLeft(time.currentTimeNanos());
            if (!pause.isZero()) {
                local.pause(pause);
            }
            adopted = false;
            standIn = local;
        }
        return local;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private Duration jitter(Learned learned) {
        return Duration.ofNanos((long) (learned.time(PERMIT).toNanos() * JITTER * chance.getAsDouble()));
    }
}
