package io.github.camelplanado.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import io.github.camelplanado.simulator.contract.Contract;
import io.github.camelplanado.simulator.contract.Operation;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever stands in the contract is done here: an operation that was forgotten would be a failure of the simulator. */
class EveryOperationTest {
    @RegisterExtension
    static PlanadoSimulator planado =
            PlanadoSimulator.builder().requestsPerMinute(0).build();

    private final Http http = new Http(planado);

    static List<Operation> operations() {
        return Contract.packed().operations();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void isDoneOrRefusedForAReason(Operation operation) {
        String path = operation.path().replaceAll("\\{[a-z_]+}", "none");
        String body = operation.bodySchema() == null ? null : "{}";
        Http.Reply reply = http.send(operation.method(), planado.baseUrl() + path, body);
        boolean about = operation.path().contains("{");
        assertThat(reply.status()).as(reply.text()).isIn(about ? List.of(200, 404, 422) : List.of(200, 201, 403, 422));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void countsAKeyThatTheContractDoesNotKnow(Operation operation) {
        if (operation.bodySchema() != null) {
            String path = operation.path().replaceAll("\\{[a-z_]+}", "none");
            planado.knob(Knob.USERS_CAN_BE_CREATED, true);
            planado.knob(Knob.UNKNOWN_KEYS, "refuse");
            Http.Reply reply = http.send(operation.method(), planado.baseUrl() + path, "{\"no_such_key\":1}");
            assertThat(reply.status()).isEqualTo(422);
            assertThat(reply.text()).contains("no_such_key");
        }
    }
}
