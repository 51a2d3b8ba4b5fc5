package io.github.camelplanado;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import io.github.camelplanado.api.LimitHints;
import io.github.camelplanado.api.PlanadoRateLimitException;
import io.github.camelplanado.api.Priority;
import io.github.camelplanado.api.RequestBudget;
import io.github.camelplanado.simulator.PlanadoSimulator;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A budget of the application's own that fails, and options of the budget that are out of range. */
class OwnBudgetTest {

    private static final Map<String, Object> CLIENT =
            Map.of("organization", true, "organization_name", "Sample Heating", "external_id", "c-1");

    @RegisterExtension
    static final PlanadoSimulator PLANADO =
            PlanadoSimulator.builder().requestsPerMinute(0).build();

    @Test
    void a_write_that_the_vendor_took_succeeds_although_the_budget_fails_to_take_note_of_it() {
        try (TestCamel camel = new TestCamel(PLANADO, component -> component.setBudget(new ForgetfulBudget()))) {
            camel.ok("planado:clients/create", CLIENT);
        }
        assertThat(PLANADO.requests()).hasSize(1);
    }

    @Test
    void a_call_that_was_refused_is_sent_again_although_the_budget_fails_to_take_note_of_it() {
        PLANADO.faults().answer("POST", "/clients").times(1).status(429, "Rate Limit Exceeded");
        try (TestCamel camel = new TestCamel(PLANADO, component -> component.setBudget(new ForgetfulBudget()))) {
            camel.ok("planado:clients/create", CLIENT);
        }
        assertThat(PLANADO.requests()).hasSize(2);
    }

    @Test
    void a_source_without_a_budget_is_named_with_its_option() {
        try (TestCamel camel = new TestCamel(PLANADO, component -> component.setBudget(terms -> null))) {
            assertThatThrownBy(() -> camel.send("planado:clients/create", CLIENT))
                    .rootCause()
                    .hasMessageContaining("The option budget of the planado component")
                    .hasMessageContaining("gave null in place of a RequestBudget");
        }
    }

    @Test
    void a_rate_that_no_bucket_holds_is_named_with_its_option() {
        assertThatThrownBy(() -> {
                    try (TestCamel camel =
                            new TestCamel(PLANADO, component -> component.setRequestsPerMinute(Integer.MAX_VALUE))) {
                        camel.context().getEndpoint("planado:clients/create");
                    }
                })
                .hasMessageContaining("requestsPerMinute=2147483647 must be 0 to 1000000");
    }

    @Test
    void who_lost_patience_is_told_the_patience_that_is_configured_not_what_was_left_of_it() {
        PLANADO.faults().answer("GET", "/clients/c-1").times(1).status(429, "Rate Limit Exceeded");
        try (TestCamel camel = new TestCamel(PLANADO, component -> {
            component.setRequestsPerMinute(60);
            component.setMaxWait(Duration.ofMillis(1500));
        })) {
            Exchange exchange = camel.send("planado:clients/get", null, Map.of("CamelPlanadoId", "c-1"));
            assertThat(exchange.getException())
                    .isInstanceOf(PlanadoRateLimitException.class)
                    .hasMessageEndingWith("(maxWait=PT1.5S)");
        }
    }

    /** Lets everybody go and cannot take note of anything. */
    private static final class ForgetfulBudget implements RequestBudget {
        @Override
        public CompletableFuture<Void> turn(Priority priority, Duration maxWait) {
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void giveBack() {
            throw new IllegalStateException("the disk is full");
        }

        @Override
        public void refused(LimitHints told) {
            throw new IllegalStateException("the disk is full");
        }

        @Override
        public void answered(LimitHints told) {
            throw new IllegalStateException("the disk is full");
        }

        @Override
        public Duration pause() {
            return Duration.ZERO;
        }

        @Override
        public int waiting() {
            return 0;
        }

        @Override
        public void close() {
            // whoever made it closes it
        }
    }
}
