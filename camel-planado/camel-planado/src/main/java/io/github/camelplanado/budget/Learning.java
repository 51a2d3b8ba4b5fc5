package io.github.camelplanado.budget;

import static io.github.camelplanado.budget.Learned.LATENESS;
import static io.github.camelplanado.budget.Learned.PERMIT;

import java.time.Duration;

/**
 * How the rate follows what the vendor does. Pure arithmetic without a clock: refusals lower it, every call that was taken
 * raises it, whichever JVM made it. Three things are learned apart:
 *
 * <ul>
 *   <li>what others leave of the rate: less after a refusal, more with each call that is taken, much more when no refusal
 *       came for longer than it usually does;
 *   <li>what a pause is good for: if the next refusal comes soon, the vendor saves little up and long pauses are wasted, else
 *       longer ones mean fewer refusals;
 *   <li>what never works here: the burst, if calls are refused right after it was used, or the last percents of the rate, as
 *       with limits that count the calls of a minute. Both are tried again after {@value #LONG_CALM} calls.
 *       A burst is not tried at all before the first {@value #PROOF} calls.
 * </ul>
 *
 * <p>The figures come from simulations of an hour each, see {@code docs/budget.md}.
 *
 * @param requestsPerMinute the configured rate, at least a thousandth; a JVM's share of one need not be whole
 * @param burst how many permits may be saved up, at least 1
 * @param climb whether the rate may rise above the configured one while no call is refused
 */
public record Learning(double requestsPerMinute, int burst, boolean climb) {

    /** A refusal costs this part of the rate, and more where a pause gives much back. */
    private static final double DECREASE = 0.04;

    private static final double DECREASE_BY_ROOM = 0.02;
    private static final double LEAST = 0.05;
    /** For each call that is taken. */
    private static final double RISE = 0.001;

    private static final double FAST_RISE = 0.1;
    /** Steps are parts of this rate whatever is configured: at more calls a minute there are more steps. */
    private static final int RISE_OF = 60 * PERMIT;
    /** When the rise becomes fast: so many seconds of calls, and so many for each permit of room. */
    private static final double USUAL_CALM = 2;

    private static final double USUAL_CALM_BY_ROOM = 5.2;

    private static final int LEAST_ROOM = PERMIT;
    private static final int FIRST_ROOM = 4 * PERMIT;
    private static final int MOST_ROOM = 8 * PERMIT;
    /** What comes within so many seconds of calls for each permit of room was not kept away by the pause. */
    private static final double SOON = 5.6;

    private static final double LESS_ROOM = 0.7;
    private static final double MORE_ROOM = 1.15;

    /** A refusal at this part of the configured rate is none that others cause. */
    private static final double NEAR_CEILING = 0.98;

    private static final double CEILING_STEP = 0.02;
    private static final double LEAST_CEILING = 0.97;
    /** With a small reserve, so that a call of high priority goes first even when other JVMs ask for the same permit. */
    private static final int LEAST_CAPACITY = PERMIT + 2 * LATENESS;

    private static final int CAPACITY_STEP = PERMIT * 35 / 100;
    private static final int LONG_CALM = 10_000;
    /** After so many calls a new process may burst: one that is started again and again must not. */
    private static final int PROOF = 100;

    private static final int CLIMB_AFTER = 1_000;
    private static final double CLIMB = 0.0005;
    private static final int MOST_CLIMB = 10;
    private static final double CLIMBED_TOO_HIGH = 0.03;

    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    private static final double JITTER = 0.25;

    /** Before anything is known. */
    public Learned start() {
        int calm = LEAST_CAPACITY < fullCapacity() ? LONG_CALM - PROOF : 1;
        return new Learned(configured(), configured(), LEAST_CAPACITY, FIRST_ROOM, calm, 0);
    }

    /** How much may be saved up where bursts work, in thousandths of a permit. */
    long fullCapacity() {
        return Math.max(LEAST_CAPACITY, (long) burst * PERMIT + LATENESS);
    }

    /**
     * After an incident: one refusal, or several that came from calls on their way.
     *
     * @param burstUsed whether the refused call may have been one of a burst
     */
    public Learned refused(Learned known, boolean burstUsed) {
        if (known.calm() == 0) {
            // Nothing was taken since the last one: the pause was too short, which says nothing about the rate.
            return known.refusedInVain();
        }
        boolean burst = burstUsed && known.capacity() > LEAST_CAPACITY;
        boolean nearCeiling = !burst && known.rate() >= part(NEAR_CEILING);
        long ceiling = nearCeiling ? lower(known.ceiling()) : known.ceiling();
        long capacity = capacityAfterRefusal(known, burst, nearCeiling);
        long room = roomAfterRefusal(known);
        double kept = 1 - DECREASE - DECREASE_BY_ROOM * room / PERMIT;
        long rate = Math.max(part(LEAST), (long) (Math.min(known.rate(), ceiling) * kept));
        return new Learned(rate, ceiling, capacity, room, 0, 0);
    }

    /**
     * After a call that was taken.
     *
     * @param wanted whether calls waited for their turn: what nobody wants proves nothing
     */
    public Learned accepted(Learned known, boolean wanted) {
        int calm = known.calm() + 1;
        if (calm >= LONG_CALM) {
            return forgiven(known);
        }
        boolean proven = calm > CLIMB_AFTER && calm <= LONG_CALM - PROOF;
        long ceiling = climb && wanted && proven && known.rate() >= known.ceiling()
                ? Math.min(MOST_CLIMB * configured(), (long) (known.ceiling() * (1 + CLIMB)))
                : known.ceiling();
        double unusual = seconds(calm) / (USUAL_CALM + USUAL_CALM_BY_ROOM * known.room() / PERMIT) - 1;
        double rise = RISE + FAST_RISE * Math.max(0, Math.min(1, unusual));
        long rate = Math.min(ceiling, known.rate() + Math.round(rise * RISE_OF));
        return new Learned(rate, ceiling, known.capacity(), known.room(), calm, 0);
    }

    /** How long everybody pauses after a refusal; chance is from 0 to below 1. */
    public Duration pause(Learned known, double chance) {
        double permits = (double) known.room() / PERMIT * (1 + JITTER * (chance - 0.5)) * Math.pow(2, known.vain());
        double seconds = Math.min((double) LONGEST_PAUSE.toSeconds(), permits * 60 / requestsPerMinute);
        return Duration.ofNanos((long) (seconds * 1e9));
    }

    /** A step, or to below what was climbed to in vain. */
    private long lower(long ceiling) {
        return ceiling > configured()
                ? Math.max(configured(), (long) (ceiling * (1 - CLIMBED_TOO_HIGH)))
                : Math.max(part(LEAST_CEILING), ceiling - part(CEILING_STEP));
    }

    /** Whatever the rate is to blame for, the burst is not. */
    private long capacityAfterRefusal(Learned known, boolean burst, boolean nearCeiling) {
        if (burst) {
            return Math.max(LEAST_CAPACITY, known.capacity() - CAPACITY_STEP);
        }
        return nearCeiling ? fullCapacity() : known.capacity();
    }

    private long roomAfterRefusal(Learned known) {
        return seconds(known.calm()) * PERMIT < SOON * known.room()
                ? Math.max(LEAST_ROOM, (long) (known.room() * LESS_ROOM))
                : Math.min(MOST_ROOM, (long) (known.room() * MORE_ROOM));
    }

    /** Back to what was configured, the rate by a step; another refusal would take it again. */
    private Learned forgiven(Learned known) {
        long ceiling = Math.max(known.ceiling(), Math.min(configured(), known.ceiling() + part(CEILING_STEP)));
        // A burst that is new again is proof of nothing else: who has just started climbs after as many calls as
        // everybody.
        int calm = known.capacity() < fullCapacity() ? PROOF : CLIMB_AFTER;
        return new Learned(known.rate(), ceiling, fullCapacity(), known.room(), calm, 0);
    }

    private long part(double ofTheConfigured) {
        return Math.round(configured() * ofTheConfigured);
    }

    private long configured() {
        return Math.max(1, Math.round(requestsPerMinute * PERMIT));
    }

    /** How long so many calls take at the configured rate. */
    private double seconds(int calls) {
        return calls * 60.0 / requestsPerMinute;
    }
}
