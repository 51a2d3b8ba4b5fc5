package io.github.camelplanado.benchmarks.intake;

import java.util.Locale;

/**
 * What the client is asked to post.
 *
 * @param path where
 * @param first number of the first delivery
 * @param most how many
 * @param perSecond for an open loop: each is sent when it is planned, whatever became of those before it; 0 for a closed one,
 *     where each connection sends the next when it has the answer
 * @param seconds for a closed loop: after that nothing more is sent
 * @param connections as many are under way at most
 */
record Load(String path, long first, int most, int perSecond, int seconds, int connections) {

    static Load open(String path, long first, int perSecond, int seconds, int connections) {
        return new Load(path, first, perSecond * seconds, perSecond, seconds, connections);
    }

    /** @param most more than can be done */
    static Load closed(String path, long first, int most, int seconds, int connections) {
        return new Load(path, first, most, 0, seconds, connections);
    }

    /** For another process. */
    String line() {
        return String.format(Locale.ROOT, "%s %d %d %d %d %d", path, first, most, perSecond, seconds, connections);
    }

    static Load parse(String line) {
        String[] parts = line.split(" ", -1);
        return new Load(
                parts[0],
                Long.parseLong(parts[1]),
                Integer.parseInt(parts[2]),
                Integer.parseInt(parts[3]),
                Integer.parseInt(parts[4]),
                Integer.parseInt(parts[5]));
    }
}
