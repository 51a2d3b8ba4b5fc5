package io.github.camelplanado.benchmarks.shared;

import java.time.Duration;
import java.util.List;

/**
 * What the JVMs do: phases of equal length, in each of which some of them have work.
 *
 * @param requestsPerMinute of the account
 * @param burst how many unused calls may be saved up
 * @param phase how long each phase is
 */
record Plan(int requestsPerMinute, int burst, Duration phase) {

    /** By phase: which JVM has work. */
    static final List<List<Boolean>> BUSY =
            List.of(List.of(true, true, true), List.of(true, false, false), List.of(false, true, false));

    static final int JVMS = 3;
    /** So many calls of the vendor's bucket fit in at once; the burst and what is late on the way must be below. */
    static final int BUCKET = 10;

    static Plan parse(List<String> arguments) {
        return new Plan(
                Integer.parseInt(arguments.get(0)),
                Integer.parseInt(arguments.get(1)),
                Duration.ofMillis(Long.parseLong(arguments.get(2))));
    }

    List<String> arguments() {
        return List.of(String.valueOf(requestsPerMinute), String.valueOf(burst), String.valueOf(phase.toMillis()));
    }

    /** Calls that a phase has room for. */
    double room() {
        return requestsPerMinute * phase.toMillis() / 60_000.0;
    }

    /** The id of the client that a JVM reads, by which its calls are known. */
    static String client(int jvm) {
        return "client-" + (jvm + 1);
    }
}
