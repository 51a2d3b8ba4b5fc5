package io.github.camelplanado.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.camelplanado.api.ApiCall;
import io.github.camelplanado.json.WireJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A vendor may quote a request in any form. */
class PasswordTest {

    @ParameterizedTest
    @ValueSource(strings = {"plain-4711", "a\"b\\c", "\\", "x\\\\\"", "tab\tline\n", "пароль/1", "(.*)+?[$1", "😀'"})
    void a_password_is_masked_as_it_is_and_as_json_writes_it(String password) throws Exception {
        Password known = Password.of(request(WireJson.mapper().writeValueAsString(new Sent(password))));
        String once = escaped(password, new JsonMapper());
        String ascii = escaped(
                password,
                JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build());

        for (String quoted :
                List.of(password, once, escaped(once, new JsonMapper()), ascii, once.replace("/", "\\/"))) {
            assertThat(known.masked("You sent <" + quoted + ">.")).isEqualTo("You sent <xxxxxx>.");
        }
    }

    @Test
    void a_password_is_found_at_any_depth_and_under_any_name_of_one() {
        Password known = Password.of(request("""
                {"user": {"password": "first-1"}, "users": [{"Password": ["second-2"]}], "new_password": 333333,
                 "name": "Ann", "old": {"password": null}}"""));

        assertThat(known.masked("Ann: first-1 second-2 333333 null")).isEqualTo("Ann: xxxxxx xxxxxx xxxxxx null");
    }

    @Test
    void a_password_at_the_place_where_a_text_is_cut_is_not_told_in_part() {
        Password known = Password.of(request("{\"password\": \"secret-of-a-test\"}"));
        String said = "x".repeat(295) + "secret-of-a-test";

        for (String body : List.of(said, "{\"message\": \"" + said + "\", \"errors\": [\"" + said + "\"]}")) {
            assertThat(ErrorBody.read(body.getBytes(StandardCharsets.UTF_8), known)
                            .toString())
                    .doesNotContain("secr");
        }
    }

    private record Sent(String password) {}

    private static String escaped(String text, JsonMapper mapper) throws Exception {
        String quoted = mapper.writeValueAsString(text);
        return quoted.substring(1, quoted.length() - 1);
    }

    private static ApiRequest request(String body) {
        try {
            return ApiRequest.of(ApiCall.raw("POST", "/users"), null)
                    .withBody(WireJson.mapper().readTree(body));
        } catch (java.io.IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
