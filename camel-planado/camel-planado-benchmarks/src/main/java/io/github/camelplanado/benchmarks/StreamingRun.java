package io.github.camelplanado.benchmarks;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The measured JVM: reads a list through a route and looks at the heap after collections on the way. Ends with 0 only if every
 * entity came and the heap stayed flat.
 */
final class StreamingRun {

    private static final int SAMPLES = 100;
    /** Less than 50 bytes for each entity of the small run, nothing for each of the large one. */
    private static final double MOST_GROWTH = 2.0;
    /** Of 64 MiB. */
    private static final double MOST_USED = 40.0;

    private final HeapCurve heap = new HeapCurve();
    private final List<Object> kept = new ArrayList<>();
    private final String keep;
    private final int expected;
    private int read;

    private StreamingRun(int expected, String keep) {
        this.expected = expected;
        this.keep = keep;
    }

    /**
     * Measures.
     *
     * @param arguments address, resource, number of entities, and what a broken reader would keep: nothing, uuid, all
     */
    public static void main(String[] arguments) throws Exception {
        StreamingRun run = new StreamingRun(Integer.parseInt(arguments[2]), arguments[3]);
        long start = System.nanoTime();
        try (Walk walk = new CamelWalk(arguments[0], "stream")) {
            walk.read(arguments[1], run::count);
        }
        System.exit(run.report(arguments[1], (System.nanoTime() - start) / (double) TimeUnit.SECONDS.toNanos(1)));
    }

    private void count(Object entity) {
        read++;
        if (keep.equals("all")) {
            kept.add(entity);
        } else if (keep.equals("uuid")) {
            kept.add(((Map<?, ?>) entity).get("uuid"));
        }
        if (read % Math.max(1, expected / SAMPLES) == 0) {
            System.gc();
            heap.add(ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
        }
    }

    private int report(String resource, double seconds) {
        System.out.printf(
                Locale.ROOT,
                "%s: %d entities in %.1f s, %.0f a second, samples of the heap included%n",
                resource,
                read,
                seconds,
                read / seconds);
        System.out.println("tenth   min    med    max  MiB used after a collection");
        int tenth = 0;
        for (HeapCurve.Decile decile : heap.deciles()) {
            System.out.printf("%5d %s%n", ++tenth, decile);
        }
        System.out.printf(
                Locale.ROOT,
                "growth %.2f MiB (limit %.1f), peak %.1f MiB (limit %.1f)%n",
                heap.growth(),
                MOST_GROWTH,
                heap.peak(),
                MOST_USED);
        boolean whole = read == expected;
        boolean flat = heap.growth() <= MOST_GROWTH && heap.peak() <= MOST_USED;
        System.out.println(!whole ? "INCOMPLETE: " + expected + " expected" : flat ? "FLAT" : "NOT FLAT");
        return whole && flat ? 0 : 1;
    }
}
