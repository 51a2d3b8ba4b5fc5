package io.github.camelplanado.budget;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

import javax.sql.DataSource;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.distributed.proxy.ClientSideConfig;

/** Buckets in the user's PostgreSQL. The data source stays the user's. */
final class PostgresqlStore implements BucketStore {

    private static final String TABLE = "postgresql.sql";
    private static final String CHECK = "SELECT account, state, changed_at FROM planado_budget WHERE 1 = 0";
    private static final String TIME = "SELECT (extract(epoch FROM clock_timestamp()) * 1000000)::bigint";
    private static final String UNDEFINED_TABLE = "42P01";

    private final DataSource dataSource;
    private final Optional<Long> timeoutNanos;
    private final StoreClock clock;
    private final PostgresqlBuckets buckets;

    PostgresqlStore(DataSource dataSource, Duration timeout) {
        this(dataSource, timeout, System::nanoTime);
    }

    PostgresqlStore(DataSource dataSource, Duration timeout, LongSupplier nanos) {
        this.dataSource = dataSource;
        this.timeoutNanos = Optional.of(timeout.toNanos());
        this.clock = new StoreClock(this::now, nanos);
        this.buckets = new PostgresqlBuckets(
                dataSource,
                ClientSideConfig.getDefault()
                        .withClientClock(clock)
                        .withRequestTimeout(timeout)
                        .withRetryStrategy(new CasTries()));
    }

    @Override
    public void open() throws Exception {
        if (!isThere()) {
            make();
        }
        clock.read();
    }

    @Override
    public Bucket bucket(String account, Supplier<BucketConfiguration> unknown) throws Exception {
        clock.refresh();
        return buckets.builder().build(account, unknown);
    }

    @Override
    public void forget(String account) {
        buckets.removeProxy(account);
    }

    @Override
    public void close() {
        // the data source is the user's
    }

    private boolean isThere() throws SQLException {
        try {
            SqlWork.run(dataSource, CHECK, timeoutNanos, PreparedStatement::execute);
            return true;
        } catch (SQLException e) {
            if (UNDEFINED_TABLE.equals(e.getSQLState())) {
                return false;
            }
            throw e;
        }
    }

    private void make() throws SQLException, IOException {
        String table = table();
        try {
            SqlWork.run(dataSource, table, timeoutNanos, PreparedStatement::execute);
        } catch (SQLException e) {
            // Another JVM may have made it in the same moment, so only the second look counts.
            if (!isThere()) {
                throw new SQLException(
                        "The table planado_budget is missing and could not be made (SQL state " + e.getSQLState()
                                + "). Make it with:\n" + table,
                        e.getSQLState(),
                        e);
            }
        }
    }

    private Instant now() throws SQLException {
        return SqlWork.run(dataSource, TIME, timeoutNanos, statement -> {
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return Instant.EPOCH.plus(rows.getLong(1), ChronoUnit.MICROS);
            }
        });
    }

    private static String table() throws IOException {
        try (InputStream in = PostgresqlStore.class.getResourceAsStream(TABLE)) {
            if (in == null) {
                throw new IllegalStateException("The resource " + TABLE + " is missing in the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
