package io.github.camelplanado.simulator.http;

import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.github.camelplanado.simulator.Knob;
import io.github.camelplanado.simulator.Knobs;
import io.github.camelplanado.simulator.state.Settings;

/** The account's rate limit: one bucket for all, or one for each address that calls. */
public final class RateLimit {
    private final Clock clock;
    private final Settings settings;
    private final int requestsPerMinute;
    private final int size;
    private final Map<String, LeakyBucket> buckets = new ConcurrentHashMap<>();

    /**
     * A rate limit.
     *
     * @param clock the simulator's clock
     * @param settings knobs
     * @param requestsPerMinute how fast a bucket leaks; 0 = no limit
     * @param size how many calls fit in at once, 1 or more
     */
    public RateLimit(Clock clock, Settings settings, int requestsPerMinute, int size) {
        this.clock = clock;
        this.settings = settings;
        this.requestsPerMinute = requestsPerMinute;
        this.size = size;
        bucket("");
    }

    /**
     * Lets a call in, or not.
     *
     * @param address who calls
     * @return how it went
     */
    public LeakyBucket.Turn take(String address) {
        Knobs knobs = settings.knobs();
        int asked = knobs.number(Knob.BUCKET_SIZE);
        LeakyBucket bucket = bucket(knobs.is(Knob.RATE_LIMIT_SCOPE, "address") ? address : "");
        return bucket.take(knobs.flag(Knob.REJECTED_CALLS_FILL_BUCKET), asked == 0 ? size : asked);
    }

    private LeakyBucket bucket(String whose) {
        return buckets.computeIfAbsent(whose, ignored -> new LeakyBucket(clock, requestsPerMinute, size));
    }

    /**
     * How full the fullest bucket is.
     *
     * @return calls, 0 to the size
     */
    public double level() {
        return all().stream().mapToDouble(LeakyBucket::level).max().orElse(0);
    }

    /**
     * Calls that were let in.
     *
     * @return the count since the last reset
     */
    public long accepted() {
        return all().stream().mapToLong(LeakyBucket::accepted).sum();
    }

    /**
     * Calls that were answered with 429.
     *
     * @return the count since the last reset
     */
    public long refused() {
        return all().stream().mapToLong(LeakyBucket::refused).sum();
    }

    /** Empties the buckets and the counts. */
    public void reset() {
        all().forEach(LeakyBucket::reset);
    }

    private Collection<LeakyBucket> all() {
        return buckets.values();
    }
}
