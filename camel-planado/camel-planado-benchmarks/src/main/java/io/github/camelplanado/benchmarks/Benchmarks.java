package io.github.camelplanado.benchmarks;

import java.util.List;

/** All that {@code docs/performance.md} tells, measured anew. */
public final class Benchmarks {

    /** What {@code paging=all} can hold in the small JVM. */
    private static final int FITS = 5_000;

    private Benchmarks() {}

    /**
     * Measures and prints.
     *
     * @param arguments number of entities, page size
     */
    public static void main(String[] arguments) throws Exception {
        int entities = Integer.parseInt(arguments[0]);
        int pageSize = Integer.parseInt(arguments[1]);
        System.out.printf(
                "Java %s, %s processors, measured JVM: %s; %d a page%n",
                System.getProperty("java.vm.version"),
                Runtime.getRuntime().availableProcessors(),
                String.join(" ", JavaProcess.SMALL),
                pageSize);
        boolean good = true;
        try (SeededSimulator simulator = SeededSimulator.start(pageSize).seed(entities)) {
            for (String resource : List.of("clients", "jobs")) {
                good &= print(stream(simulator, resource, entities, "nothing"));
            }
        }
        try (SeededSimulator simulator = SeededSimulator.start(pageSize).seed(FITS)) {
            good &= print(run(ComparisonRun.class, simulator.baseUrl(), String.valueOf(FITS)));
        }
        System.exit(good ? 0 : 1);
    }

    static JavaProcess.Ended stream(SeededSimulator simulator, String resource, int entities, String keep)
            throws InterruptedException {
        return run(StreamingRun.class, simulator.baseUrl(), resource, String.valueOf(entities), keep);
    }

    /** Runs a class in the small JVM. */
    static JavaProcess.Ended run(Class<?> main, String... arguments) throws InterruptedException {
        try (JavaProcess process = JavaProcess.start(JavaProcess.SMALL, main.getName(), List.of(arguments))) {
            return process.ended();
        }
    }

    private static boolean print(JavaProcess.Ended ended) {
        ended.lines().forEach(System.out::println);
        return ended.code() == 0;
    }
}
