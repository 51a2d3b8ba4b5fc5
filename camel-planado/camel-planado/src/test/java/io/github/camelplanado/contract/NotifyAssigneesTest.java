package io.github.camelplanado.contract;

import java.util.stream.Stream;

import io.github.camelplanado.TestCamel;
import io.github.camelplanado.api.PlanadoConstants;
import io.github.camelplanado.simulator.PlanadoSimulator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The wish of a route that nobody be notified goes with every write of every resource, and with no read. The contract file
 * names the header for jobs alone, as the documentation does: elsewhere nothing is known of it, and it is sent all the same.
 */
class NotifyAssigneesTest {

    @RegisterExtension
    static final PlanadoSimulator PLANADO =
            PlanadoSimulator.builder().requestsPerMinute(0).pageSize(2).build();

    private static Wire wire;

    @BeforeAll
    static void open() {
        wire = new Wire(PLANADO);
    }

    @AfterAll
    static void close() {
        wire.close();
    }

    @ParameterizedTest
    @MethodSource("writes")
    void every_write_carries_the_wish_of_the_route(OperationCase operation, boolean notify) {
        OperationCase wished = operation.onEveryWrite(
                PlanadoConstants.NOTIFY_ASSIGNEES, notify, "x-planado-notify-assignees", String.valueOf(notify));

        try (TestCamel camel = new TestCamel(PLANADO, component -> component.setBaseUrl(wire.baseUrl()))) {
            CaseRun.of(wished, PLANADO, wire, camel, Mutation.NONE).check(PLANADO.apiKey());
        }
    }

    static Stream<Arguments> writes() {
        return OperationCases.all().stream()
                .filter(OperationCase::writes)
                .flatMap(operation -> Stream.of(true, false).map(notify -> Arguments.of(operation, notify)));
    }
}
