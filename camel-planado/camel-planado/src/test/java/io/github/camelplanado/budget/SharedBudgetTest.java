package io.github.camelplanado.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import javax.sql.DataSource;

import io.github.camelplanado.api.BudgetTerms;
import io.github.camelplanado.api.Priority;
import io.github.camelplanado.api.RequestBudget;
import org.junit.jupiter.api.Test;

class SharedBudgetTest {

    private static final DataSource DOWN = (DataSource) Proxy.newProxyInstance(
            SharedBudgetTest.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                throw new SQLException("refused");
            });

    @Test
    void jvms_that_are_more_than_the_calls_of_a_minute_have_less_than_one_each_while_the_store_is_down() {
        SharedBudget shared = SharedBudget.postgresql(DOWN);
        shared.setExpectedInstances(400);
        try (RequestBudget budget = shared.open(new BudgetTerms("account", 60, false, 2, 10))) {
            CompletableFuture<Void> turn = budget.turn(Priority.NORMAL, Duration.ofMinutes(5));
            await().until(() -> budget.requestsPerMinute().orElseThrow() < 60);

            assertThat(budget.requestsPerMinute()).hasValue(0.15);
            assertThat(budget.trouble()).contains("0.15 calls a minute");
            turn.cancel(false);
        }
    }
}
