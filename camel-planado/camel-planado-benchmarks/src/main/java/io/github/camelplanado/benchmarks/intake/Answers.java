package io.github.camelplanado.benchmarks.intake;

import java.util.Arrays;
import java.util.stream.LongStream;

/**
 * What was answered. Safe for many threads, each with numbers of its own; read it when they have ended.
 */
final class Answers {

    private static final int OK = 200;
    private static final int LATER = 503;

    private final long first;
    private final short[] statuses;
    private final long[] nanos;

    /**
     * @param first number of a delivery
     * @param most how many there can be
     */
    Answers(long first, int most) {
        this.first = first;
        this.statuses = new short[most];
        this.nanos = new long[most];
        Arrays.fill(statuses, (short) -1);
    }

    /** @param took from the time for which it was planned to the answer */
    void add(long number, int status, long took) {
        int place = (int) (number - first);
        statuses[place] = (short) status;
        nanos[place] = took;
    }

    /** The numbers of those that were answered 200. */
    LongStream accepted() {
        return LongStream.range(0, statuses.length)
                .filter(place -> statuses[(int) place] == OK)
                .map(place -> first + place);
    }

    /** @param seconds how long it took */
    Tally tally(double seconds) {
        int sent = 0;
        int ok = 0;
        int later = 0;
        long[] took = new long[statuses.length];
        for (int place = 0; place < statuses.length; place++) {
            int status = statuses[place];
            if (status >= 0) {
                took[sent++] = nanos[place];
                ok += status == OK ? 1 : 0;
                later += status == LATER ? 1 : 0;
            }
        }
        Arrays.sort(took, 0, sent);
        return new Tally(
                sent,
                ok,
                later,
                sent - ok - later,
                ok / seconds,
                millis(took, sent, 0.5),
                millis(took, sent, 0.99),
                millis(took, sent, 1));
    }

    private static double millis(long[] sorted, int count, double part) {
        return count == 0 ? 0 : sorted[Math.max(0, (int) Math.ceil(count * part) - 1)] / 1e6;
    }
}
