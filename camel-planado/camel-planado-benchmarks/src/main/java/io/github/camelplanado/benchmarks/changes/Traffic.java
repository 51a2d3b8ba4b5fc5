package io.github.camelplanado.benchmarks.changes;

/**
 * What happens to the jobs of an account in a day, and how the stream learns it.
 *
 * @param jobs of the account
 * @param changes in all, each to another version; those that make and delete jobs are among them
 * @param created jobs
 * @param deleted jobs
 * @param webhooks whether the vendor tells each change by a webhook
 * @param fetched whether each is fetched before it is told, which is {@code detail=always}
 */
record Traffic(long jobs, long changes, long created, long deleted, boolean webhooks, boolean fetched) {}
