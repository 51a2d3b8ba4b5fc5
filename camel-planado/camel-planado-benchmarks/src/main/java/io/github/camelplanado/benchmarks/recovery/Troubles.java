package io.github.camelplanado.benchmarks.recovery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** What goes wrong, by the timetable. */
final class Troubles implements Runnable {

    /** What happens. */
    enum Kind {
        /** From now on the receiver is refused. */
        REFUSE,
        /** It is there again. */
        TAKE,
        /** The process is killed, and comes back. */
        KILL
    }

    private final List<Trouble> all = new ArrayList<>();
    private final Pace pace;
    private final Effect effect;
    private final AtomicInteger kills = new AtomicInteger();
    private volatile Span refusal;
    private volatile boolean over;
    private volatile String failure;
    private long refusedSince;

    /** One of them. */
    private record Trouble(Duration at, Kind kind) {}

    /** Does it. */
    @FunctionalInterface
    interface Effect {
        void happen(Kind kind) throws InterruptedException;
    }

    Troubles(RecoveryPlan plan, Timetable timetable, Pace pace, Effect effect) {
        this.pace = pace;
        this.effect = effect;
        all.add(new Trouble(timetable.refusal(), Kind.REFUSE));
        all.add(new Trouble(timetable.refusal().plus(plan.refused()), Kind.TAKE));
        timetable.kills().forEach(at -> all.add(new Trouble(at, Kind.KILL)));
        all.sort(Comparator.comparing(Trouble::at));
    }

    @Override
    public void run() {
        try {
            for (Trouble trouble : all) {
                pace.until(trouble.at());
                effect.happen(trouble.kind());
                note(trouble.kind());
            }
            over = true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            failure = "the troubles: " + e;
        }
    }

    private void note(Kind kind) {
        switch (kind) {
            case REFUSE -> refusedSince = pace.now();
            case TAKE -> refusal = new Span(refusedSince, pace.now());
            case KILL -> kills.incrementAndGet();
        }
    }

    int kills() {
        return kills.get();
    }

    /** When the receiver was refused; null until it is over. */
    Span refusal() {
        return refusal;
    }

    boolean isOver() {
        return over;
    }

    /** Null if all is well. */
    String failure() {
        return failure;
    }
}
