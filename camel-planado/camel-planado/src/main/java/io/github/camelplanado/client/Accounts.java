package io.github.camelplanado.client;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;

import io.github.camelplanado.api.BudgetSource;
import io.github.camelplanado.api.BudgetTerms;
import io.github.camelplanado.api.RequestBudget;
import io.github.camelplanado.budget.PacedBudget;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import org.apache.camel.CamelContext;
import org.apache.camel.component.http.HttpComponent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The accounts of this class loader. Two components or contexts with one base URL and key share one account: one budget, one
 * pool of connections, one breaker.
 */
public final class Accounts {

    private static final Logger LOG = LoggerFactory.getLogger(Accounts.class);
    /** Calls a minute that are assumed where the user switched pacing off. */
    private static final int UNPACED_RATE = 60;

    /** Of the hash that names an account: enough to tell accounts apart. */
    private static final int SHORT = 12;

    private static final ReentrantLock LOCK = new ReentrantLock();
    private static final Map<String, Shared> OPEN = new HashMap<>();

    private Accounts() {}

    /**
     * Opens an account, or joins the one that is open already.
     *
     * @param http a camel-http component to take the client from, or null for a private one
     * @param budget where the budget comes from, or null for one in memory
     * @param maxWait how long a call of this client may wait for its turns
     */
    public static PlanadoClient open(
            CamelContext context, AccountSettings settings, HttpComponent http, BudgetSource budget, Duration maxWait) {
        String name = name(settings);
        LOCK.lock();
        try {
            Shared shared = OPEN.get(name);
            if (shared == null) {
                shared = new Shared(create(context, name, settings, http, budget), budget);
                OPEN.put(name, shared);
            } else if (budget != null && shared.budget != budget) {
                throw new IllegalArgumentException("Another component has opened the account at " + settings.baseUrl()
                        + " with another budget: give both the same bean by the option budget");
            } else if (!shared.account.settings().equals(settings)) {
                LOG.warn(
                        "Another component has opened the account at {} with other settings; they apply to both: {}",
                        settings.baseUrl(),
                        shared.account.settings());
            }
            shared.users++;
            Account account = shared.account;
            return new PlanadoClient(
                    account, retry(settings.resilience()), maxWait, System::nanoTime, () -> close(name));
        } finally {
            LOCK.unlock();
        }
    }

    private static void close(String name) {
        Account unused = null;
        LOCK.lock();
        try {
            Shared shared = OPEN.get(name);
            if (shared != null && --shared.users == 0) {
                OPEN.remove(name);
                unused = shared.account;
            }
        } finally {
            LOCK.unlock();
        }
        if (unused != null) {
            unused.close();
        }
    }

    private static Account create(
            CamelContext context, String name, AccountSettings settings, HttpComponent http, BudgetSource budget) {
        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, threads("planado-timer"));
        timer.setRemoveOnCancelPolicy(true);
        Deadlines deadlines = new Deadlines(timer, settings.transport().requestTimeout(), System::nanoTime);
        RequestBudget opened = budget == null
                ? PacedBudget.local(terms(name, settings.pacing()), new MonotonicTime())
                : budget.open(terms(name, settings.pacing()));
        if (opened == null) {
            throw new IllegalArgumentException("The option budget of the planado component: "
                    + budget.getClass().getName() + ".open() gave null in place of a RequestBudget");
        }
        Observed observed = Observed.nothing(hash(name).substring(0, SHORT), System::nanoTime);
        Account account = new Account(
                settings,
                opened,
                opened != budget,
                CamelHttp.transport(context, settings, http, deadlines, Clock.systemUTC()),
                breaker(settings.resilience()),
                new KnownIds(),
                names(settings),
                new OwnWrites(),
                new Habits(),
                observed,
                pool(settings.transport().httpThreads()),
                Executors.newCachedThreadPool(threads("planado-route")),
                timer);
        observed.traffic()
                .listen(new ShortageLog(
                        account::state, System::nanoTime, (delay, task) -> later(account, delay, task)));
        return account;
    }

    /** The timer must not be blocked, and a log may block. */
    private static void later(Account account, Duration delay, Runnable task) {
        try {
            account.timer().schedule(() -> account.routes().execute(task), delay.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("The account was closed meanwhile", e);
        }
    }

    private static BudgetTerms terms(String name, AccountSettings.Pacing pacing) {
        return new BudgetTerms(
                hash(name), pacing.requestsPerMinute(), pacing.learnRate(), pacing.burst(), pacing.maxQueued());
    }

    /** At a tenth of the account's rate at most, names that do not exist and uuids that are refused have lists read. */
    private static NameTables names(AccountSettings settings) {
        int rate = settings.pacing().requestsPerMinute();
        Duration pausePerCall = Duration.ofMinutes(10).dividedBy(rate > 0 ? rate : UNPACED_RATE);
        return new NameTables(settings.names().maxAge(), settings.names().maxSize(), pausePerCall);
    }

    private static Retry retry(AccountSettings.Resilience resilience) {
        return Retry.of(
                "planado",
                RetryConfig.custom()
                        .maxAttempts(resilience.maxRetries() + 1)
                        .intervalFunction(attempt -> pause(resilience.retryDelay(), attempt))
                        .retryOnException(PassingFailure.class::isInstance)
                        .build());
    }

    /** Doubled each time, with a floor: jitter is added, never taken off, since a limit by the minute knows no mercy. */
    private static long pause(Duration first, int attempt) {
        long floor = first.toMillis() << Math.min(attempt - 1, 6);
        return Math.max(
                1, floor + (long) (floor * 0.5 * ThreadLocalRandom.current().nextDouble()));
    }

    private static CircuitBreaker breaker(AccountSettings.Resilience resilience) {
        CircuitBreaker breaker = CircuitBreaker.of(
                "planado",
                CircuitBreakerConfig.custom()
                        .slidingWindowSize(20)
                        .minimumNumberOfCalls(20)
                        .failureRateThreshold(50)
                        .waitDurationInOpenState(resilience.breakerDelay())
                        .permittedNumberOfCallsInHalfOpenState(1)
                        .automaticTransitionFromOpenToHalfOpenEnabled(true)
                        .build());
        if (!resilience.breakerEnabled()) {
            breaker.transitionToDisabledState();
        }
        breaker.getEventPublisher()
                .onStateTransition(event -> LOG.info("Circuit breaker of the account: {}", event.getStateTransition()));
        return breaker;
    }

    private static ThreadPoolExecutor pool(int threads) {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                threads, threads, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), threads("planado-http"));
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    private static ThreadFactory threads(String name) {
        AtomicInteger number = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, name + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    private static String name(AccountSettings settings) {
        return settings.baseUrl() + "#" + hash(settings.apiKey());
    }

    private static String hash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /** An account, where its budget came from, and how many use it; guarded by the lock. */
    private static final class Shared {
        private final Account account;
        private final BudgetSource budget;
        private int users;

        Shared(Account account, BudgetSource budget) {
            this.account = account;
            this.budget = budget;
        }
    }
}
