package io.github.camelplanado.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import io.github.camelplanado.TestCamel;
import io.github.camelplanado.api.PlanadoException;
import io.github.camelplanado.simulator.PlanadoSimulator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every operation: exactly the expected requests are sent, the contract holds both ways, and a wrong answer is noticed, whichever of them it is. */
class ContractTest {

    @RegisterExtension
    static final PlanadoSimulator PLANADO =
            PlanadoSimulator.builder().requestsPerMinute(0).pageSize(2).build();

    private static final ContractChecks CONTRACT = new ContractChecks();

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
    @MethodSource("cases")
    void the_right_request_is_sent_and_its_answer_received(OperationCase operation) {
        CaseRun run = run(operation, Mutation.NONE);

        run.check(PLANADO.apiKey());

        run.wire().forEach(CONTRACT::check);
        assertThat(PLANADO.mistakes()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_changed_answer_is_noticed(OperationCase operation) {
        List<Mutation> mutations = Mutation.of(run(operation, Mutation.NONE).wire());
        assertThat(mutations).isNotEmpty();
        for (Mutation mutation : mutations) {
            CaseRun run = run(operation, mutation);

            assertThat(wire.changed()).as("answers changed by %s", mutation).isPositive();
            assertThatItWasNoticed(run, mutation);
        }
    }

    /** Any other failure, say a NullPointerException, would be a wrong answer that got through. */
    private static void assertThatItWasNoticed(CaseRun run, Mutation mutation) {
        Exception failure = run.exchange().getException();
        if (failure == null) {
            assertThatThrownBy(() -> run.check(PLANADO.apiKey()))
                    .as("the check of %s with %s", run.run(), mutation)
                    .isInstanceOf(AssertionError.class);
        } else {
            assertThat(mutation.kind().failures())
                    .as("where %s may end with %s, which was %s", run.run(), mutation, failure)
                    .contains(failure.getClass().asSubclass(PlanadoException.class));
        }
    }

    static List<OperationCase> cases() {
        return OperationCases.all();
    }

    /** A component of its own for each run: what it remembers of ids must not help the next. */
    private static CaseRun run(OperationCase operation, Mutation mutation) {
        try (TestCamel camel = new TestCamel(PLANADO, component -> component.setBaseUrl(wire.baseUrl()))) {
            return CaseRun.of(operation, PLANADO, wire, camel, mutation);
        }
    }
}
