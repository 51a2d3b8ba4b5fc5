package io.github.camelplanado.budget;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import java.util.function.Function;

import javax.sql.DataSource;

import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.camelplanado.api.BudgetSource;
import io.github.camelplanado.api.BudgetTerms;
import io.github.camelplanado.api.RequestBudget;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One budget for all JVMs that call an account: the bean for the component's option {@code budget}. Each JVM makes its own,
 * over the same store. Rate, burst and the account come from the component. The budget lives in the store as one small bucket
 * of Bucket4j for each account, named by a hash of the account.
 *
 * <p>While the store is down, each JVM goes on with its share, the rate divided by {@link #setExpectedInstances}; it returns
 * to the store by itself. Set the options before the component starts.
 */
public final class SharedBudget implements BudgetSource {

    private static final Logger LOG = LoggerFactory.getLogger(SharedBudget.class);
    private static final Duration RETRY_DELAY = Duration.ofSeconds(5);

    private final Function<Duration, BucketStore> stores;
    private int expectedInstances = 2;
    private Duration storeTimeout = Duration.ofSeconds(2);

    SharedBudget(Function<Duration, BucketStore> stores) {
        this.stores = stores;
    }

    /**
     * A budget in PostgreSQL, in the table {@code planado_budget}, which is made if it is missing. Two or three statements
     * for each call; use a pool of connections.
     *
     * @param dataSource the database; stays the caller's
     */
    public static SharedBudget postgresql(DataSource dataSource) {
        return new SharedBudget(timeout -> new PostgresqlStore(dataSource, timeout));
    }

    /**
     * A budget in any store that Bucket4j knows. The proxy manager stays the caller's; its time-outs and tries are its own.
     *
     * @param buckets with keys of text
     * @param clock that the proxy manager was given by {@code clientClock}; null if the store keeps the time itself, as data
     *     grids do. Without it a store that uses its callers' clocks (SQL, Redis and all that compare and swap) gives too much
     *     or nothing when these clocks differ.
     */
    public static SharedBudget of(ProxyManager<String> buckets, StoreClock clock) {
        return of(buckets, account -> "planado:budget:" + account, clock);
    }

    /**
     * As {@link #of(ProxyManager, StoreClock)}, with keys of any kind.
     *
     * @param key makes a key from the hash of an account
     */
    public static <K> SharedBudget of(ProxyManager<K> buckets, Function<String, K> key, StoreClock clock) {
        return new SharedBudget(timeout -> new GivenStore<>(buckets, key, clock));
    }

    /** How many JVMs share the budget. */
    public int getExpectedInstances() {
        return expectedInstances;
    }

    /**
     * Sets how many JVMs share the budget; only used while the store is down.
     *
     * @param expectedInstances 1 or more; the default is 2
     */
    public void setExpectedInstances(int expectedInstances) {
        if (expectedInstances < 1) {
            throw new IllegalArgumentException("expectedInstances must be 1 or more, not " + expectedInstances);
        }
        this.expectedInstances = expectedInstances;
    }

    /** After what time a call of the store counts as failed. */
    public Duration getStoreTimeout() {
        return storeTimeout;
    }

    /**
     * Sets after what time a call of the store counts as failed.
     *
     * @param storeTimeout above 0; the default is 2 s
     */
    public void setStoreTimeout(Duration storeTimeout) {
        if (storeTimeout.isNegative() || storeTimeout.isZero()) {
            throw new IllegalArgumentException("storeTimeout must be above 0, not " + storeTimeout);
        }
        this.storeTimeout = storeTimeout;
    }

    @Override
    public RequestBudget open(BudgetTerms terms) {
        TimeMeter time = TimeMeter.SYSTEM_NANOTIME;
        DoubleSupplier chance = () -> ThreadLocalRandom.current().nextDouble();
        return new PacedBudget(pace(terms, time, chance), terms.maxQueued(), time, Timer.thread("planado-budget"));
    }

    private Pace pace(BudgetTerms terms, TimeMeter time, DoubleSupplier chance) {
        if (terms.requestsPerMinute() == 0) {
            LOG.warn("requestsPerMinute=0: there is no rate that JVMs could share");
            return new UnlimitedPace(time);
        }
        Learning learning = new Learning(terms.requestsPerMinute(), terms.burst(), terms.learnRate());
        Learning share = new Learning((double) terms.requestsPerMinute() / expectedInstances, terms.burst(), false);
        StoreLine line = new StoreLine(
                stores.apply(storeTimeout),
                terms.account(),
                () -> SharedBucket.configuration(learning.start()),
                storeTimeout,
                RETRY_DELAY);
        line.connect();
        return new SharedPace(line, learning, share, time, chance);
    }
}
