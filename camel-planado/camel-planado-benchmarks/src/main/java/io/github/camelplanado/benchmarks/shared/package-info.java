/** Real JVMs that share one budget in a real PostgreSQL and a real Redis. Start with {@link SharedRun}. */
package io.github.camelplanado.benchmarks.shared;
