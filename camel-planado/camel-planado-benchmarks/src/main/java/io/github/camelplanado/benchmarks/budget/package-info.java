/**
 * The component's budget, the code that runs in production, on a virtual clock: hours in seconds, the same for each seed. Start
 * with {@link io.github.camelplanado.benchmarks.budget.BudgetRun}; the world is in {@link
 * io.github.camelplanado.benchmarks.budget.Simulation}.
 */
package io.github.camelplanado.benchmarks.budget;
