package io.github.camelplanado.api.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelplanado.api.Resource;
import io.github.camelplanado.json.RowReferences;
import io.github.camelplanado.json.WireJson;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Whatever the vendor sends: nothing of it is lost, and nothing of it fails the reading. */
class ModelPropertiesTest {

    /** Keys that models know, so that they meet values of every form. */
    private static final List<String> KNOWN = List.of(
            "uuid",
            "external_id",
            "serial_no",
            "status",
            "scheduled_at",
            "scheduled_duration",
            "description",
            "assignee",
            "assignees",
            "type",
            "template",
            "client",
            "site",
            "territory",
            "skills",
            "contacts",
            "address",
            "resolution",
            "possible_resolutions",
            "timestamps",
            "durations",
            "custom_fields",
            "report_fields",
            "version",
            "created_at",
            "organization",
            "site_address",
            "name",
            "worker",
            "team",
            "email",
            "value",
            "geolocation",
            "longitude",
            "minutes",
            "started_at",
            "actual",
            "dictionary",
            "required");

    @Property(tries = 300)
    void what_is_read_comes_back_to_the_last_key_in_order(@ForAll("objects") Map<String, Object> object)
            throws Exception {
        String json = WireJson.mapper().writeValueAsString(object);
        for (Resource resource : List.of(Resource.JOBS, Resource.CLIENTS, Resource.SITES)) {
            assertThat(Entity.of(resource, WireJson.mapper().readTree(json)).toJson())
                    .isEqualTo(json);
        }
    }

    @Property(tries = 300)
    void each_key_is_in_a_component_or_among_the_unknown_ones(@ForAll("objects") Map<String, Object> object) {
        Job job = Job.of(object);

        object.forEach((key, value) -> {
            if (!KNOWN.contains(key)) {
                assertThat(job.unknown()).containsEntry(key, job.all().get(key));
            }
        });
        assertThat(job.status() == null)
                .isEqualTo(!(object.get("status") instanceof String || object.get("status") instanceof Number));
        assertThat(job.unknown().containsKey("status")).isEqualTo(object.get("status") != null && job.status() == null);
    }

    @Property(tries = 200)
    void values_of_fields_go_there_and_back(@ForAll("arrays") List<Map<String, Object>> array) {
        FieldValues fields = FieldValues.of(array);

        assertThat(tree(fields.toList())).isEqualTo(tree(array));
        assertThat(tree(fields.withAll(fields.toMap()).toList().stream()
                        .map(field -> field.get("name"))
                        .toList()))
                .isEqualTo(tree(array.stream().map(field -> field.get("name")).toList()));
        assertThat(fields.withAll(fields.toMap()).changes()).isEmpty();
    }

    @Provide
    Arbitrary<Map<String, Object>> objects() {
        return object(3).filter(ModelPropertiesTest::isNoRow);
    }

    @Provide
    Arbitrary<List<Map<String, Object>>> arrays() {
        Arbitrary<String> names = Arbitraries.of("A", "B", "C");
        return Arbitraries.integers()
                .between(0, 1000)
                .flatMap(start -> names.list().ofMaxSize(5).map(chosen -> {
                    List<Map<String, Object>> array = new ArrayList<>();
                    for (String name : chosen) {
                        Map<String, Object> field = new LinkedHashMap<>();
                        field.put("uuid", "f-" + (start + array.size()));
                        field.put("name", name);
                        field.put("value", array.size() % 2 == 0 ? null : array.size());
                        field.put("odd", Map.of("a", 1));
                        array.add(field);
                    }
                    return array;
                }));
    }

    private static Arbitrary<Map<String, Object>> object(int depth) {
        return Arbitraries.maps(key(), value(depth)).ofMaxSize(8).map(LinkedHashMap::new);
    }

    private static Arbitrary<String> key() {
        return Arbitraries.oneOf(Arbitraries.of(KNOWN), Arbitraries.strings().ofMaxLength(8));
    }

    private static Arbitrary<Object> value(int depth) {
        Arbitrary<Object> flat = Arbitraries.oneOf(
                Arbitraries.just(null),
                Arbitraries.of(true, false),
                Arbitraries.integers(),
                Arbitraries.bigIntegers(),
                Arbitraries.bigDecimals().ofScale(6),
                Arbitraries.of(new BigDecimal("1.10"), new BigDecimal("12345678901234567890.0987654321")),
                Arbitraries.of("2027-03-04T08:00:00", "2027-03-04T08:00:00.123Z", "PT45M", "started"),
                Arbitraries.strings().ofMaxLength(12));
        return depth == 0
                ? flat
                : Arbitraries.frequencyOf(
                        Tuple.of(4, flat),
                        Tuple.of(1, Arbitraries.lazy(() -> object(depth - 1)).map(map -> (Object) map)),
                        Tuple.of(
                                1,
                                Arbitraries.lazy(() -> value(depth - 1).list().ofMaxSize(3))
                                        .map(list -> (Object) list)));
    }

    /** Rows are lifted, so they come back in another shape. */
    private static boolean isNoRow(Map<String, Object> object) {
        return !RowReferences.areIn(object);
    }

    private static JsonNode tree(Object value) {
        return WireJson.mapper().valueToTree(value);
    }
}
