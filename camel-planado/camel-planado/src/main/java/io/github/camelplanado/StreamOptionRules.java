package io.github.camelplanado;

import java.time.Duration;

import io.github.camelplanado.api.Detail;
import io.github.camelplanado.api.PlanadoConfiguration;

/** What the options of a stream of changes must keep beside the rules of all consumers. */
final class StreamOptionRules {

    private static final long LEAST_DELAY_MILLIS = 100;
    private static final Duration LEAST_INTERVAL = Duration.ofSeconds(1);
    private static final String INTERVAL = "0, or 1 s or more (a number alone is milliseconds)";

    private StreamOptionRules() {}

    /**
     * Checks them.
     *
     * @param delay the pause of the head poll, in milliseconds
     * @throws IllegalArgumentException if one breaks its rule; all are named
     */
    static void check(String uri, PlanadoConfiguration options, long delay) {
        String streamId = options.getStreamId();
        new OptionProblems()
                .require(
                        delay >= LEAST_DELAY_MILLIS,
                        "delay",
                        delay,
                        LEAST_DELAY_MILLIS + " or more (a number alone is milliseconds)")
                .require(isInterval(options.getSweepInterval()), "sweepInterval", options.getSweepInterval(), INTERVAL)
                .require(
                        isInterval(options.getReplayInterval()),
                        "replayInterval",
                        options.getReplayInterval(),
                        INTERVAL)
                .require(streamId == null || !streamId.isBlank(), "streamId", streamId, "a name or left out")
                .require(
                        options.getRequiredFields() == null || options.getDetail() == Detail.missing,
                        "requiredFields",
                        options.getRequiredFields(),
                        "left out without detail=missing, which alone reads it")
                .refuse(uri);
    }

    private static boolean isInterval(Duration time) {
        return time.isZero() || time.compareTo(LEAST_INTERVAL) >= 0;
    }
}
