package io.github.camelplanado.examples.erpsync.demo;

import java.util.concurrent.locks.LockSupport;

/** The time in which rows wait: people on both sides change rows meanwhile, and pushes are refused for a while. */
final class Load {

    private static final long ROUND_NANOS = 50_000_000;
    private static final int ROUNDS = 40;
    /** Edits end a little before the load does. */
    private static final double HURRY = 1.05;

    private static final double REFUSE_FROM = 0.6;
    private static final long REFUSED_MILLIS = 45_000;

    private final DemoSettings settings;
    private final Stage stage;
    private final Progress progress;
    private final Arrivals arrivals;
    private final People people;
    private final boolean simulated;
    private int apart;
    private int together;
    private long refusedUntil;
    private long from;
    private long to;
    private long turns;

    Load(DemoSettings settings, Stage stage, Progress progress, Arrivals arrivals) {
        this.settings = settings;
        this.stage = stage;
        this.progress = progress;
        this.arrivals = arrivals;
        this.simulated = stage.simulator() != null;
        this.people = new People(stage.erp(), stage.simulator(), settings.seed());
    }

    void run() {
        Erp erp = stage.erp();
        from = System.currentTimeMillis();
        turns = stage.meter().turns();
        int round = 0;
        // Rows that wait for a parked parent wait for ever: then the outbox is empty.
        for (long waiting = erp.waiting();
                waiting > 0 && !(++round % ROUNDS == 0 && erp.isQuiet());
                waiting = erp.waiting()) {
            double part = 1 - waiting / (double) settings.rows();
            edits(part * HURRY);
            if (simulated) {
                refusals(part);
            } else {
                arrivals.look();
            }
            progress.tick();
            LockSupport.parkNanos(ROUND_NANOS);
        }
        to = System.currentTimeMillis();
        turns = stage.meter().turns() - turns;
        if (refusedUntil != 0 && refusedUntil != Long.MAX_VALUE) {
            stage.refusePushes(false);
        }
        progress.say("no row waits any more; rows changed meanwhile: " + (apart + together)
                + (simulated ? " on each side, " + together + " of them on both" : " in the ERP"));
    }

    private void edits(double part) {
        int alone = settings.edits() - settings.conflicts();
        if (part * alone > apart + 1 && apart < alone && people.clerk() && (!simulated || people.dispatcher())) {
            apart++;
        }
        if (simulated
                && part * settings.conflicts() > together + 1
                && together < settings.conflicts()
                && people.both()) {
            together++;
        }
    }

    private void refusals(double part) {
        if (part > REFUSE_FROM && refusedUntil == 0) {
            stage.refusePushes(true);
            refusedUntil = System.currentTimeMillis() + REFUSED_MILLIS / settings.speed();
            progress.say("pushes are refused from now on");
        } else if (refusedUntil != 0 && System.currentTimeMillis() > refusedUntil) {
            stage.refusePushes(false);
            refusedUntil = Long.MAX_VALUE;
            progress.say("pushes are taken again");
        }
    }

    /** Whether people changed as many rows as they were to. */
    boolean isComplete() {
        return apart + together == settings.edits();
    }

    long from() {
        return from;
    }

    long to() {
        return to;
    }

    long millis() {
        return to - from;
    }

    /** Calls that the component made in that time. */
    long turns() {
        return turns;
    }
}
