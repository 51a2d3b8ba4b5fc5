package io.github.camelplanado.budget;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

import io.github.bucket4j.distributed.proxy.RetryDecision;
import io.github.bucket4j.distributed.proxy.RetryStrategy;

/** How often a step is tried again because another JVM was quicker. Without a limit Bucket4j tries for ever, and at once. */
final class CasTries implements RetryStrategy {

    private static final int MOST = 20;
    private static final int LONGEST_PAUSE_MILLIS = 10;

    @Override
    public RetryDecision shouldRetry(RetryMetadata tries) {
        return tries.getAttemptNumber() < MOST
                ? RetryDecision.retryAfter(
                        Duration.ofMillis(ThreadLocalRandom.current().nextInt(1, LONGEST_PAUSE_MILLIS)))
                : RetryDecision.stop();
    }
}
