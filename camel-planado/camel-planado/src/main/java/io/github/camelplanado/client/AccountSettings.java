package io.github.camelplanado.client;

import java.time.Duration;

import org.apache.camel.support.jsse.SSLContextParameters;

/**
 * What an account needs to be called. The key is in here, so {@link #toString} leaves it out.
 *
 * @param baseUrl without a slash at its end
 * @param apiKey the Bearer key
 * @param pacing how fast
 * @param resilience what happens when a call fails
 * @param transport limits of one attempt
 * @param names what is kept of lists that tell the uuids of names
 */
public record AccountSettings(
        String baseUrl, String apiKey, Pacing pacing, Resilience resilience, Transport transport, Names names) {

    /**
     * How fast the account is called.
     *
     * @param requestsPerMinute the account's rate; 0 for none
     * @param learnRate whether the rate may rise above that while the account allows it
     * @param burst how many unused calls may be saved up
     * @param maxQueued how many calls may wait at once
     */
    public record Pacing(int requestsPerMinute, boolean learnRate, int burst, int maxQueued) {}

    /**
     * What happens when a call fails.
     *
     * @param maxRetries repeats of a call after its first attempt, refusals by the limit not counted
     * @param retryDelay the first pause, doubled each time, with up to half of it on top by chance
     * @param breakerEnabled whether a failing vendor is left alone for a while
     * @param breakerDelay for how long
     */
    public record Resilience(int maxRetries, Duration retryDelay, boolean breakerEnabled, Duration breakerDelay) {}

    /**
     * Limits of one attempt.
     *
     * @param connectTimeout for the connection
     * @param requestTimeout for one attempt from its start to the end of the answer
     * @param maxResponseSize in bytes, decompressed
     * @param httpThreads calls side by side that had to wait for their turn
     * @param sslContextParameters or null for the defaults
     * @param useGlobalSslContextParameters whether those of the context apply
     */
    public record Transport(
            Duration connectTimeout,
            Duration requestTimeout,
            long maxResponseSize,
            int httpThreads,
            SSLContextParameters sslContextParameters,
            boolean useGlobalSslContextParameters) {}

    /**
     * What is kept of lists that tell the uuids of names.
     *
     * @param maxAge after which a list is read anew
     * @param maxSize names kept in all
     */
    public record Names(Duration maxAge, int maxSize) {}

    @Override
    public String toString() {
        return "AccountSettings[" + baseUrl + ", " + pacing + ", " + resilience + ", " + transport + ", " + names + "]";
    }
}
