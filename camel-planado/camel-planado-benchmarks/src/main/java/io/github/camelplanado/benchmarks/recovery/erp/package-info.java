/** The applications that are killed: one with a stream of changes, and one with webhooks alone, for comparison. */
package io.github.camelplanado.benchmarks.recovery.erp;
