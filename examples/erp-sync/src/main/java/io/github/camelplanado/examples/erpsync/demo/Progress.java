package io.github.camelplanado.examples.erpsync.demo;

import java.util.Locale;

/** A line every few seconds. */
final class Progress {

    private static final long EVERY_MILLIS = 3_000;

    private final Erp erp;
    private final SimulatorProcess simulator;
    private final DemoSettings settings;
    private final long start = System.currentTimeMillis();
    private long next;

    Progress(Erp erp, SimulatorProcess simulator, DemoSettings settings) {
        this.erp = erp;
        this.simulator = simulator;
        this.settings = settings;
    }

    /** Prints the line if it is time. */
    void tick() {
        if (System.currentTimeMillis() >= next) {
            next = System.currentTimeMillis() + EVERY_MILLIS;
            String text = "sent " + (settings.rows() - erp.waiting()) + "/" + settings.rows() + ", finished in the ERP "
                    + erp.count("SELECT count(*) FROM orders WHERE status = 'finished'");
            say(
                    simulator == null
                            ? text
                            : text + ", in Planado " + finished() + ", deliveries under way "
                                    + simulator.stats().path("deliveries_pending"));
        }
    }

    void say(String text) {
        System.out.println(
                String.format(Locale.ROOT, "%5.1f s  %s", (System.currentTimeMillis() - start) / 1_000.0, text));
    }

    /** Jobs that are finished in Planado. */
    long finished() {
        return simulator.rows().get(Kind.JOB).stream()
                .filter(job -> "finished".equals(job.values().get("status")))
                .count();
    }
}
