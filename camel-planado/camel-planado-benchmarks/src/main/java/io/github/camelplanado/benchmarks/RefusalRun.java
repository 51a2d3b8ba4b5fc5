package io.github.camelplanado.benchmarks;

import java.lang.management.ManagementFactory;
import java.util.Locale;

import io.github.camelplanado.api.PlanadoProtocolException;

/** The measured JVM: asks some times for a page that is far too large. Ends with 0 only if it was refused at each first attempt, and dropped. */
final class RefusalRun {

    static final int ASKED = 4;
    private static final double MOST_GROWTH = 1.0;
    private static final double MEGA = 1024.0 * 1024;

    private RefusalRun() {}

    /**
     * Asks.
     *
     * @param arguments address
     */
    public static void main(String[] arguments) throws Exception {
        try (Walk walk = new CamelWalk(arguments[0], "stream")) {
            boolean refused = isRefused(walk);
            // The first call loads classes; the others may leave nothing behind.
            double before = used();
            for (int more = 1; more < ASKED; more++) {
                refused &= isRefused(walk);
            }
            double growth = used() - before;
            System.out.printf(Locale.ROOT, "growth %.2f MiB%n", growth);
            System.exit(refused && growth < MOST_GROWTH ? 0 : 1);
        }
    }

    private static boolean isRefused(Walk walk) throws Exception {
        try {
            walk.read("clients", entity -> {});
            return false;
        } catch (PlanadoProtocolException e) {
            System.out.println(e.getMessage() + ", attempts " + e.getAttempts());
            return e.getAttempts() == 1;
        }
    }

    private static double used() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MEGA;
    }
}
