package io.github.camelplanado.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;

import javax.sql.DataSource;

import io.github.camelplanado.PlanadoComponent;
import io.github.camelplanado.TestCamel;
import io.github.camelplanado.api.AccountState;
import io.github.camelplanado.api.BudgetState;
import io.github.camelplanado.budget.SharedBudget;
import io.github.camelplanado.simulator.PlanadoSimulator;
import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.health.HealthCheckRepository;
import org.apache.camel.impl.health.DefaultHealthCheckRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whether the account can be used, by what its calls have met. */
class HealthTest {

    private static final String KEY = "key-2c5d-that-nobody-may-see";
    private static final String ID = "planado-account:planado";

    @RegisterExtension
    static final PlanadoSimulator PLANADO =
            PlanadoSimulator.builder().requestsPerMinute(0).apiKey(KEY).build();

    @Test
    void an_account_that_answers_is_up_and_says_how_it_stands() {
        try (TestCamel camel = camel(component -> component.setRequestsPerMinute(6000))) {
            camel.ok("planado:jobs/list?paging=page", null);
            long calls = PLANADO.requests().size();

            HealthCheck.Result health = health(camel);

            assertThat(health.getState()).isEqualTo(HealthCheck.State.UP);
            assertThat(health.getDetails())
                    .containsEntry("breaker", "closed")
                    .containsEntry("lastStatus", 200)
                    .containsEntry("rate", 6000.0)
                    .containsEntry("waiting.high", 0);
            assertThat(health.getDetails().toString()).doesNotContain(KEY);
            assertThat(PLANADO.requests()).as("a check costs no call").hasSize((int) calls);
        }
    }

    @Test
    void a_refused_key_is_down_until_the_vendor_takes_it() {
        try (TestCamel camel = camel(component -> {})) {
            PLANADO.faults().answer("GET", "/jobs").status(401, "{}");
            camel.send("planado:jobs/list?paging=page", null);

            assertThat(health(camel).getState()).isEqualTo(HealthCheck.State.DOWN);
            assertThat(health(camel).getMessage())
                    .hasValueSatisfying(text -> assertThat(text)
                            .contains("refuses the key with 401")
                            .contains("apiKey")
                            .doesNotContain(KEY));

            camel.ok("planado:jobs/list?paging=page", null);
            assertThat(health(camel).getState()).isEqualTo(HealthCheck.State.UP);
        }
    }

    @Test
    void one_403_may_be_a_right_that_the_key_lacks_three_in_a_row_are_the_key() {
        try (TestCamel camel = camel(component -> {})) {
            PLANADO.faults().answer("GET", "/webhooks").times(5).status(403, "{}");
            camel.send("planado:webhooks/list?paging=page", null);
            camel.send("planado:webhooks/list?paging=page", null);
            camel.ok("planado:jobs/list?paging=page", null);
            camel.send("planado:webhooks/list?paging=page", null);
            camel.send("planado:webhooks/list?paging=page", null);
            assertThat(health(camel).getState()).isEqualTo(HealthCheck.State.UP);

            camel.send("planado:webhooks/list?paging=page", null);

            assertThat(health(camel).getState()).isEqualTo(HealthCheck.State.DOWN);
        }
    }

    @Test
    void a_refusal_that_is_old_is_believed_no_more_so_that_work_may_come_back() {
        assertThat(after(401, Duration.ofMinutes(4)).getState()).isEqualTo(HealthCheck.State.DOWN);
        assertThat(after(401, Duration.ofMinutes(6)).getState()).isEqualTo(HealthCheck.State.UP);
    }

    @Test
    void an_open_breaker_is_down_and_says_why() {
        try (TestCamel camel = camel(component -> component.setMaxRetries(0))) {
            PLANADO.faults().answer("GET", "/jobs").times(20).status(503, "{}");
            for (int call = 0; call < 20; call++) {
                camel.send("planado:jobs/list?paging=page", null);
            }

            assertThat(health(camel).getState()).isEqualTo(HealthCheck.State.DOWN);
            assertThat(health(camel).getMessage())
                    .hasValueSatisfying(text -> assertThat(text).contains("circuit breaker is open"));
            assertThat(health(camel).getDetails()).containsEntry("breaker", "open");
        }
    }

    @Test
    void an_account_whose_shared_budget_has_lost_its_store_is_up_and_says_what_it_does_without_it() {
        DataSource down = (DataSource) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    throw new SQLException("jdbc:postgresql://db.example.org/erp?user=erp&password=hunter2 refused");
                });
        SharedBudget budget = SharedBudget.postgresql(down);
        budget.setExpectedInstances(7);
        try (TestCamel camel = camel(component -> {
            component.setRequestsPerMinute(6000);
            component.setBudget(budget);
        })) {
            camel.ok("planado:jobs/list?paging=page", null);

            HealthCheck.Result health = health(camel);

            assertThat(health.getState()).isEqualTo(HealthCheck.State.UP);
            assertThat(health.getDetails())
                    .containsEntry("budget", "DEGRADED")
                    .containsEntry("configuredRate", 6000)
                    .containsEntry("rate", 857.143)
                    .hasEntrySatisfying(
                            "trouble",
                            text -> assertThat(text.toString())
                                    .contains("db.example.org", "refused", "857 calls a minute")
                                    .doesNotContain("hunter2"));
        }
    }

    @Test
    void it_is_asked_by_readiness_alone_and_gone_after_the_stop() {
        TestCamel camel = camel(component -> {});
        camel.ok("planado:jobs/list?paging=page", null);
        CamelContext context = camel.context();
        assertThat(HealthCheckHelper.invokeReadiness(context))
                .extracting(result -> result.getCheck().getId())
                .contains(ID);
        assertThat(HealthCheckHelper.invokeLiveness(context))
                .extracting(result -> result.getCheck().getId())
                .doesNotContain(ID);

        context.removeComponent("planado");

        assertThat(HealthCheckHelper.invokeReadiness(context))
                .extracting(result -> result.getCheck().getId())
                .doesNotContain(ID);
        camel.close();
    }

    @Test
    void it_can_be_switched_off() {
        try (TestCamel camel = camel(component -> component.setHealthCheckProducerEnabled(false))) {
            camel.ok("planado:jobs/list?paging=page", null);

            assertThat(HealthCheckHelper.invoke(camel.context()))
                    .extracting(result -> result.getCheck().getId())
                    .doesNotContain(ID);
        }
    }

    /** As {@code camel.health.producersEnabled=true} does. */
    private static TestCamel camel(Consumer<PlanadoComponent> options) {
        return new TestCamel(PLANADO, options, context -> {
            HealthCheckRegistry checks = new DefaultHealthCheckRegistry();
            checks.setCamelContext(context);
            context.getCamelContextExtension().addContextPlugin(HealthCheckRegistry.class, checks);
            HealthCheckRepository producers = (HealthCheckRepository) checks.resolveById("producers");
            producers.setEnabled(true);
            checks.register(producers);
        });
    }

    private static HealthCheck.Result health(TestCamel camel) {
        return HealthCheckHelper.invoke(camel.context()).stream()
                .filter(result -> result.getCheck().getId().equals(ID))
                .findFirst()
                .orElseThrow();
    }

    private static HealthCheck.Result after(int status, Duration age) {
        BudgetState budget = new BudgetState(60, 60, 0, Duration.ZERO, Map.of(), Map.of(), Map.of(), Map.of(), 0, null);
        AccountState state =
                new AccountState("0f3a", "https://planado.example.org/v2", budget, "closed", status, age, 1);
        return new AccountHealthCheck("planado", () -> state, Map.of()).call();
    }
}
