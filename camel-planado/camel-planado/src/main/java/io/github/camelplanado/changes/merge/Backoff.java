package io.github.camelplanado.changes.merge;

import java.time.Duration;

/** How long a change whose exchange failed waits before it is told again: 1 s, doubled each time, up to 5 min. */
public final class Backoff {

    private static final Duration LONGEST = Duration.ofMinutes(5);
    /** From here on the doubled second is longer than the longest wait. */
    private static final int LONGEST_FROM = 10;

    private Backoff() {}

    /**
     * The wait after so many attempts.
     *
     * @param attempts how often it was told in vain, from 1
     */
    public static Duration after(int attempts) {
        return attempts >= LONGEST_FROM ? LONGEST : Duration.ofSeconds(1L << Math.max(0, attempts - 1));
    }
}
