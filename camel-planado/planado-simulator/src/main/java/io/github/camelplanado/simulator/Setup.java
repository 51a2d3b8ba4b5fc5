package io.github.camelplanado.simulator;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * How a simulator is set up.
 *
 * @param apiKey the account's key
 * @param host where it listens
 * @param port its port, 0 for any free one
 * @param speed simulated seconds in a real second
 * @param manualClock the clock that a test moves, null for one that runs
 * @param requestsPerMinute the rate limit, 0 for none
 * @param bucket the size of the bucket
 * @param knobs open questions
 * @param journal the journal's file, null for none
 * @param seed where chance and uuids start from
 * @param templates names of templates besides the built-in ones
 * @param deliveryTimeout how long a receiver may take, in simulated time
 * @param shortestTimeout but never less than this, in real time
 * @param parallelDeliveries deliveries at a time
 * @param checkAnswers whether answers are checked against the contract too
 * @param roundTrip median time that a request and its answer are under way, zero for none
 * @param roundTripSigma of the logarithm of that time
 * @param keepBetweenTests whether a test sees what the test before left
 */
record Setup(
        String apiKey,
        String host,
        int port,
        double speed,
        ManualClock manualClock,
        int requestsPerMinute,
        int bucket,
        Knobs knobs,
        Path journal,
        long seed,
        List<String> templates,
        Duration deliveryTimeout,
        Duration shortestTimeout,
        int parallelDeliveries,
        boolean checkAnswers,
        Duration roundTrip,
        double roundTripSigma,
        boolean keepBetweenTests) {

    /** The real time a receiver has. */
    Duration realTimeout() {
        Duration real = Duration.ofNanos((long) (deliveryTimeout.toNanos() / speed));
        return real.compareTo(shortestTimeout) < 0 ? shortestTimeout : real;
    }

    /** Hides the key: this text may end up in a log. */
    @Override
    public String toString() {
        return "Setup[" + host + ":" + port + "]";
    }
}
