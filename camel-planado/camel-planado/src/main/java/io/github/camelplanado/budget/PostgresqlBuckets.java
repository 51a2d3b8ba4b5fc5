package io.github.camelplanado.budget;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import javax.sql.DataSource;

import io.github.bucket4j.BucketExceptions;
import io.github.bucket4j.distributed.proxy.ClientSideConfig;
import io.github.bucket4j.distributed.proxy.generic.compare_and_swap.AbstractCompareAndSwapBasedProxyManager;
import io.github.bucket4j.distributed.proxy.generic.compare_and_swap.AsyncCompareAndSwapOperation;
import io.github.bucket4j.distributed.proxy.generic.compare_and_swap.CompareAndSwapOperation;
import io.github.bucket4j.distributed.remote.RemoteBucketState;

/**
 * Bucket4j's buckets in the table {@code planado_budget} of PostgreSQL. A row is changed only if it still is as it was read:
 * no row is locked while a JVM thinks, so one that stops in the middle stops nobody else.
 */
final class PostgresqlBuckets extends AbstractCompareAndSwapBasedProxyManager<String> {

    private static final String SELECT = "SELECT state FROM planado_budget WHERE account = ?";
    private static final String INSERT =
            "INSERT INTO planado_budget (account, state) VALUES (?, ?) ON CONFLICT (account) DO NOTHING";
    private static final String UPDATE =
            "UPDATE planado_budget SET state = ?, changed_at = now() WHERE account = ? AND state = ?";
    private static final String DELETE = "DELETE FROM planado_budget WHERE account = ?";
    /** Another one changed the row, told by a database whose default is a stricter isolation. */
    private static final String SERIALIZATION_FAILURE = "40001";

    private final DataSource dataSource;

    PostgresqlBuckets(DataSource dataSource, ClientSideConfig config) {
        super(config);
        this.dataSource = dataSource;
    }

    @Override
    protected CompareAndSwapOperation beginCompareAndSwapOperation(String account) {
        return new CompareAndSwapOperation() {
            @Override
            public Optional<byte[]> getStateData(Optional<Long> timeoutNanos) {
                return run(SELECT, timeoutNanos, statement -> {
                    statement.setString(1, account);
                    try (ResultSet rows = statement.executeQuery()) {
                        return rows.next() ? Optional.of(rows.getBytes(1)) : Optional.<byte[]>empty();
                    }
                });
            }

            @Override
            public boolean compareAndSwap(
                    byte[] original, byte[] changed, RemoteBucketState state, Optional<Long> timeoutNanos) {
                return original == null
                        ? insert(account, changed, timeoutNanos)
                        : update(account, original, changed, timeoutNanos);
            }
        };
    }

    private boolean insert(String account, byte[] state, Optional<Long> timeoutNanos) {
        return run(INSERT, timeoutNanos, statement -> {
            statement.setString(1, account);
            statement.setBytes(2, state);
            return statement.executeUpdate() == 1;
        });
    }

    private boolean update(String account, byte[] original, byte[] changed, Optional<Long> timeoutNanos) {
        return run(UPDATE, timeoutNanos, statement -> {
            statement.setBytes(1, changed);
            statement.setString(2, account);
            statement.setBytes(3, original);
            try {
                return statement.executeUpdate() == 1;
            } catch (SQLException e) {
                if (SERIALIZATION_FAILURE.equals(e.getSQLState())) {
                    return false;
                }
                throw e;
            }
        });
    }

    @Override
    public void removeProxy(String account) {
        run(DELETE, Optional.empty(), statement -> {
            statement.setString(1, account);
            return statement.executeUpdate();
        });
    }

    @Override
    public boolean isAsyncModeSupported() {
        return false;
    }

    @Override
    protected AsyncCompareAndSwapOperation beginAsyncCompareAndSwapOperation(String account) {
        throw BucketExceptions.asyncModeIsNotSupported();
    }

    @Override
    protected CompletableFuture<Void> removeAsync(String account) {
        throw BucketExceptions.asyncModeIsNotSupported();
    }

    private <T> T run(String sql, Optional<Long> timeoutNanos, SqlWork.OnStatement<T> work) {
        try {
            return SqlWork.run(dataSource, sql, timeoutNanos, work);
        } catch (SQLException e) {
            throw BucketExceptions.executionException(e);
        }
    }
}
