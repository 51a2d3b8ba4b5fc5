package io.github.camelplanado.benchmarks.rivals;

import java.time.Duration;

import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import org.apache.camel.model.ProcessorDefinition;

/** The rate limiter of Resilience4j, for which Camel has no pattern of its own. */
final class LimiterRoutes extends HandMadeRoutes {

    LimiterRoutes(String baseUrl) {
        super(baseUrl, false);
    }

    @Override
    ProcessorDefinition<?> limited(ProcessorDefinition<?> route) {
        // With the default timeout of 5 s nearly every call fails: the next permits may be a minute away.
        RateLimiter limiter = RateLimiter.of(
                "planado",
                RateLimiterConfig.custom()
                        .limitForPeriod(60)
                        .limitRefreshPeriod(Duration.ofMinutes(1))
                        .timeoutDuration(Duration.ofMinutes(5))
                        .build());
        return route.process(exchange -> RateLimiter.waitForPermission(limiter));
    }
}
