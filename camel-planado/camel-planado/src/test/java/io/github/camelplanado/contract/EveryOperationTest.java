package io.github.camelplanado.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import io.github.camelplanado.api.Catalogue;
import io.github.camelplanado.api.Operation;
import io.github.camelplanado.api.Resource;
import io.github.camelplanado.docs.Coverage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** No operation comes in without a case that runs it, a page that describes it, and a row of its table. */
class EveryOperationTest {

    private static final List<String> CASES = OperationCases.operations();

    @ParameterizedTest
    @EnumSource(Resource.class)
    void every_operation_of_a_resource_has_a_case_a_page_and_a_row(Resource resource) {
        for (Operation operation : Catalogue.operations(resource)) {
            String name = resource.path() + "." + operation.path();
            assertThat(CASES)
                    .as(
                            "planado:%s/%s has no case in %s",
                            resource.path(), operation.path(), OperationCases.class.getSimpleName())
                    .contains(name);
            assertThat(Coverage.missing(resource, operation))
                    .as("what planado:%s/%s lacks", resource.path(), operation.path())
                    .isEmpty();
        }
    }
}
