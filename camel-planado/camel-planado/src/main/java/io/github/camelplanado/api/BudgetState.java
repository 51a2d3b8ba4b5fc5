package io.github.camelplanado.api;

import java.time.Duration;
import java.util.Map;

/**
 * A look at the budget of an account. What is counted is counted since the account was opened by this JVM, and of this JVM's
 * calls alone.
 *
 * @param requestsPerMinute the configured rate; 0 for no pacing
 * @param rate the calls a minute that the budget gives now, learned or configured; 0 if it does not pace or does not tell
 * @param used the part of the rate that was used in the last minute: 1 for all of it, above 1 for saved-up calls; 0 without
 *     a rate
 * @param pause how long everybody still pauses; zero if nobody does
 * @param waiting how many calls wait, for every priority
 * @param longestWait how long the call that came first of those who wait has waited, for every priority; zero where none waits
 * @param granted turns that were granted, for every priority
 * @param denied calls that ended because there was no turn for them, for every priority
 * @param refused attempts that the vendor refused with 429
 * @param trouble why the budget gives less than it should, such as a store that is down; null if it does not
 */
public record BudgetState(
        int requestsPerMinute,
        double rate,
        double used,
        Duration pause,
        Map<Priority, Integer> waiting,
        Map<Priority, Duration> longestWait,
        Map<Priority, Long> granted,
        Map<Priority, Long> denied,
        long refused,
        String trouble) {

    /** How long the call that came first of all who wait has waited; zero if nobody waits. */
    public Duration longestWaitOfAll() {
        return longestWait.values().stream().max(Duration::compareTo).orElse(Duration.ZERO);
    }
}
