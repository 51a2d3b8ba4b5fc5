/** What the durable stream of changes costs: memory and processor of a sweep, and calls of the account. */
package io.github.camelplanado.benchmarks.changes;
