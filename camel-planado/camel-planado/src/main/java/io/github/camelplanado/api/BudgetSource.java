package io.github.camelplanado.api;

/** Gives an account its budget: the type of the component's option {@code budget}. A {@link RequestBudget} gives itself. */
@FunctionalInterface
public interface BudgetSource {

    /**
     * The budget of an account, opened when the account is used first and closed with it. One that is not made anew, such as a
     * {@link RequestBudget} that gives itself, is left open.
     */
    RequestBudget open(BudgetTerms terms);
}
