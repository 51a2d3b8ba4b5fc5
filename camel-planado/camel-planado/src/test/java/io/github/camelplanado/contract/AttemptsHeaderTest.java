package io.github.camelplanado.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.camelplanado.RecordingBudget;
import io.github.camelplanado.TestCamel;
import io.github.camelplanado.api.PlanadoConstants;
import io.github.camelplanado.simulator.PlanadoSimulator;
import io.github.camelplanado.simulator.RecordedRequest;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * {@code CamelPlanadoAttempts} is of the request that wrote, else of the last one that was answered before the route went on;
 * turns that were taken again after a 429 count.
 */
class AttemptsHeaderTest {

    @RegisterExtension
    static final PlanadoSimulator PLANADO =
            PlanadoSimulator.builder().requestsPerMinute(0).pageSize(2).build();

    private static final Set<String> WRITES = Set.of("POST", "PATCH", "PUT", "DELETE");
    private static final int NEVER = Integer.MAX_VALUE;

    @ParameterizedTest
    @MethodSource("cases")
    void it_is_two_when_the_request_that_counts_was_refused_once_and_else_one(OperationCase operation) {
        assertThat(run(operation, NEVER)).isEqualTo(1);
        List<RecordedRequest> requests = List.copyOf(PLANADO.requests());
        int counts = theOneThatCounts(requests);
        for (int refused = 0; refused < requests.size(); refused++) {
            assertThat(run(operation, refused))
                    .as("%s with request %d of %s refused once", operation, refused, requests)
                    .isEqualTo(refused == counts ? 2 : 1);
        }
    }

    static List<OperationCase> cases() {
        return OperationCases.all();
    }

    /** Runs a case with one refusal of the request of that number, in an account that remembers nothing. */
    private static Object run(OperationCase operation, int refused) {
        PLANADO.reset();
        Map<String, String> values = operation.given().apply(PLANADO);
        RecordingBudget budget = new RecordingBudget().before(turn -> {
            if (turn == refused + 1) {
                PLANADO.faults().answer("*", ".*").times(1).status(429, "Rate Limit Exceeded");
            }
        });
        try (TestCamel camel = new TestCamel(PLANADO, component -> component.setBudget(budget.budget()))) {
            Exchange exchange = camel.route(operation.uri(), operation.body(), operation.headers(values));
            assertThat(exchange.getException()).as("%s", operation).isNull();
            return exchange.getMessage().getHeader(PlanadoConstants.ATTEMPTS);
        }
    }

    private static int theOneThatCounts(List<RecordedRequest> requests) {
        for (int i = 0; i < requests.size(); i++) {
            RecordedRequest request = requests.get(i);
            if (WRITES.contains(request.method()) && request.status() < 300) {
                return i;
            }
        }
        return requests.size() - 1;
    }
}
