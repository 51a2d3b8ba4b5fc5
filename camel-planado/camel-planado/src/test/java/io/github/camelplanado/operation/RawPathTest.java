package io.github.camelplanado.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RawPathTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/jobs",
                "/jobs/ORD-1/history",
                "/jobs/a%2Fb",
                "/jobs/%D0%97%D0%B0%D0%BA%D0%B0%D0%B7",
                "/jobs/100%25",
                "/jobs/..a",
                "/jobs/a..b/c...",
                "/users/ann@example.org",
                "/jobs/(1):2,3;4=5",
                "/clients/a%2Fb",
                "/clients/a%5Cb",
                "/clients/100%25de%20luxe",
                "/clients/%D0%90..;v=1",
                "/clients/%C3%A9"
            })
    void a_path_below_the_base_url_goes_as_it_is(String path) {
        assertThat(RawPath.checked(path)).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " ",
                "jobs",
                "/",
                "//example.org/jobs",
                "/jobs//x",
                "/jobs/",
                "https://example.org/jobs",
                "https:/example.org",
                "file:///etc/passwd",
                "/jobs?after=x",
                "/jobs#x",
                "/jobs x",
                "/jobs\\x",
                "/Заказ",
                "/jobs\n/x",
                "/jobs/%",
                "/jobs/%2",
                "/jobs/%zz"
            })
    void what_is_no_path_is_refused(String path) {
        assertThatThrownBy(() -> RawPath.checked(path))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("CamelPlanadoPath");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/..",
                "/jobs/..",
                "/jobs/../v1",
                "/./jobs",
                "/jobs/%2e%2e",
                "/jobs/.%2E/x",
                "/jobs/%2e",
                "/jobs/a%2F..%2Fb",
                "/jobs/..%5Cx",
                "/jobs/%252e%252e/x",
                "/jobs/%25252e%25252e/x",
                "/jobs/a%252F..%252Fx",
                "/jobs/%00",
                "/jobs/a%0d%0aX",
                "/jobs/%250a",
                "/..;/x",
                "/jobs/..;x=1/y",
                "/jobs/.;",
                "/jobs/%2e%2e%3bx/y",
                "/jobs/..%20/x",
                "/jobs/%20../x",
                "/jobs/%c0%ae%c0%ae/x",
                "/jobs/%25c0%25ae/x",
                "/jobs/%e0%80%ae/x",
                "/jobs/%2f%2fx",
                "/clients/%2Fa",
                "/clients/a%5C%2fb",
                "/clients/a%252f%252fb"
            })
    void a_way_up_or_a_control_character_is_refused_in_every_encoding(String path) {
        assertThatThrownBy(() -> RawPath.checked(path))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("in no encoding");
    }
}
