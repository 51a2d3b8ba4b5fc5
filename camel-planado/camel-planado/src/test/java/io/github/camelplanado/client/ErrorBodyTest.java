package io.github.camelplanado.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;

class ErrorBodyTest {

    @Test
    void lists_texts_and_nested_objects_are_read_by_field() {
        ErrorBody error = read("""
                {"message": "Cannot process request",
                 "errors": {"external_id": ["is used by another entity"], "name": "is too long",
                            "client": {"uuid": ["is unknown"]}}}
                """);

        assertThat(error.message()).isEqualTo("Cannot process request");
        assertThat(error.fieldErrors())
                .containsEntry("external_id", List.of("is used by another entity"))
                .containsEntry("name", List.of("is too long"))
                .containsEntry("client.uuid", List.of("is unknown"));
        assertThat(error.summary()).contains("external_id").contains("is used by another entity");
    }

    @Test
    void a_body_without_errors_gives_its_message_only() {
        assertThat(read("{\"message\": \"no\"}").fieldErrors()).isEmpty();
        assertThat(read("{}").summary()).isEqualTo("no details");
    }

    @Test
    void text_that_is_no_json_is_the_message_shortened() {
        assertThat(read("Rate Limit Exceeded").message()).isEqualTo("Rate Limit Exceeded");
        assertThat(read("x".repeat(5_000)).message()).hasSizeLessThan(400);
        assertThat(read("").message()).isNull();
    }

    private static ErrorBody read(String body) {
        return ErrorBody.read(body.getBytes(StandardCharsets.UTF_8), new Password(null));
    }
}
