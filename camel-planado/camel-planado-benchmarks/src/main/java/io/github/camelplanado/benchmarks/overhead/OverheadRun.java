package io.github.camelplanado.benchmarks.overhead;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.github.camelplanado.benchmarks.SeededSimulator;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Measures {@link SingleEntityCalls} in rounds: in each, a new JVM for the component, for the hand-made route and for the
 * hand-made route again, back and forth. Ends with 1 where the component costs more than {@value #MOST} times the route, and
 * where the route differs from itself by so much that nothing can be said.
 */
final class OverheadRun {

    private static final double MOST = 1.3;
    private static final double NOISE = 0.1;
    private static final String BY_HAND = "byHand";
    private static final String AGAIN = "byHand again";
    private static final List<String> FIGURES = List.of(CpuProfiler.NAME, "gc.alloc.rate.norm");
    private static final List<String> JVM =
            List.of("-Xms256m", "-Xmx256m", "-XX:+UseSerialGC", "-Dorg.slf4j.simpleLogger.defaultLogLevel=off");

    /** By call, figure and way, one for each round. */
    private final Map<String, Map<String, Map<String, List<Double>>>> figures = new LinkedHashMap<>();

    private final String baseUrl;
    private final int seconds;

    private OverheadRun(String baseUrl, int seconds) {
        this.baseUrl = baseUrl;
        this.seconds = seconds;
    }

    /**
     * Measures and prints.
     *
     * @param arguments number of rounds, measured seconds for each call in each
     */
    public static void main(String[] arguments) throws RunnerException {
        int rounds = Integer.parseInt(arguments[0]);
        try (SeededSimulator simulator = SeededSimulator.start(20).seed(20)) {
            OverheadRun run = new OverheadRun(simulator.baseUrl(), Integer.parseInt(arguments[1]));
            for (int round = 0; round < rounds; round++) {
                List<String> ways = new ArrayList<>(List.of(SingleEntityCalls.PLANADO, BY_HAND, AGAIN));
                if (round % 2 == 1) {
                    Collections.reverse(ways);
                }
                for (String way : ways) {
                    run.measure(way);
                }
                System.out.println("round " + (round + 1) + " of " + rounds + " done");
            }
            System.exit(run.report() ? 0 : 1);
        }
    }

    private void measure(String way) throws RunnerException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(SingleEntityCalls.class.getName())
                        .param("way", way.equals(AGAIN) ? BY_HAND : way)
                        .forks(1)
                        .jvmArgs(JVM.toArray(String[]::new))
                        .jvmArgsAppend("-D" + SingleEntityCalls.ADDRESS + "=" + baseUrl)
                        .warmupIterations(1)
                        .warmupTime(TimeValue.seconds(seconds))
                        .measurementIterations(1)
                        .measurementTime(TimeValue.seconds(seconds))
                        .addProfiler(GCProfiler.class)
                        .addProfiler(CpuProfiler.class)
                        .shouldFailOnError(true)
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .run();
        for (RunResult result : results) {
            String call = result.getPrimaryResult().getLabel();
            for (String figure : FIGURES) {
                figures.computeIfAbsent(call, made -> new LinkedHashMap<>())
                        .computeIfAbsent(figure, made -> new LinkedHashMap<>())
                        .computeIfAbsent(way, made -> new ArrayList<>())
                        .add(result.getSecondaryResults().get(figure).getScore());
            }
        }
    }

    private boolean report() {
        boolean good = true;
        System.out.printf("%-8s %-20s %12s %12s %10s %10s%n", "call", "", "planado", BY_HAND, "ratio", "A/A");
        for (Map.Entry<String, Map<String, Map<String, List<Double>>>> call : figures.entrySet()) {
            for (Map.Entry<String, Map<String, List<Double>>> figure :
                    call.getValue().entrySet()) {
                good &= report(call.getKey(), figure.getKey(), figure.getValue());
            }
        }
        return good;
    }

    private static boolean report(String call, String figure, Map<String, List<Double>> byWay) {
        double ratio = Ratios.median(byWay.get(SingleEntityCalls.PLANADO), byWay.get(BY_HAND));
        double same = Ratios.median(byWay.get(AGAIN), byWay.get(BY_HAND));
        boolean quiet = Math.abs(same - 1) <= NOISE;
        boolean cheap = ratio <= MOST;
        System.out.printf(
                Locale.ROOT,
                "%-8s %-20s %12.0f %12.0f %10.3f %10.3f%s%s%n",
                call,
                figure,
                Ratios.median(byWay.get(SingleEntityCalls.PLANADO)),
                Ratios.median(byWay.get(BY_HAND)),
                ratio,
                same,
                quiet ? "" : "  TOO NOISY: the machine is not quiet enough to judge",
                cheap ? "" : "  TOO DEAR: more than " + MOST);
        return quiet && cheap;
    }
}
