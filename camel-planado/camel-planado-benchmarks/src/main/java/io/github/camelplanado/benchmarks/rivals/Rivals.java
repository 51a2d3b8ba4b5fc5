package io.github.camelplanado.benchmarks.rivals;

import java.util.List;

/** Who is compared. */
final class Rivals {

    private static final String NONE = "none";
    private static final int MINUTE = 60_000;
    private static final int SECOND = 1_000;

    private Rivals() {}

    static List<Rival> all() {
        return List.of(
                new Rival("planado", NONE, PlanadoRoutes::new),
                new Rival("throttle 60/60s", NONE, url -> new ThrottleRoutes(url, 60, MINUTE, false)),
                new Rival("throttle 60/60s, http repeats", NONE, url -> new ThrottleRoutes(url, 60, MINUTE, true)),
                new Rival("throttle 1/1s", NONE, url -> new ThrottleRoutes(url, 1, SECOND, false)),
                new Rival("resilience4j 60/60s", NONE, LimiterRoutes::new),
                new Rival("retry-only, Retry-After 1s", "1", RetryRoutes::new),
                new Rival("retry-only, no Retry-After", NONE, RetryRoutes::new));
    }
}
