package io.github.camelplanado.benchmarks.recovery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * When everything happens, from the beginning of the window. By chance, from a seed: the same plan is the same timetable.
 *
 * @param visits by the number of the job
 * @param refusal when the receiver is refused
 * @param kills when the process is killed, in order: one while it is refused, one right after that, the others anywhere
 */
record Timetable(List<Visit> visits, Duration refusal, List<Duration> kills) {

    private static final double WITH_PHOTO = 0.4;
    private static final long LATEST_PHOTO_MILLIS = 20_000;
    /** While what was missed is being made up for. */
    private static final long AFTERWARDS_MILLIS = 40_000;
    /** A process that is killed before it was ready is the same kill. */
    private static final Duration APART = Duration.ofSeconds(20);

    Timetable {
        visits = List.copyOf(visits);
        kills = List.copyOf(kills);
    }

    static Timetable of(RecoveryPlan plan) {
        Random chance = new Random(plan.seed());
        List<Visit> visits = new ArrayList<>();
        for (int number = 1; number <= plan.jobs(); number++) {
            Duration finish = upTo(chance, plan.window());
            boolean photo = chance.nextDouble() < WITH_PHOTO;
            Duration later = Duration.ofMillis(1_000 + (long) (chance.nextDouble() * LATEST_PHOTO_MILLIS));
            visits.add(new Visit("visit-" + number, finish, photo ? finish.plus(later) : null));
        }
        Duration rest = plan.window().minus(plan.refused());
        Duration refusal = rest.dividedBy(4).plus(upTo(chance, rest.dividedBy(3)));
        return new Timetable(visits, refusal, kills(chance, plan, refusal));
    }

    private static List<Duration> kills(Random chance, RecoveryPlan plan, Duration refusal) {
        List<Duration> kills = new ArrayList<>();
        kills.add(refusal.plus(plan.refused().dividedBy(4))
                .plus(upTo(chance, plan.refused().dividedBy(2))));
        kills.add(refusal.plus(plan.refused()).plusMillis((long) (chance.nextDouble() * AFTERWARDS_MILLIS)));
        while (kills.size() < plan.kills()) {
            Duration kill = upTo(chance, plan.window());
            if (kills.stream().allMatch(other -> other.minus(kill).abs().compareTo(APART) > 0)) {
                kills.add(kill);
            }
        }
        kills.sort(null);
        return kills;
    }

    private static Duration upTo(Random chance, Duration longest) {
        return Duration.ofMillis((long) (chance.nextDouble() * longest.toMillis()));
    }
}
