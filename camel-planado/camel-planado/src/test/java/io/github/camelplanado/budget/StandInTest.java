package io.github.camelplanado.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.function.Supplier;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.local.LocalBucketBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a JVM learns by itself while the store is down. */
class StandInTest {

    private static final Learning LEARNING = new Learning(600, 4, false);
    private static final Learning SHARE = new Learning(300, 2, false);
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final Duration RETRY = Duration.ofMillis(20);

    private final ManualTime time = new ManualTime();
    private final Store store = new Store();
    private final StoreLine line =
            new StoreLine(store, "account", () -> SharedBucket.configuration(LEARNING.start()), TIMEOUT, RETRY);
    private final SharedPace pace = new SharedPace(line, LEARNING, SHARE, time, () -> 0.5);

    @AfterEach
    void close() {
        pace.close();
    }

    @Test
    void a_pause_of_that_time_holds_for_all_when_the_store_is_back() {
        pace.take(true);
        store.isDown = true;
        pace.take(true);
        pace.refused(Duration.ofSeconds(30));
        assertThat(pace.trouble()).isNotNull();

        store.isDown = false;
        await().until(() -> pace.trouble() == null);
        time.advance(Duration.ofSeconds(5));

        assertThat(pace.take(true)).isPositive();
        assertThat(pace.state().requestsPerMinute()).as("from the store").isEqualTo(600);
        assertThat(pace.state().pause()).isBetween(Duration.ofSeconds(24), Duration.ofSeconds(26));
    }

    /** One bucket in memory that can be pulled out. */
    private final class Store implements BucketStore {

        private volatile boolean isDown;
        private Bucket bucket;

        @Override
        public void open() {
            // there is nothing to connect to
        }

        @Override
        public Bucket bucket(String account, Supplier<BucketConfiguration> unknown) {
            if (isDown) {
                throw new IllegalStateException("pulled out");
            }
            bucket = bucket == null ? made(unknown.get()) : bucket;
            return bucket;
        }

        private Bucket made(BucketConfiguration configuration) {
            LocalBucketBuilder builder = Bucket.builder().withCustomTimePrecision(time);
            for (Bandwidth limit : configuration.getBandwidths()) {
                builder.addLimit(limit);
            }
            return builder.build();
        }

        @Override
        public void forget(String account) {
            bucket = null;
        }

        @Override
        public void close() {
            // nothing was opened
        }
    }
}
