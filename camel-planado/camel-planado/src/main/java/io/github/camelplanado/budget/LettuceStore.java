package io.github.camelplanado.budget;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.redis.lettuce.Bucket4jLettuce;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;

/** Buckets in Redis, on one connection of their own; the client stays the user's. A key is {@code planado:budget:<account>}. */
final class LettuceStore implements BucketStore {

    private static final String KEY = "planado:budget:";

    private final RedisClient client;
    private final Duration timeout;
    private final StoreClock clock;
    private volatile StatefulRedisConnection<byte[], byte[]> connection;
    private ProxyManager<byte[]> buckets;

    LettuceStore(RedisClient client, Duration timeout) {
        this(client, timeout, System::nanoTime);
    }

    LettuceStore(RedisClient client, Duration timeout, LongSupplier nanos) {
        this.client = client;
        this.timeout = timeout;
        this.clock = new StoreClock(this::now, nanos);
    }

    @Override
    public void open() throws Exception {
        if (connection == null) {
            StatefulRedisConnection<byte[], byte[]> opened = client.connect(ByteArrayCodec.INSTANCE);
            opened.setTimeout(timeout);
            buckets = Bucket4jLettuce.casBasedBuilder(opened)
                    .clientClock(clock)
                    .requestTimeout(timeout)
                    .retryStrategy(new CasTries())
                    .build();
            connection = opened;
        }
        clock.read();
    }

    @Override
    public Bucket bucket(String account, Supplier<BucketConfiguration> unknown) throws Exception {
        clock.refresh();
        return buckets.builder().build(key(account), unknown);
    }

    @Override
    public void forget(String account) {
        buckets.removeProxy(key(account));
    }

    @Override
    public void close() {
        StatefulRedisConnection<byte[], byte[]> opened = connection;
        if (opened != null) {
            opened.closeAsync();
        }
    }

    private Instant now() {
        List<byte[]> time = connection.sync().time();
        return Instant.ofEpochSecond(number(time.get(0))).plus(number(time.get(1)), ChronoUnit.MICROS);
    }

    private static long number(byte[] digits) {
        return Long.parseLong(new String(digits, StandardCharsets.US_ASCII));
    }

    private static byte[] key(String account) {
        return (KEY + account).getBytes(StandardCharsets.UTF_8);
    }
}
