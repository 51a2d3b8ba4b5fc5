package io.github.camelplanado.budget;

import static io.github.camelplanado.budget.Learned.PERMIT;

import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.DoubleSupplier;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.TokensInheritanceStrategy;

/**
 * A token bucket in memory that fills evenly and starts empty, so that a process that restarts again and again never exceeds
 * the account's rate. A pause is a debt of tokens.
 *
 * <p>Tokens are thousandths of a permit.
 */
public final class TokenPace implements Pace {

    private final ReentrantLock lock = new ReentrantLock();
    private final Learning learning;
    private final DoubleSupplier chance;
    private final Bucket bucket;
    private Learned learned;
    /** Whether somebody found no permit since the last call that was taken. */
    private boolean wanted;

    /**
     * An empty bucket.
     *
     * @param learning rate and burst at first, and how they change; with a burst of 1 there is no reserve
     * @param time monotonic nanoseconds
     * @param chance varies pauses; from 0 to below 1
     */
    public TokenPace(Learning learning, TimeMeter time, DoubleSupplier chance) {
        this.learning = learning;
        this.chance = chance;
        this.learned = learning.start();
        this.bucket = Bucket.builder()
                .addLimit(bandwidth(learned))
                .withCustomTimePrecision(time)
                .build();
    }

    @Override
    public boolean isLocal() {
        return true;
    }

    @Override
    public Duration take(boolean mayUseReserve) {
        lock.lock();
        try {
            long left = mayUseReserve ? 0 : learned.reserve();
            ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(PERMIT + left);
            if (!probe.isConsumed()) {
                wanted = true;
                return Duration.ofNanos(Math.max(1, probe.getNanosToWaitForRefill()));
            }
            if (left > 0) {
                bucket.addTokens(left);
            }
            return Duration.ZERO;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void giveBack() {
        bucket.addTokens(PERMIT);
    }

    @Override
    public void refused(Duration wish) {
        lock.lock();
        try {
            long saved = bucket.getAvailableTokens();
            if (saved >= 0) {
                follow(learning.refused(learned, learned.isBurstUsed(saved)));
                owe(learning.pause(learned, chance.getAsDouble()));
            }
            if (wish != null) {
                owe(wish);
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void accepted() {
        lock.lock();
        try {
            follow(learning.accepted(learned, wanted));
            wanted = false;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void pause(Duration pause) {
        lock.lock();
        try {
            owe(pause);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public State state() {
        lock.lock();
        try {
            long debt = Math.max(0, -bucket.getAvailableTokens());
            return new State(learned.requestsPerMinute(), learned.time(debt));
        } finally {
            lock.unlock();
        }
    }

    private void follow(Learned next) {
        boolean sameBandwidth = next.rate() == learned.rate() && next.capacity() == learned.capacity();
        learned = next;
        if (!sameBandwidth) {
            bucket.replaceConfiguration(
                    BucketConfiguration.builder().addLimit(bandwidth(next)).build(), TokensInheritanceStrategy.AS_IS);
        }
    }

    private void owe(Duration pause) {
        long more = bucket.getAvailableTokens() + learned.tokens(pause);
        if (more > 0) {
            bucket.consumeIgnoringRateLimits(more);
        }
    }

    private static Bandwidth bandwidth(Learned learned) {
        return Bandwidth.builder()
                .capacity(learned.capacity())
                .refillGreedy(learned.rate(), Duration.ofMinutes(1))
                .initialTokens(0)
                .build();
    }
}
