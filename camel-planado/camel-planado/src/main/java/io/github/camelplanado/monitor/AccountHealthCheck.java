package io.github.camelplanado.monitor;

import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;

import io.github.camelplanado.api.AccountState;
import io.github.camelplanado.client.PlanadoClient;
import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.health.WritableHealthCheckRepository;

/**
 * Whether the account can be used, from what its calls have met: the check makes no call, since every one costs a turn. DOWN
 * while the circuit breaker is open, and after the vendor refused the key.
 */
final class AccountHealthCheck extends ReadinessCheck {

    /** One 403 may be a right that the key lacks. */
    static final int FORBIDDEN_IN_A_ROW = 3;
    /** A probe that keeps all work away would else see the same refusal for ever. */
    static final Duration BELIEVED = Duration.ofMinutes(5);

    private static final String PRODUCERS = "producers";
    private static final int UNAUTHORIZED = 401;

    private final Supplier<AccountState> account;
    private final Map<String, String> webhooks;

    AccountHealthCheck(String component, Supplier<AccountState> account, Map<String, String> webhooks) {
        super("planado-account:" + component);
        this.account = account;
        this.webhooks = webhooks;
    }

    /** Gives what takes it away again; does nothing where the context checks no health. */
    static Runnable register(
            CamelContext context, String component, PlanadoClient client, Map<String, String> webhooks) {
        WritableHealthCheckRepository checks =
                HealthCheckHelper.getHealthCheckRepository(context, PRODUCERS, WritableHealthCheckRepository.class);
        if (checks == null) {
            return () -> {};
        }
        AccountHealthCheck check = new AccountHealthCheck(component, client::state, webhooks);
        checks.addHealthCheck(check);
        return () -> checks.removeHealthCheck(check);
    }

    @Override
    Result look(HealthCheckResultBuilder result) {
        AccountState state = account.get();
        result.details(AccountReport.details(AccountReport.of(state, webhooks)));
        String problem = problem(state);
        return problem == null
                ? result.up().build()
                : result.down().message(problem).build();
    }

    private static String problem(AccountState state) {
        if (state.breaker().equals("open")) {
            return "The vendor failed too often: no call is sent while the circuit breaker is open";
        }
        return isKeyRefused(state)
                ? "The vendor refuses the key with " + state.lastStatus()
                        + ": give the component the account's key by the option apiKey (on the vendor's page Settings /"
                        + " Integrations / API)"
                : null;
    }

    private static boolean isKeyRefused(AccountState state) {
        if (state.keyRefusals() == 0 || state.lastAnswer().compareTo(BELIEVED) > 0) {
            return false;
        }
        return state.lastStatus() == UNAUTHORIZED || state.keyRefusals() >= FORBIDDEN_IN_A_ROW;
    }
}
