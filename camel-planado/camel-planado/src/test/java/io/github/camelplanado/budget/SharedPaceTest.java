package io.github.camelplanado.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.distributed.proxy.ClientSideConfig;
import io.lettuce.core.RedisClient;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** JVMs that share one bucket in a real PostgreSQL and a real Redis. Each JVM is a pace with a line of its own. */
class SharedPaceTest {

    /** 20 a second; so many saved up that a slow machine loses none. */
    private static final Learning LEARNING = new Learning(1_200, 4, false);

    private static final int MOST_IN_3_SECONDS = 3 * 20 + 4;
    /** 2 a second. */
    private static final Learning SLOW = new Learning(120, 2, false);

    private static final Learning SHARE = new Learning(400, 2, false);
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final Duration RETRY = Duration.ofMillis(100);
    private static final Duration SECONDS_10 = Duration.ofSeconds(10);
    private static final Duration SECONDS_30 = Duration.ofSeconds(30);

    private static EmbeddedPostgres postgres;
    private static HikariDataSource pool;
    private static RedisServer redis;
    private static RedisClient client;

    private final String account = UUID.randomUUID().toString();
    private final List<SharedPace> open = new ArrayList<>();

    /** A kind of store; each JVM opens one of its own. */
    private record Kind(String name, Opening opening) {
        @Override
        public String toString() {
            return name;
        }
    }

    @FunctionalInterface
    private interface Opening {
        BucketStore with(LongSupplier nanos);
    }

    @BeforeAll
    static void start() throws Exception {
        postgres = EmbeddedPostgres.start();
        pool = new HikariDataSource();
        pool.setDataSource(postgres.getPostgresDatabase());
        redis = RedisServer.startIfInstalled();
        client = redis == null ? null : RedisClient.create(redis.uri());
    }

    @AfterAll
    static void stop() throws Exception {
        pool.close();
        postgres.close();
        if (redis != null) {
            client.shutdown();
            redis.close();
        }
    }

    @AfterEach
    void close() {
        open.forEach(SharedPace::close);
    }

    static Stream<Kind> stores() {
        Kind sql = new Kind("PostgreSQL", nanos -> new PostgresqlStore(pool, TIMEOUT, nanos));
        return redis == null
                ? Stream.of(sql)
                : Stream.of(sql, new Kind("Redis", nanos -> new LettuceStore(client, TIMEOUT, nanos)));
    }

    @ParameterizedTest
    @MethodSource("stores")
    void three_jvms_get_the_rate_together(Kind kind) throws Exception {
        int taken = takenIn(Duration.ofSeconds(3), jvm(kind), jvm(kind), jvm(kind));

        assertThat(taken).isBetween(25, MOST_IN_3_SECONDS);
    }

    @ParameterizedTest
    @MethodSource("stores")
    void one_that_is_alone_gets_the_rate_of_all(Kind kind) throws Exception {
        jvm(kind);
        jvm(kind);

        assertThat(takenIn(Duration.ofSeconds(3), jvm(kind)))
                .as("more than a third of it")
                .isBetween(MOST_IN_3_SECONDS / 3 + 4, MOST_IN_3_SECONDS);
    }

    @ParameterizedTest
    @MethodSource("stores")
    void low_priority_of_one_leaves_the_reserve_for_high_priority_of_another(Kind kind) {
        SharedPace low = jvm(kind, SLOW, System::nanoTime);
        SharedPace high = jvm(kind, SLOW, System::nanoTime);
        await().until(() -> low.take(false).isZero());

        assertThat(low.take(false)).as("what is left is not for it").isGreaterThan(Duration.ofMillis(300));
        await().atMost(Duration.ofMillis(300))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> high.take(true).isZero());
    }

    @ParameterizedTest
    @MethodSource("stores")
    void low_priority_of_one_does_not_starve_under_high_priority_of_another(Kind kind) throws Exception {
        SharedPace high = jvm(kind);
        SharedPace low = jvm(kind);
        long end = System.nanoTime() + Duration.ofSeconds(4).toNanos();
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            Future<Integer> urgent = other.submit(() -> takenUntil(end, high, true));

            int ordinary = takenUntil(end, low, false);

            // Who is urgent gets four of five; fewer where the machine lets his thread wait.
            assertThat(ordinary).isBetween(3, 35);
            assertThat(urgent.get()).isGreaterThan(ordinary);
        } finally {
            other.shutdown();
        }
    }

    @ParameterizedTest
    @MethodSource("stores")
    void three_that_are_refused_in_one_moment_make_one_pause_and_one_decrease(Kind kind) throws Exception {
        List<SharedPace> jvms = List.of(jvm(kind), jvm(kind), jvm(kind));
        jvms.forEach(jvm -> {
            jvm.take(true);
            jvm.accepted();
        });

        atOnce(jvms.stream()
                .map(jvm -> (Runnable) () -> jvm.refused(SECONDS_30))
                .toList());

        // Longer by the decrease when one looked between the pause and the decrease of another; never the sum of three.
        SharedPace fourth = jvm(kind);
        assertThat(fourth.take(true))
                .as("ask again, somebody may end the pause")
                .isBetween(SECONDS_10, SECONDS_10.plusMillis(10));
        Learned before = LEARNING.accepted(proven(), true);
        assertThat(fourth.state().requestsPerMinute())
                .isIn(
                        LEARNING.refused(before, true).requestsPerMinute(),
                        LEARNING.refused(before, false).requestsPerMinute());
        assertThat(fourth.state().pause()).isBetween(Duration.ofSeconds(25), Duration.ofSeconds(36));
    }

    @ParameterizedTest
    @MethodSource("stores")
    void a_bucket_starts_empty_also_when_the_store_has_lost_it(Kind kind) throws Exception {
        SharedPace jvm = jvm(kind, SLOW, System::nanoTime);
        jvm.take(true);
        BucketStore operator = kind.opening.with(System::nanoTime);
        operator.open();
        Bucket bucket = operator.bucket(account, SharedPaceTest::fresh);
        await().until(() -> bucket.getAvailableTokens() == SLOW.fullCapacity());

        operator.forget(account);

        assertThat(jvm.take(true)).isPositive();
        await().until(() -> jvm.take(true).isZero());
        operator.close();
    }

    @ParameterizedTest
    @MethodSource("stores")
    void calls_that_one_jvm_made_raise_the_rate_of_all_again(Kind kind) {
        SharedPace jvm = jvm(kind);
        jvm.accepted();
        jvm.refused(Duration.ofMillis(200));
        double lowered = jvm.state().requestsPerMinute();
        for (int call = 0; call < 10; call++) {
            jvm.accepted();
        }
        await().until(() -> jvm.take(true).isZero());

        SharedPace other = jvm(kind);
        other.take(true);
        assertThat(other.state().requestsPerMinute())
                .isEqualTo(jvm.state().requestsPerMinute())
                .isGreaterThan(lowered);
    }

    @ParameterizedTest
    @MethodSource("stores")
    void clocks_that_differ_by_ten_minutes_do_no_harm(Kind kind) throws Exception {
        SharedPace behind = jvm(kind, LEARNING, () -> System.nanoTime() - TimeUnit.MINUTES.toNanos(10));
        SharedPace ahead = jvm(kind, LEARNING, () -> System.nanoTime() + TimeUnit.MINUTES.toNanos(10));

        assertThat(takenIn(Duration.ofSeconds(2), ahead)).isBetween(10, 2 * 20 + 4);
        assertThat(takenIn(Duration.ofSeconds(2), behind)).isBetween(10, 2 * 20 + 4);
        assertThat(takenIn(Duration.ofSeconds(2), ahead, behind)).isBetween(10, 2 * 20 + 4);
    }

    /** What the test above would see if the clocks of the callers counted. */
    @Test
    void with_the_clocks_of_the_callers_one_that_is_behind_gets_nothing_after_one_that_is_ahead() throws Exception {
        SharedPace behind = jvmWithItsOwnClock(-10);
        SharedPace ahead = jvmWithItsOwnClock(10);

        assertThat(takenIn(Duration.ofSeconds(1), ahead)).isPositive();
        assertThat(takenIn(Duration.ofSeconds(2), behind)).isLessThanOrEqualTo(4);
    }

    @Test
    void a_bucket_in_which_time_stands_still_is_made_anew() throws Exception {
        takenIn(Duration.ofSeconds(1), jvmWithItsOwnClock(10));
        ManualTime time = new ManualTime();
        SharedPace jvm = jvm(new StoreLine(sql(), account, SharedPaceTest::fresh, TIMEOUT, RETRY), LEARNING, time);

        for (int second = 0; second < 25; second++) {
            jvm.take(false);
            time.advance(Duration.ofSeconds(1));
        }

        await().until(() -> isTaken(jvm, time));
        await().until(() -> isTaken(jvm, time));
    }

    @Test
    void nobody_asks_the_store_before_the_bucket_can_have_a_permit() {
        Switch way = new Switch(sql());
        ManualTime time = new ManualTime();
        SharedPace jvm = jvm(new StoreLine(way, account, SharedPaceTest::fresh, TIMEOUT, RETRY), LEARNING, time);
        await().until(() -> isTaken(jvm, time));
        time.advance(Duration.ofMillis(100));
        jvm.refused(SECONDS_30);
        int calls = way.calls.get();

        for (int ask = 0; ask < 1_000; ask++) {
            assertThat(jvm.take(true)).isPositive();
        }
        assertThat(way.calls.get()).isEqualTo(calls);

        time.advance(SECONDS_10);
        jvm.take(true);
        assertThat(way.calls.get()).as("nobody trusts a look for longer").isEqualTo(calls + 1);
    }

    @Test
    void while_the_store_is_down_a_jvm_goes_on_with_its_share_and_returns_by_itself() {
        Switch way = new Switch(sql());
        ManualTime time = new ManualTime();
        SharedPace jvm = jvm(new StoreLine(way, account, SharedPaceTest::fresh, TIMEOUT, RETRY), LEARNING, time);
        await().until(() -> isTaken(jvm, time));

        way.fails = true;
        int taken = 0;
        for (int step = 0; step < 2_400; step++) {
            taken += jvm.take(true).isZero() ? 1 : 0;
            time.advance(Duration.ofMillis(25));
        }
        assertThat(taken).as("a third of 20 a second").isBetween(390, 402);
        assertThat(jvm.state().requestsPerMinute()).isEqualTo(400);
        assertThat(jvm.trouble()).contains("pulled out", "400 calls a minute");

        way.fails = false;
        await().until(() -> jvm.trouble() == null);
        await().until(() -> isTaken(jvm, time));
        assertThat(jvm.state().requestsPerMinute()).isEqualTo(1_200);
    }

    @Test
    void a_pause_that_is_known_holds_when_the_store_goes_down() {
        Switch way = new Switch(sql());
        ManualTime time = new ManualTime();
        SharedPace jvm = jvm(new StoreLine(way, account, SharedPaceTest::fresh, TIMEOUT, RETRY), LEARNING, time);
        jvm.refused(SECONDS_30);

        way.fails = true;
        time.advance(SECONDS_10);
        jvm.take(true);
        assertThat(jvm.state().pause()).isBetween(Duration.ofSeconds(19), Duration.ofSeconds(21));
        time.advance(Duration.ofSeconds(18));
        assertThat(jvm.take(true)).isPositive();
        time.advance(Duration.ofSeconds(4));
        assertThat(jvm.take(true)).isZero();
    }

    @Test
    void a_store_that_never_answers_holds_nobody_for_longer_than_the_time_out() throws Exception {
        Switch way = new Switch(sql());
        ManualTime time = new ManualTime();
        StoreLine line = new StoreLine(way, account, SharedPaceTest::fresh, Duration.ofMillis(500), RETRY);
        SharedPace jvm = jvm(line, LEARNING, time);
        await().until(() -> isTaken(jvm, time));
        way.hangs = true;

        long start = System.nanoTime();
        for (int call = 0; call < 100; call++) {
            isTaken(jvm, time);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
        assertThat(jvm.trouble()).contains("no answer within");

        way.hangs = false;
        await().until(() -> jvm.trouble() == null);
    }

    /** A data source without a time-out, whose connection does not come: the thread that waits for it is lost. */
    @Test
    void a_driver_that_hangs_for_ever_costs_a_thread_and_neither_calls_nor_the_way_back() throws Exception {
        AtomicBoolean hangs = new AtomicBoolean();
        AtomicBoolean ended = new AtomicBoolean();
        DataSource deaf = (DataSource) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    boolean mine = hangs.get();
                    while (mine && !ended.get()) {
                        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
                    }
                    return method.invoke(pool, arguments);
                });
        ManualTime time = new ManualTime();
        Duration timeout = Duration.ofMillis(500);
        SharedPace jvm = jvm(
                new StoreLine(new PostgresqlStore(deaf, timeout), account, SharedPaceTest::fresh, timeout, RETRY),
                LEARNING,
                time);
        await().until(() -> isTaken(jvm, time));
        hangs.set(true);
        await().until(() -> {
            isTaken(jvm, time);
            return jvm.trouble() != null;
        });

        int taken = 0;
        for (int step = 0; step < 2_400; step++) {
            taken += jvm.take(true).isZero() ? 1 : 0;
            time.advance(Duration.ofMillis(25));
        }
        assertThat(taken).as("its share: 400 in a minute").isBetween(390, 402);
        assertThat(jvm.trouble()).contains("no answer within");

        // New connections come again; the thread of the old one does not.
        hangs.set(false);
        await().until(() -> jvm.trouble() == null);
        await().until(() -> isTaken(jvm, time));
        assertThat(jvm.state().requestsPerMinute()).isEqualTo(1_200);
        ended.set(true);
    }

    @Test
    void a_redis_that_takes_connections_and_never_answers_holds_nobody() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            RedisClient own = RedisClient.create("redis://127.0.0.1:" + silent.getLocalPort());
            ManualTime time = new ManualTime();
            Duration timeout = Duration.ofMillis(200);
            SharedPace jvm = jvm(
                    new StoreLine(new LettuceStore(own, timeout), account, SharedPaceTest::fresh, timeout, RETRY),
                    LEARNING,
                    time);

            long start = System.nanoTime();
            jvm.take(true);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
            await().until(() -> isTaken(jvm, time));
            assertThat(jvm.trouble()).contains("400 calls a minute");
            own.shutdown(0, 0, TimeUnit.SECONDS);
        }
    }

    @Test
    void what_a_store_says_is_told_without_its_secrets() {
        Switch way = new Switch(sql());
        way.says = "no route to redis://erp:hunter2@cache.example.org, password=hunter2";
        SharedPace jvm =
                jvm(new StoreLine(way, account, SharedPaceTest::fresh, TIMEOUT, RETRY), LEARNING, new ManualTime());
        way.fails = true;
        jvm.take(true);

        assertThat(jvm.trouble()).contains("cache.example.org").doesNotContain("hunter2");
    }

    @Test
    void a_redis_that_is_killed_is_missed_and_found_again() throws Exception {
        assumeTrue(redis != null, "redis-server is not on the PATH");
        try (RedisServer mortal = RedisServer.startIfInstalled()) {
            RedisClient own = RedisClient.create(mortal.uri());
            SharedPace jvm = jvm(
                    new StoreLine(new LettuceStore(own, TIMEOUT), account, SharedPaceTest::fresh, RETRY, RETRY),
                    LEARNING,
                    TimeMeter.SYSTEM_NANOTIME);
            await().until(() -> jvm.take(true).isZero());

            mortal.kill();
            await().until(() -> !jvm.take(true).isZero() && jvm.trouble() != null);
            await().until(() -> jvm.take(true).isZero());

            mortal.start();
            await().until(() -> jvm.trouble() == null);
            await().until(() -> jvm.take(true).isZero());
            own.shutdown();
        }
    }

    private SharedPace jvm(Kind kind) {
        return jvm(kind, LEARNING, System::nanoTime);
    }

    private SharedPace jvm(Kind kind, Learning learning, LongSupplier nanos) {
        StoreLine line = new StoreLine(kind.opening.with(nanos), account, SharedPaceTest::fresh, TIMEOUT, RETRY);
        return jvm(line, learning, TimeMeter.SYSTEM_NANOTIME);
    }

    private SharedPace jvm(StoreLine line, Learning learning, TimeMeter time) {
        SharedPace pace = new SharedPace(line, learning, SHARE, time, Math::random);
        open.add(pace);
        return pace;
    }

    private SharedPace jvmWithItsOwnClock(int minutes) {
        TimeMeter wrong = new TimeMeter() {
            @Override
            public long currentTimeNanos() {
                return SYSTEM_MILLISECONDS.currentTimeNanos() + TimeUnit.MINUTES.toNanos(minutes);
            }

            @Override
            public boolean isWallClockBased() {
                return true;
            }
        };
        PostgresqlBuckets buckets =
                new PostgresqlBuckets(pool, ClientSideConfig.getDefault().withClientClock(wrong));
        BucketStore store = new GivenStore<>(buckets, name -> name, null);
        return jvm(
                new StoreLine(store, account, SharedPaceTest::fresh, TIMEOUT, RETRY),
                LEARNING,
                TimeMeter.SYSTEM_NANOTIME);
    }

    private static BucketStore sql() {
        return new PostgresqlStore(pool, TIMEOUT);
    }

    private static BucketConfiguration fresh() {
        return SharedBucket.configuration(proven());
    }

    /** After so many calls that bursts are allowed. */
    private static Learned proven() {
        Learned learned = LEARNING.start();
        for (int call = 0; call < 100; call++) {
            learned = LEARNING.accepted(learned, false);
        }
        return learned;
    }

    private static boolean isTaken(SharedPace jvm, ManualTime time) {
        time.advance(Duration.ofMillis(100));
        return jvm.take(true).isZero();
    }

    /** Permits that these JVMs get in a time, each asking again when it was told to. */
    private static int takenIn(Duration time, SharedPace... jvms) throws Exception {
        for (SharedPace jvm : jvms) {
            // The first connection may take seconds, which are not part of the time.
            jvm.take(false);
        }
        ExecutorService threads = Executors.newFixedThreadPool(jvms.length);
        try {
            long end = System.nanoTime() + time.toNanos();
            List<Future<Integer>> counts = new ArrayList<>();
            for (SharedPace jvm : jvms) {
                counts.add(threads.submit(() -> takenUntil(end, jvm, false)));
            }
            int taken = 0;
            for (Future<Integer> count : counts) {
                taken += count.get();
            }
            return taken;
        } finally {
            threads.shutdown();
        }
    }

    private static int takenUntil(long end, SharedPace jvm, boolean mayUseReserve) {
        int taken = 0;
        while (System.nanoTime() < end) {
            Duration wait = jvm.take(mayUseReserve);
            taken += wait.isZero() ? 1 : 0;
            LockSupport.parkNanos(wait.toNanos());
        }
        return taken;
    }

    private static void atOnce(List<Runnable> tasks) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(tasks.size());
        try {
            CyclicBarrier start = new CyclicBarrier(tasks.size());
            List<Future<?>> ends = new ArrayList<>();
            for (Runnable task : tasks) {
                ends.add(threads.submit(() -> {
                    start.await();
                    task.run();
                    return null;
                }));
            }
            for (Future<?> end : ends) {
                end.get();
            }
        } finally {
            threads.shutdown();
        }
    }

    /** A way to a store that can be cut. */
    private static final class Switch implements BucketStore {
        private final BucketStore store;
        private volatile boolean fails;
        private volatile String says = "pulled out";
        private volatile boolean hangs;
        private final AtomicInteger calls = new AtomicInteger();

        Switch(BucketStore store) {
            this.store = store;
        }

        @Override
        public void open() throws Exception {
            check();
            store.open();
        }

        @Override
        public Bucket bucket(String account, Supplier<BucketConfiguration> unknown) throws Exception {
            check();
            calls.incrementAndGet();
            return store.bucket(account, unknown);
        }

        @Override
        public void forget(String account) throws Exception {
            check();
            store.forget(account);
        }

        @Override
        public void close() {
            store.close();
        }

        private void check() {
            if (fails) {
                throw new IllegalStateException(says);
            }
            while (hangs) {
                // Deaf to interrupts, as drivers are.
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
            }
        }
    }
}
