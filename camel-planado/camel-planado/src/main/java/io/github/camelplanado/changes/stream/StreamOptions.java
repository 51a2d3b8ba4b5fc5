package io.github.camelplanado.changes.stream;

import java.time.Duration;

import io.github.camelplanado.api.InitialPosition;
import io.github.camelplanado.api.PlanadoConfiguration;
import io.github.camelplanado.api.Priority;
import io.github.camelplanado.changes.Reading;

/**
 * The options of {@code changes}, as its loops need them.
 *
 * @param delay the pause of the head poll
 * @param copyFirst whether what exists is told at first, instead of learnt silently
 * @param sweepInterval how often the whole list is read; zero for never
 * @param budgetShare part of the account's rate for that, above 0 and up to 1
 * @param maxDeletes deletions of one sweep without a question; -1 by what is known
 * @param history whether every version is told
 * @param concurrentConsumers entities side by side
 * @param maxRedeliveries repeats of a change before it is parked; 0 for no end
 * @param replayInterval how often the log of deliveries is read; zero for only at start and after an outage
 * @param priority of what the consumer reads
 * @param transactionManager Spring's, or null
 */
record StreamOptions(
        Duration delay,
        boolean copyFirst,
        Duration sweepInterval,
        double budgetShare,
        int maxDeletes,
        boolean history,
        int concurrentConsumers,
        int maxRedeliveries,
        Duration replayInterval,
        Priority priority,
        Object transactionManager) {

    static StreamOptions of(PlanadoConfiguration configuration, Duration delay) {
        return new StreamOptions(
                delay,
                configuration.getInitialPosition() != InitialPosition.now,
                configuration.getSweepInterval(),
                configuration.getBudgetShare(),
                configuration.getMaxDeletes(),
                configuration.getEvents() == io.github.camelplanado.api.Events.history,
                configuration.getConcurrentConsumers(),
                configuration.getMaxRedeliveries(),
                configuration.getReplayInterval(),
                Reading.priority(configuration),
                configuration.getTransactionManager());
    }
}
