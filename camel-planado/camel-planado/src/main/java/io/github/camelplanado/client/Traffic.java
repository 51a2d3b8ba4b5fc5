package io.github.camelplanado.client;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;

import io.github.camelplanado.api.BudgetState;
import io.github.camelplanado.api.PlanadoRateLimitException;
import io.github.camelplanado.api.Priority;
import io.github.camelplanado.api.RequestBudget;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What becomes of an account's turns, for those who look. It sees what goes in and out of the budget, so that any
 * implementation of one is seen alike. Safe for many threads; never waits.
 */
final class Traffic {

    private static final Logger LOG = LoggerFactory.getLogger(Traffic.class);

    private final LongSupplier nanos;
    private final WaitingTurns waiting = new WaitingTurns();
    private final Map<Priority, LongAdder> granted = byPriority(priority -> new LongAdder());
    private final Map<Priority, LongAdder> denied = byPriority(priority -> new LongAdder());
    private final LongAdder refused = new LongAdder();
    private final LastMinute sent;
    private final List<TurnListener> listeners = new CopyOnWriteArrayList<>();

    /** Nothing has happened yet; nanoseconds are monotonic. */
    Traffic(LongSupplier nanos) {
        this.nanos = nanos;
        this.sent = new LastMinute(nanos.getAsLong());
    }

    /** From now on told of turns, until what this returns is run. */
    Runnable listen(TurnListener listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /**
     * The same turn, taken note of: what follows it sees the figures with it.
     *
     * @param patience how long the call was ready to wait for all its turns
     */
    CompletableFuture<Void> follow(Priority priority, Duration patience, CompletableFuture<Void> turn) {
        if (turn.isDone() && !turn.isCompletedExceptionally()) {
            granted(priority, Duration.ZERO);
            return turn;
        }
        WaitingTurns.Place place = waiting.enter(priority, nanos.getAsLong());
        if (!turn.isDone()) {
            tell(listener -> listener.waits(priority));
        }
        return turn.whenComplete((nothing, failure) -> {
            waiting.leave(place);
            if (failure == null) {
                granted(priority, place.waited(nanos.getAsLong()));
            } else if (Futures.unwrap(failure) instanceof PlanadoRateLimitException) {
                // One that is given up while it waits is not denied.
                denied(priority, patience);
            }
        });
    }

    /** A call ends because there is no turn for it. */
    void denied(Priority priority, Duration patience) {
        denied.get(priority).increment();
        tell(listener -> listener.denied(priority, patience));
    }

    /** An attempt goes out. */
    void sent() {
        sent.add(nanos.getAsLong());
    }

    /** The vendor refused an attempt with 429. */
    void refused() {
        refused.increment();
    }

    /** Nobody is told any more: what is given up at the end says nothing about the budget. */
    void end() {
        listeners.clear();
    }

    /** How it stands. */
    BudgetState state(RequestBudget budget, int requestsPerMinute) {
        long now = nanos.getAsLong();
        double rate = budget.requestsPerMinute().orElse(0);
        return new BudgetState(
                requestsPerMinute,
                rate,
                rate > 0 ? sent.count(now) / rate : 0,
                budget.pause(),
                byPriority(waiting::count),
                byPriority(priority -> waiting.longest(priority, now)),
                byPriority(priority -> granted.get(priority).sum()),
                byPriority(priority -> denied.get(priority).sum()),
                refused.sum(),
                budget.trouble());
    }

    private void granted(Priority priority, Duration waited) {
        granted.get(priority).increment();
        tell(listener -> listener.granted(priority, waited));
    }

    /** The turn is what it is, whatever a listener does with that. */
    private void tell(Consumer<TurnListener> what) {
        for (TurnListener listener : listeners) {
            try {
                what.accept(listener);
            } catch (RuntimeException e) {
                LOG.warn("What watches the budget failed", e);
            }
        }
    }

    private static <T> Map<Priority, T> byPriority(Function<Priority, T> value) {
        Map<Priority, T> all = new EnumMap<>(Priority.class);
        for (Priority priority : Priority.values()) {
            all.put(priority, value.apply(priority));
        }
        return all;
    }
}
