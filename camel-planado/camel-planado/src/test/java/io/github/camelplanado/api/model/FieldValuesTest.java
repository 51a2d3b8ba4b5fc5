package io.github.camelplanado.api.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

class FieldValuesTest {

    private static final Job JOB = Job.parse("""
            {"uuid":"j-1","custom_fields":[
              {"uuid":"f-1","name":"Gate code","field_type":"input","data_type":"string","value":"12","colour":"red"},
              {"uuid":"f-2","name":"Photo","field_type":"file","data_type":"attachment","value":{"id":7}},
              {"uuid":"f-3","name":"Photo","field_type":"file","data_type":"attachment","value":null},
              {"uuid":"f-4","name":null,"value":1.50}]}""");

    private final FieldValues fields = FieldValues.of(JOB.customFields());

    @Test
    void values_are_there_by_name_and_by_uuid_where_the_name_does_not_tell() {
        assertThat(fields.toMap().keySet()).containsExactly("Gate code", "f-2", "f-3", "f-4");
        assertThat(fields.toMap()).containsEntry("Gate code", "12").containsEntry("f-2", Map.of("id", 7));
        assertThat(fields.get("f-1")).isEqualTo("12");
        assertThat(fields.get("f-3")).isNull();
        assertThat(fields.has("Photo")).isFalse();
        assertThat(fields.has("f-3")).isTrue();
    }

    @Test
    void the_array_comes_back_with_what_is_not_known_of_it() {
        assertThat(fields.toList()).isEqualTo(JOB.all().get("custom_fields"));

        List<Map<String, Object>> changed =
                fields.with("Gate code", "13").with("f-3", List.of(1)).toList();

        assertThat(changed).hasSize(4);
        assertThat(changed.get(0)).containsEntry("value", "13").containsEntry("colour", "red");
        assertThat(changed.get(2)).containsEntry("value", List.of(1)).containsEntry("name", "Photo");
        assertThat(changed.get(1)).isEqualTo(fields.toList().get(1));
    }

    @Test
    void a_map_of_values_goes_back_and_a_write_says_only_what_changed() {
        Map<String, Object> values = new LinkedHashMap<>(fields.toMap());
        values.put("Gate code", null);
        JobUpdate edit = JOB.edit();
        fields.withAll(values).changes().forEach(edit::customField);

        assertThat(edit.build().toJson()).isEqualTo("{\"custom_fields\":[{\"uuid\":\"f-1\",\"value\":null}]}");
        assertThat(fields.changes()).isEmpty();
    }

    @Test
    void arrays_of_maps_do_as_well_and_none_is_empty() {
        assertThat(FieldValues.of(List.of(Map.of("name", "A", "value", 1))).toMap())
                .containsExactly(Map.entry("A", 1));
        assertThat(FieldValues.of(null).toMap()).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> FieldValues.of(List.of("x")));
    }

    @Test
    void what_is_not_there_or_not_clear_is_told_with_what_there_is() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fields.with("Gate", 1))
                .withMessageContaining("There is no field 'Gate'")
                .withMessageContaining("Gate code")
                .withMessageContaining("FieldWrite.adding");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fields.get("Photo"))
                .withMessage("Several fields are called 'Photo'; say which one by its uuid: [f-2, f-3]");
    }
}
