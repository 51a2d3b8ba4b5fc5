package io.github.camelplanado;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

class DynamicUriTest {

    @Test
    void what_an_expression_gives_is_one_value_and_is_not_decoded() {
        DynamicUri uri = DynamicUri.parse("planado:jobs/get?id=${header.x}&output=json&after=a%20${header.x}+b");

        assertThat(uri.values(name -> !name.equals("output"), text -> text.replace("${header.x}", "1&2=3?%20+")))
                .isEqualTo(Map.of("id", List.of("1&2=3?%20+"), "after", List.of("a 1&2=3?%20+ b")));
        assertThat(uri.without(name -> !name.equals("output"), text -> text)).isEqualTo("planado:jobs/get?output=json");
    }

    @Test
    void separators_inside_of_expressions_and_raw_values_separate_nothing() {
        DynamicUri uri = DynamicUri.parse(
                "planado:${header.r}/get?id=${header.a ? 'b&c=d' : ${body}}&after=RAW(x&y=)z%20)&priority=RAW{low}");

        assertThat(uri.path()).isEqualTo("planado:${header.r}/get");
        assertThat(uri.values(name -> true, text -> text))
                .isEqualTo(Map.of(
                        "id", List.of("${header.a ? 'b&c=d' : ${body}}"),
                        "after", List.of("x&y=)z%20"),
                        "priority", List.of("low")));
    }

    @Test
    void names_are_decoded_and_a_uri_without_options_stays() {
        assertThat(DynamicUri.parse("planado:sites/list?filter.updated_at%5Bafter%5D=${body}")
                        .values(name -> true, text -> text))
                .containsKey("filter.updated_at[after]");
        assertThat(DynamicUri.parse("planado:jobs/list").without(name -> true, text -> text))
                .isEqualTo("planado:jobs/list");
    }
}
