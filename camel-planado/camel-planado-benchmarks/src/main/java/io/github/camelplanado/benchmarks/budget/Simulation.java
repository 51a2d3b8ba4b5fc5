package io.github.camelplanado.benchmarks.budget;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntFunction;

/**
 * An account for 65 minutes: in each JVM a sweep that never ends, urgent calls at random over all of them, latencies that are
 * log-normal. What is counted begins after 5 minutes. Where somebody else calls too, they stop then, and 5 more minutes show
 * how soon their part is used.
 */
final class Simulation {

    static final long SECOND = 1_000_000_000L;
    private static final double URGENT_A_SECOND = 6 / 60.0;
    private static final double FOREIGN_PART = 0.2;
    private static final double MEDIAN_SECONDS = 0.09;
    private static final double SIGMA = 0.5;
    /** Calls of the sweep that each JVM has on their way or waiting. */
    private static final int SWEEPERS = 4;

    private final Scenario scenario;
    private final Span span;
    private final VirtualTime time;
    private final Limit limit;
    private final SplittableRandom random;
    private final IntFunction<Sender> start;
    private final List<Sender> senders = new ArrayList<>();
    private final List<Long> taken = new ArrayList<>();
    private final List<Long> waits = new ArrayList<>();
    private int refused;
    private int foreign;
    private int life;

    private Simulation(Scenario scenario, Span span, SenderKind kind, long seed) {
        this.scenario = scenario;
        this.span = span;
        this.time = new VirtualTime();
        this.random = new SplittableRandom(seed);
        this.limit = scenario.limit().of(scenario.requestsPerMinute());
        this.start = kind.open(scenario, time, limit, random.split());
    }

    /** One account for the span of the benchmark. */
    static Outcome hour(Scenario scenario, SenderKind kind, long seed) {
        return new Simulation(scenario, Span.HOUR, kind, seed).run();
    }

    /** Several, each with a seed of its own, as one outcome. */
    static Outcome hours(Scenario scenario, SenderKind kind, Seeds seeds) {
        return spans(scenario, Span.HOUR, kind, seeds);
    }

    /** The same for another span. */
    static Outcome spans(Scenario scenario, Span span, SenderKind kind, Seeds seeds) {
        return Outcome.of(seeds.all()
                .mapToObj(seed -> new Simulation(scenario, span, kind, seed).run())
                .toList());
    }

    private Outcome run() {
        startAll();
        urgentCalls();
        if (scenario.foreign()) {
            foreignCalls();
        }
        if (scenario.crashes()) {
            crash();
        }
        time.runUntil(span.end());
        return outcome();
    }

    private void startAll() {
        life++;
        senders.clear();
        for (int jvm = 0; jvm < scenario.jvms(); jvm++) {
            senders.add(start.apply(jvm));
            for (int sweeper = 0; sweeper < SWEEPERS; sweeper++) {
                sweep(senders.get(jvm), life);
            }
        }
    }

    private void crash() {
        time.after(60 * SECOND, () -> {
            senders.forEach(Sender::kill);
            startAll();
            crash();
        });
    }

    private void sweep(Sender sender, int inLife) {
        new Call(sender, false, inLife, () -> sweep(sender, inLife)).begin();
    }

    private void urgentCalls() {
        time.after(exponential(URGENT_A_SECOND), () -> {
            Sender sender = senders.get(random.nextInt(senders.size()));
            new Call(sender, true, life, () -> {}).begin();
            urgentCalls();
        });
    }

    private void foreignCalls() {
        time.after(exponential(FOREIGN_PART * scenario.requestsPerMinute() / 60), () -> {
            if (time.now() < span.until()) {
                if (limit.take(time.now()) && counts()) {
                    foreign++;
                }
                foreignCalls();
            }
        });
    }

    private boolean counts() {
        return span.counts(time.now());
    }

    private long exponential(double perSecond) {
        return (long) (-Math.log(1 - random.nextDouble()) / perSecond * SECOND);
    }

    /** Half a round trip. */
    private long latency() {
        double gauss = Math.sqrt(-2 * Math.log(1 - random.nextDouble())) * Math.cos(2 * Math.PI * random.nextDouble());
        return (long) (MEDIAN_SECONDS / 2 * Math.exp(SIGMA * gauss) * SECOND) + span.delay() / 2;
    }

    private Outcome outcome() {
        double budget = scenario.requestsPerMinute() * span.minutes();
        long counted = taken.stream().filter(span::counts).count();
        double back = scenario.foreign() ? secondsUntilBack() : 0;
        return new Outcome(counted / (budget - foreign), refused * 60 / span.minutes(), waits, back, back);
    }

    /** From the end of the foreign calls until the mean of the last 60 seconds is 97 %. */
    private double secondsUntilBack() {
        double enough = 0.97 * scenario.requestsPerMinute();
        for (int at = 0; at < taken.size(); at++) {
            long now = taken.get(at);
            long first = now - 60 * SECOND;
            if (now >= span.until()) {
                long within = 0;
                for (int before = at; before >= 0 && taken.get(before) > first; before--) {
                    within++;
                }
                if (within >= enough) {
                    return (now - span.until()) / (double) SECOND;
                }
            }
        }
        return (span.end() - span.until()) / (double) SECOND;
    }

    /** One call: it goes until it is taken. */
    private final class Call {
        private final Sender sender;
        private final boolean urgent;
        private final int inLife;
        private final Runnable then;
        private final long born = time.now();
        private int attempts;

        Call(Sender sender, boolean urgent, int inLife, Runnable then) {
            this.sender = sender;
            this.urgent = urgent;
            this.inLife = inLife;
            this.then = then;
        }

        void begin() {
            sender.first(urgent, this::go);
        }

        private void go() {
            if (inLife == life) {
                attempts++;
                long left = time.now();
                time.after(latency(), () -> arrive(left));
            }
        }

        private void arrive(long left) {
            Duration retryAfter = Duration.ofSeconds(-Math.floorDiv(-limit.untilFree(time.now()), SECOND));
            boolean accepted = limit.take(time.now());
            if (accepted) {
                taken.add(time.now());
                if (urgent && counts()) {
                    waits.add(left - born);
                }
            } else if (counts()) {
                refused++;
            }
            time.after(latency(), () -> answered(accepted, retryAfter));
        }

        private void answered(boolean accepted, Duration retryAfter) {
            if (inLife != life) {
                return;
            }
            if (accepted) {
                sender.taken();
                then.run();
            } else {
                sender.again(urgent, attempts, retryAfter, this::go);
            }
        }
    }
}
