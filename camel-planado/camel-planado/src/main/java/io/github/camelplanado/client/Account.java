package io.github.camelplanado.client;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;

import io.github.camelplanado.api.AccountState;
import io.github.camelplanado.api.RequestBudget;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;

/**
 * What all endpoints of an account share: budget, connections, breaker, the external ids that are known to exist, and names.
 * Safe for many threads.
 *
 * @param settings how it was set up
 * @param budget who may call when
 * @param ownBudget whether the budget ends with the account; one that was given is its owner's to close
 * @param transport the wire
 * @param breaker leaves a failing vendor alone
 * @param knownIds external ids that were seen
 * @param names lists that tell the uuids of names
 * @param ownWrites what this JVM writes and wrote last
 * @param habits what the vendor was seen to do
 * @param observed what was seen of it, for those who look
 * @param pool for calls that had to wait for their turn
 * @param routes for what follows such a call; grows with the routes that go on at once
 * @param timer for pauses and deadlines; nothing blocks on it
 */
record Account(
        AccountSettings settings,
        RequestBudget budget,
        boolean ownBudget,
        Transport transport,
        CircuitBreaker breaker,
        KnownIds knownIds,
        NameTables names,
        OwnWrites ownWrites,
        Habits habits,
        Observed observed,
        ExecutorService pool,
        ExecutorService routes,
        ScheduledExecutorService timer)
        implements AutoCloseable {

    /** How it stands. */
    AccountState state() {
        return observed.state(this);
    }

    @Override
    public void close() {
        observed.traffic().end();
        if (ownBudget) {
            budget.close();
        }
        pool.shutdown();
        routes.shutdown();
        timer.shutdownNow();
        transport.close();
    }
}
