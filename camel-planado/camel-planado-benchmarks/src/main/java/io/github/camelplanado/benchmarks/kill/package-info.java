/**
 * Kills JVMs that keep a database and Planado in step, at random and at named points, and judges by SQL what came of it. Start
 * with {@link KillRun}. The judge knows nothing of the component: it compares the simulator's journal with the tables.
 */
package io.github.camelplanado.benchmarks.kill;
