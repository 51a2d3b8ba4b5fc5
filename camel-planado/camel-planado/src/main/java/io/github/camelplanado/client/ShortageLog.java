package io.github.camelplanado.client;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import io.github.camelplanado.api.AccountState;
import io.github.camelplanado.api.BudgetState;
import io.github.camelplanado.api.Priority;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says in the log that the budget is exhausted for long: once when it begins, every ten minutes while it lasts, and when it is
 * over. Nothing runs while nobody waits. Safe for many threads.
 */
final class ShortageLog implements TurnListener {

    private static final Logger LOG = LoggerFactory.getLogger(ShortageLog.class);

    private final ReentrantLock lock = new ReentrantLock();
    private final Shortage shortage = new Shortage();
    private final AtomicBoolean armed = new AtomicBoolean();
    private final AtomicBoolean hurried = new AtomicBoolean();
    private final AtomicLong denied = new AtomicLong();
    private final Supplier<AccountState> account;
    private final LongSupplier nanos;
    private final Later later;

    /**
     * Nothing lasts yet.
     *
     * @param account how it stands
     * @param nanos monotonic
     */
    ShortageLog(Supplier<AccountState> account, LongSupplier nanos, Later later) {
        this.account = account;
        this.nanos = nanos;
        this.later = later;
    }

    /** Runs a task later, on a thread that may write to a log; drops it when the account has closed. */
    @FunctionalInterface
    interface Later {
        void run(Duration delay, Runnable task);
    }

    @Override
    public void granted(Priority priority, Duration waited) {
        // looks ask for the one that waits longest
    }

    @Override
    public void waits(Priority priority) {
        if (isUrgent(priority) && armed.compareAndSet(false, true)) {
            later.run(Shortage.LONG.plusMillis(1), this::lookAndGoOn);
        }
    }

    @Override
    public void denied(Priority priority, Duration patience) {
        if (isUrgent(priority) && !patience.isZero()) {
            denied.incrementAndGet();
            if (hurried.compareAndSet(false, true)) {
                later.run(Duration.ZERO, this::hurry);
            }
        }
    }

    private void hurry() {
        hurried.set(false);
        if (armed.compareAndSet(false, true)) {
            lookAndGoOn();
        } else {
            look();
        }
    }

    private void lookAndGoOn() {
        Duration next = look();
        if (next == null) {
            armed.set(false);
            // Who came between the look and this found it armed.
            if (urgent(account.get().budget()) > 0 && armed.compareAndSet(false, true)) {
                later.run(Shortage.LONG.plusMillis(1), this::lookAndGoOn);
            }
        } else {
            later.run(next, this::lookAndGoOn);
        }
    }

    private Duration look() {
        AccountState now = account.get();
        Duration wait = urgentWait(now.budget());
        lock.lock();
        try {
            switch (shortage.look(nanos.getAsLong(), wait, denied.get())) {
                case BEGINS, LASTS -> LOG.warn(exhausted(now, shortage.denied()));
                case ENDS ->
                    LOG.info(
                            "The budget of the account {} has turns again. For {} s calls waited too long; {} ended"
                                    + " without a turn",
                            now.account(),
                            shortage.age().toSeconds(),
                            shortage.denied());
                case NOTHING -> {
                    // said already, or not yet worth it
                }
            }
            return shortage.nextLook(wait, urgent(now.budget()) > 0);
        } finally {
            lock.unlock();
        }
    }

    private static String exhausted(AccountState account, long denied) {
        BudgetState budget = account.budget();
        return String.format(
                Locale.ROOT,
                "The budget of the account %s at %s is exhausted: calls wait longer than %d s or end without a turn."
                        + " Waiting: %s; the longest for %d s; ended without a turn: %d. Rate: %s%s%s. Give calls that can"
                        + " wait priority=low, make fewer calls (budgetShare and sweepInterval of consumers, detail of"
                        + " lists), or set requestsPerMinute to what the account allows",
                account.account(),
                account.baseUrl(),
                Shortage.LONG.toSeconds(),
                waiting(budget.waiting()),
                budget.longestWaitOfAll().toSeconds(),
                denied,
                rate(budget),
                budget.pause().isZero()
                        ? ""
                        : ", and the vendor has everybody pause for "
                                + (budget.pause().toSeconds() + 1) + " s",
                budget.trouble() == null ? "" : "; " + budget.trouble());
    }

    private static String rate(BudgetState budget) {
        return budget.rate() > 0
                ? String.format(
                        Locale.ROOT,
                        "%.1f calls a minute (configured: %d), %.0f %% used in the last minute",
                        budget.rate(),
                        budget.requestsPerMinute(),
                        100 * budget.used())
                : "not paced";
    }

    private static String waiting(Map<Priority, Integer> waiting) {
        return waiting.entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey().name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }

    private static Duration urgentWait(BudgetState budget) {
        return budget.longestWait().entrySet().stream()
                .filter(entry -> isUrgent(entry.getKey()))
                .map(Map.Entry::getValue)
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    private static int urgent(BudgetState budget) {
        return budget.waiting().entrySet().stream()
                .filter(entry -> isUrgent(entry.getKey()))
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    /** What consumers read by themselves is meant to wait. */
    private static boolean isUrgent(Priority priority) {
        return priority != Priority.LOW;
    }
}
