package io.github.camelplanado.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import org.junit.jupiter.api.Test;

/** The array that is sent holds what the entity has, changed by what the body names. */
class FieldOverlayTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, List<String>> problems = new LinkedHashMap<>();

    @Test
    void what_is_not_named_stays_in_its_place_and_what_is_new_comes_last() throws Exception {
        assertThat(overlay(
                        "[{'uuid':'u1','name':'A','value':1},{'uuid':'u2','name':'B','value':null}]",
                        "[{'name':'C','field_type':'input','value':'c'},{'name':'B','value':2}]"))
                .isEqualTo(json("[{'uuid':'u1','name':'A','value':1},{'uuid':'u2','name':'B','value':2},"
                        + "{'name':'C','field_type':'input','value':'c'}]"));
    }

    @Test
    void a_field_is_found_by_its_uuid_and_may_then_get_another_name() throws Exception {
        assertThat(overlay(
                        "[{'uuid':'u1','name':'A','hidden':false,'value':1}]",
                        "[{'uuid':'u1','name':'Z','hidden':true}]"))
                .isEqualTo(json("[{'uuid':'u1','name':'Z','hidden':true,'value':1}]"));
    }

    @Test
    void an_uuid_that_the_entity_does_not_have_is_left_to_the_vendor() throws Exception {
        assertThat(overlay("[{'uuid':'u1','name':'A'}]", "[{'uuid':'u9','name':'A','value':1}]"))
                .isEqualTo(json("[{'uuid':'u1','name':'A'},{'uuid':'u9','name':'A','value':1}]"));
    }

    @Test
    void a_null_uuid_is_no_uuid_and_a_null_value_clears() throws Exception {
        assertThat(overlay("[{'uuid':'u1','name':'A','value':1}]", "[{'uuid':null,'name':'A','value':null}]"))
                .isEqualTo(json("[{'uuid':'u1','name':'A','value':null}]"));
    }

    @Test
    void unknown_members_are_kept_and_those_that_only_answers_have_are_not_sent() throws Exception {
        assertThat(overlay(
                        "[{'uuid':'u1','name':'A','signed_field':7,'dictionary':{'uuid':'d'},'filled_at':'t','value':1}]",
                        "[{'name':'A','later':true}]"))
                .isEqualTo(json("[{'uuid':'u1','name':'A','signed_field':7,'value':1,'later':true}]"));
    }

    @Test
    void the_members_that_are_left_out_are_those_that_the_contract_has_in_answers_only() throws Exception {
        JsonNode schemas = new YAMLMapper()
                .readTree(Path.of("../../docs/openapi/planado-v2.yaml").toFile())
                .at("/components/schemas");
        Set<String> answersOnly = new HashSet<>();
        schemas.at("/Field/properties").fieldNames().forEachRemaining(answersOnly::add);
        schemas.at("/FieldWrite/properties").fieldNames().forEachRemaining(answersOnly::remove);

        assertThat(FieldOverlay.READ_ONLY).isEqualTo(answersOnly);
    }

    @Test
    void a_file_that_is_there_is_not_sent_back_and_one_that_is_given_is() throws Exception {
        String present = "[{'uuid':'u1','name':'Photo','data_type':'attachment','value':{'url':'signed'}},"
                + "{'uuid':'u2','name':'Plan','data_type':'attachment','value':null}]";

        assertThat(overlay(present, "[{'name':'Photo','hidden':true}]"))
                .isEqualTo(json("[{'uuid':'u1','name':'Photo','data_type':'attachment','hidden':true},"
                        + "{'uuid':'u2','name':'Plan','data_type':'attachment','value':null}]"));
        assertThat(overlay(present, "[{'name':'Photo','value':null}]").at("/0/value"))
                .isEqualTo(json("null"));
    }

    @Test
    void a_name_that_two_fields_have_is_refused_with_both_uuids() throws Exception {
        overlay("[{'uuid':'u1','name':'A'},{'uuid':'u2','name':'A'}]", "[{'name':'B'},{'name':'A','value':1}]");

        assertThat(problems).containsOnlyKeys("custom_fields[1].name");
        assertThat(problems.get("custom_fields[1].name")).allMatch(text -> text.endsWith("by its uuid: u1, u2"));
    }

    @Test
    void a_field_that_is_named_twice_is_refused_whether_it_is_new_or_not() throws Exception {
        overlay(
                "[{'uuid':'u1','name':'A'}]",
                "[{'name':'A','value':1},{'uuid':'u1','value':2},{'name':'N'},{'name':'N'}]");

        assertThat(problems).containsOnlyKeys("custom_fields[1].uuid", "custom_fields[3].name");
    }

    @Test
    void what_is_no_field_is_left_to_the_vendor() throws Exception {
        assertThat(overlay("[]", "[1,{'value':2},{'name':{'x':1}}]"))
                .isEqualTo(json("[1,{'value':2},{'name':{'x':1}}]"));
        assertThat(problems).isEmpty();
    }

    private JsonNode overlay(String present, String given) throws Exception {
        return new FieldOverlay("custom_fields", json(present), problems).with(json(given));
    }

    private static JsonNode json(String text) throws Exception {
        return JSON.readTree(text.replace('\'', '"'));
    }
}
