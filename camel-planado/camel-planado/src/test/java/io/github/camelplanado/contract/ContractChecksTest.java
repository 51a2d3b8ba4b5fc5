package io.github.camelplanado.contract;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A check that lets everything through would hold nothing. */
class ContractChecksTest {

    private static final ContractChecks CONTRACT = new ContractChecks();
    private static final String SHIFTS = "/users/5e0a/shifts";

    @Test
    void what_the_contract_has_passes() {
        assertThatCode(() -> CONTRACT.check(got(SHIFTS, "after=2027-03-01&before=2027-03-05", "{\"timeline\": []}")))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                SHIFTS + "|after=2027-03-01|query before",
                SHIFTS + "|none|query",
                SHIFTS + "|after=2027-03-01&before=soon|query parameter before",
                SHIFTS + "|after=2027-03-01&before=2027-03-05&page=2|query parameter page",
                "/users//shifts|after=2027-03-01&before=2027-03-05|path parameter uuid",
                "/jobs/1/history|after=one|query parameter after",
                "/nothing|none|path of"
            })
    void a_parameter_that_is_missing_unknown_or_wrong_is_named(String path, String query, String named) {
        assertThatThrownBy(() -> CONTRACT.check(got(path, query, "{\"timeline\": []}")))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(named);
    }

    @ParameterizedTest
    @CsvSource({"/jobs,maybe,{}", "/clients,false,'{\"organization\": true, \"organization_name\": \"Sample Heating\"}'"
    })
    void a_header_that_the_call_does_not_have_or_that_is_wrong_is_named(String path, String notify, String body) {
        Transmission sent = new Transmission(
                "POST",
                path,
                null,
                Map.of("x-planado-notify-assignees", notify),
                bytes(body),
                201,
                "application/json",
                bytes("{}"));

        assertThatThrownBy(() -> CONTRACT.check(sent))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("header parameter X-Planado-Notify-Assignees");
    }

    private static Transmission got(String path, String query, String answer) {
        return new Transmission("GET", path, query, Map.of(), bytes(""), 200, "application/json", bytes(answer));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
