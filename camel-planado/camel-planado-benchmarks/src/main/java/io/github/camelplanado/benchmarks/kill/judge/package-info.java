/** Compares the simulator's journal, which is the truth, with the tables, by SQL. Knows nothing of the component. */
package io.github.camelplanado.benchmarks.kill.judge;
