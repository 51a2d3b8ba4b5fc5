package io.github.camelplanado.benchmarks.intake;

import java.util.ArrayList;
import java.util.List;

/** What has to be reached. Pure. */
final class Goals {

    private static final double RATE = 500;
    private static final double P99_MILLIS = 250;
    private static final double WORST_MILLIS = 5_000;
    private static final double RATIO = 0.7;
    private static final double NOISE = 0.1;

    private Goals() {}

    /**
     * What was missed, for people.
     *
     * @param told by the stream during the steady load
     */
    static List<String> missed(Tally steady, Tally burst, Rounds compared, long told, long lost) {
        List<String> missed = new ArrayList<>();
        add(missed, steady.rate() >= RATE, "fewer than " + RATE + " a second were answered 200");
        add(missed, steady.other() == 0, "an answer was neither 200 nor 503");
        add(missed, steady.p99() < P99_MILLIS, "one of a hundred answers took " + P99_MILLIS + " ms or more");
        add(missed, lost == 0, "what was answered 200 is not in the database");
        add(missed, burst.other() == 0, "in the burst an answer was neither 200 nor 503");
        add(missed, burst.ok() > 0, "in the burst nothing was answered 200");
        add(missed, burst.worst() <= WORST_MILLIS, "in the burst an answer took more than " + WORST_MILLIS + " ms");
        add(missed, told > 0, "the stream told nothing meanwhile, so nothing competed with the taking in");
        add(
                missed,
                compared.ratio() >= RATIO,
                "the connector takes in less than " + RATIO + " of what the bare route does");
        add(
                missed,
                Math.abs(compared.same() - 1) <= NOISE,
                "TOO NOISY: the bare route differs from itself by more than " + NOISE
                        + ", so the ratio says little. Run it again on a quieter machine");
        return missed;
    }

    private static void add(List<String> missed, boolean reached, String sentence) {
        if (!reached) {
            missed.add(sentence);
        }
    }
}
