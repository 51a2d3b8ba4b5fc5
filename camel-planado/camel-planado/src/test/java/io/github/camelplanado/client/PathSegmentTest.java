package io.github.camelplanado.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Map;

import io.github.camelplanado.api.Catalogue;
import io.github.camelplanado.api.Operation;
import io.github.camelplanado.api.PathId;
import io.github.camelplanado.api.PlanadoValidationException;
import io.github.camelplanado.api.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PathSegmentTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"ORD-1", "a/b", "a?b=c#d", "50%", "%2F", "two words", "Заказ №7", "a+b", "semi;colon", "\"q\""})
    void any_text_is_exactly_one_segment_and_comes_back_unchanged(String id) {
        String path = "/v2/jobs/" + PathSegment.encode(id);

        URI uri = URI.create("http://localhost" + path);
        assertThat(uri.getRawPath().substring("/v2/jobs/".length()))
                .doesNotContain("/")
                .isNotIn(".", "..");
        assertThat(uri.getPath()).isEqualTo("/v2/jobs/" + id);
        assertThat(uri.getRawQuery()).isNull();
        assertThat(uri.getRawFragment()).isNull();
    }

    @Test
    void the_id_takes_its_place_in_the_path() {
        assertThat(PathSegment.fill(Catalogue.call(Resource.JOBS, Operation.HISTORY), Map.of(PathId.ENTITY, "a/b")))
                .isEqualTo("/jobs/a%2Fb/history");
    }

    @Test
    void a_missing_id_is_refused_with_the_name_of_option_and_header() {
        assertThatThrownBy(() ->
                        PathSegment.fill(Catalogue.call(Resource.JOBS, Operation.GET), Map.of(PathId.ENTITY, " ")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("CamelPlanadoId")
                .hasMessageContaining("option id");
    }

    @Test
    void each_id_of_a_path_takes_its_own_place_as_one_segment() {
        assertThat(PathSegment.fill(
                        Catalogue.call(Resource.JOBS, Operation.UPDATE_MATERIAL),
                        Map.of(PathId.PRODUCT, "p{id}", PathId.ENTITY, "$1\\", PathId.SERVICE, "s/1")))
                .isEqualTo("/jobs/%241%5C/provided_services/s%2F1/used_materials/p%7Bid%7D");
    }

    @ParameterizedTest
    @ValueSource(strings = {".", ".."})
    void an_id_that_a_proxy_takes_for_another_place_is_refused(String id) {
        assertThatThrownBy(() ->
                        PathSegment.fill(Catalogue.call(Resource.JOBS, Operation.DELETE), Map.of(PathId.ENTITY, id)))
                .isInstanceOfSatisfying(
                        PlanadoValidationException.class,
                        refused -> assertThat(refused.getFieldErrors()).containsOnlyKeys("id"))
                .hasMessageContaining("'" + id + "'");
    }

    @Test
    void the_id_that_lacks_is_named_with_its_option_and_header() {
        assertThatThrownBy(() -> PathSegment.fill(
                        Catalogue.call(Resource.JOBS, Operation.REMOVE_MATERIAL),
                        Map.of(PathId.ENTITY, "j", PathId.SERVICE, "s")))
                .hasMessageContaining("productId")
                .hasMessageContaining("CamelPlanadoProductId");
    }
}
