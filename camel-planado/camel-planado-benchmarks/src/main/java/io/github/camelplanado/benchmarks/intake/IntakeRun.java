package io.github.camelplanado.benchmarks.intake;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Measures how webhooks are taken in while a stream of changes tells them: at a steady rate, in a burst, and as fast as it goes
 * beside a route that only inserts. Ends with 1 where a goal is missed.
 */
public final class IntakeRun {

    /** A little above the goal of 500. */
    private static final int STEADY = 510;

    private static final int BURST = 5_000;
    private static final int BURST_SECONDS = 5;
    private static final int CONNECTIONS = 32;
    private static final int BURST_CONNECTIONS = 512;
    private static final int WARM_UP_SECONDS = 15;
    private static final int ROUND_SECONDS = 4;

    private final IntakeStage stage;
    private final int seconds;
    private final int rounds;

    private IntakeRun(IntakeStage stage, int seconds, int rounds) {
        this.stage = stage;
        this.seconds = seconds;
        this.rounds = rounds;
    }

    /**
     * Measures and prints.
     *
     * @param arguments {@code folder=} for files, {@code seconds=} at the steady rate, {@code rounds=} how many, {@code seed=},
     *     empty for another one each time
     */
    public static void main(String[] arguments) throws Exception {
        String wanted = value(arguments, "seed");
        long seed = wanted.isBlank() ? new SplittableRandom().nextLong(1_000_000) : Long.parseLong(wanted);
        System.out.println("seed " + seed);
        boolean good;
        try (IntakeStage stage = new IntakeStage(seed, Path.of(value(arguments, "folder")))) {
            int seconds = Integer.parseInt(value(arguments, "seconds"));
            int rounds = Integer.parseInt(value(arguments, "rounds"));
            good = new IntakeRun(stage, seconds, rounds).run();
        }
        System.exit(good ? 0 : 1);
    }

    private static String value(String[] arguments, String name) {
        return Arrays.stream(arguments)
                .filter(argument -> argument.startsWith(name + "="))
                .map(argument -> argument.substring(name.length() + 1))
                .findFirst()
                .orElseThrow();
    }

    private boolean run() throws Exception {
        stage.open(STEADY, WARM_UP_SECONDS, CONNECTIONS);
        stage.closed(NodeMain.BARE, WARM_UP_SECONDS / 2, CONNECTIONS);
        stage.closed(NodeMain.CONNECTOR, WARM_UP_SECONDS / 2, CONNECTIONS);
        long before = stage.told();
        Tally steady = stage.open(STEADY, seconds, CONNECTIONS);
        long told = stage.told() - before;
        System.out.printf(Locale.ROOT, "steady: %s; told %d a second%n", steady, told / seconds);
        Tally burst = stage.open(BURST, BURST_SECONDS, BURST_CONNECTIONS);
        System.out.println("burst: " + burst);
        Rounds compared = compare();
        System.out.println(compared);
        long lost = stage.lost();
        return report(steady, burst, compared, told, lost);
    }

    /** The stream has something to tell all the time, in every row. */
    private Rounds compare() {
        Rounds compared = new Rounds();
        for (int round = 0; round < rounds; round++) {
            boolean forward = round % 2 == 0;
            double first = closed(forward ? NodeMain.BARE : NodeMain.CONNECTOR);
            double second = closed(forward ? NodeMain.CONNECTOR : NodeMain.BARE);
            double again = closed(NodeMain.BARE);
            compared.add(forward ? second : first, forward ? first : second, again);
        }
        return compared;
    }

    private double closed(String path) {
        long before = stage.told();
        Tally tally = stage.closed(path, ROUND_SECONDS, CONNECTIONS);
        System.out.printf(
                Locale.ROOT, "  %-17s %s; told %d a second%n", path, tally, (stage.told() - before) / ROUND_SECONDS);
        return tally.rate();
    }

    private static boolean report(Tally steady, Tally burst, Rounds compared, long told, long lost) {
        List<String> missed = Goals.missed(steady, burst, compared, told, lost);
        missed.forEach(goal -> System.out.println("MISSED: " + goal));
        System.out.printf(
                Locale.ROOT,
                "RESULT rate=%.0f p99-ms=%.1f lost=%d burst-other=%d burst-worst-ms=%.0f ratio=%.2f%n",
                Math.floor(steady.rate()),
                steady.p99(),
                lost,
                burst.other(),
                burst.worst(),
                compared.ratio());
        return missed.isEmpty();
    }
}
