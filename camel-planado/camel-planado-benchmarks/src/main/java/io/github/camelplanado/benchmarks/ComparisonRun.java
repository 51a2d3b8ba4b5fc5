package io.github.camelplanado.benchmarks;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;

/** The measured JVM: several ways to read a list, in turns, so that what slows the machine down slows all of them. */
final class ComparisonRun {

    private static final int ROUNDS = 7;

    private ComparisonRun() {}

    /**
     * Compares.
     *
     * @param arguments address of an account of which one reading takes seconds, number of entities
     */
    public static void main(String[] arguments) throws Exception {
        String baseUrl = arguments[0];
        Map<String, Walk> ways = new LinkedHashMap<>();
        ways.put("route, paging=stream", new CamelWalk(baseUrl, "stream"));
        ways.put("the same again (A/A)", new CamelWalk(baseUrl, "stream"));
        ways.put("route, paging=all", new CamelWalk(baseUrl, "all"));
        ways.put("plain loop of pages", new NaiveWalk(baseUrl));
        Map<String, double[]> rates = new LinkedHashMap<>();
        ways.keySet().forEach(way -> rates.put(way, new double[ROUNDS]));
        // The first round warms up and is overwritten by the next.
        for (int round = -1; round < ROUNDS; round++) {
            for (Map.Entry<String, Walk> way : ways.entrySet()) {
                rates.get(way.getKey())[Math.max(0, round)] = rate(way.getValue(), Integer.parseInt(arguments[1]));
            }
        }
        ways.values().forEach(Walk::close);
        System.out.println("clients: entities a second, median (least to most) of " + ROUNDS + " rounds in turns");
        rates.forEach((way, values) -> System.out.printf(
                Locale.ROOT,
                "%-22s %7.0f (%.0f to %.0f)%n",
                way,
                HeapCurve.median(values),
                IntStream.range(0, ROUNDS).mapToDouble(at -> values[at]).min().orElse(0),
                IntStream.range(0, ROUNDS).mapToDouble(at -> values[at]).max().orElse(0)));
        System.exit(0);
    }

    private static double rate(Walk walk, int expected) throws Exception {
        LongAdder read = new LongAdder();
        long start = System.nanoTime();
        walk.read("clients", entity -> read.increment());
        double seconds = (System.nanoTime() - start) / (double) TimeUnit.SECONDS.toNanos(1);
        if (read.sum() != expected) {
            throw new IllegalStateException(read.sum() + " entities instead of " + expected);
        }
        return read.sum() / seconds;
    }
}
