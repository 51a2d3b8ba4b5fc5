package io.github.camelplanado.api;

/**
 * For what a budget is opened.
 *
 * @param account names the account, the same in every JVM that calls it with the same key; a hash that tells no secret
 * @param requestsPerMinute the account's rate; 0 for no pacing
 * @param learnRate whether the rate may rise above that while the account allows it
 * @param burst how many unused calls may be saved up, at least 1
 * @param maxQueued how many calls may wait at once in this JVM
 */
public record BudgetTerms(String account, int requestsPerMinute, boolean learnRate, int burst, int maxQueued) {}
