package io.github.camelplanado.benchmarks.budget;

/**
 * What a sender is put to.
 *
 * @param limit of the vendor
 * @param requestsPerMinute its rate
 * @param jvms that share the account
 * @param foreign whether somebody else takes 20 % of the rate at random until the measured time ends
 * @param crashes whether every process is killed and started anew each minute
 */
record Scenario(Limit.Kind limit, int requestsPerMinute, int jvms, boolean foreign, boolean crashes) {}
