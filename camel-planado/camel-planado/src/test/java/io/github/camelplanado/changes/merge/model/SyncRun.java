package io.github.camelplanado.changes.merge.model;

import java.util.List;
import java.util.Random;

import io.github.camelplanado.api.Change;

/**
 * Changes at the vendor, webhooks on a bad wire, sweeps whose pages are old when they arrive and whose list sometimes seems to
 * end early. In the end it is quiet, everything under way arrives, and one clean sweep is made.
 */
public final class SyncRun {

    private static final int TICKS = 4_000;
    private static final int TICKS_PER_PAGE = 4;
    private static final double CUT = 0.005;

    private final Random random;
    private final Vendor vendor;
    private final Wire wire;
    private final Target target;
    private String cursor;
    private List<Change> page;

    public SyncRun(long seed, boolean tellsDeletions) {
        random = new Random(seed);
        vendor = new Vendor(random, tellsDeletions);
        wire = new Wire(random);
        target = new Target(vendor);
    }

    /** The run with a listener by the real rules. */
    public Figures byRule() {
        return run(new ByRule(vendor, target, random));
    }

    /** The run with one of another habit. */
    public Figures by(ByHabit.Habit habit) {
        return run(new ByHabit(habit, target));
    }

    private Figures run(Listener listener) {
        listener.sweepBegins();
        for (int now = 0; now < TICKS; now++) {
            for (Change event : vendor.act()) {
                wire.send(now, event);
            }
            wire.arrived(now).forEach(listener::arrived);
            if (now % TICKS_PER_PAGE == 0) {
                sweepOn(listener);
            }
            listener.tick(now);
        }
        wire.arrived(Integer.MAX_VALUE).forEach(listener::arrived);
        listener.finish();
        cleanSweep(listener);
        listener.finish();
        return target.figures();
    }

    /** Takes the page that was asked for the last time, which is old by now, and asks for the next one. */
    private void sweepOn(Listener listener) {
        if (page != null && page.isEmpty()) {
            listener.sweepEnds();
            listener.sweepBegins();
            cursor = null;
        } else if (page != null) {
            listener.page(page);
            cursor = page.get(page.size() - 1).uuid();
        }
        page = random.nextDouble() < CUT ? List.of() : vendor.page(cursor);
    }

    private void cleanSweep(Listener listener) {
        listener.sweepBegins();
        String after = null;
        for (List<Change> rows = vendor.page(null); !rows.isEmpty(); rows = vendor.page(after)) {
            listener.page(rows);
            after = rows.get(rows.size() - 1).uuid();
        }
        listener.sweepEnds();
    }
}
