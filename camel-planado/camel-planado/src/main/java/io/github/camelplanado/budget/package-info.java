/**
 * The account's budget of calls. Start with {@link io.github.camelplanado.budget.PacedBudget}: lanes of waiting calls over a
 * pace ({@link io.github.camelplanado.budget.Pace}).
 */
package io.github.camelplanado.budget;
