package io.github.camelplanado.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.time.ZoneOffset;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelplanado.json.WireJson;
import org.junit.jupiter.api.Test;

class EntityLiftTest {

    @Test
    void flat_references_become_objects_nulls_stay_and_absent_stays_absent() throws Exception {
        assertThat(lift("""
                {"uuid":"j","client_uuid":"c","site_uuid":null,"type_uuid":"t","territory_uuid":"y",
                 "skill_uuids":["a","b"],"assignee":{"worker_uuid":"w"},"initial_job_uuid":"i","version":3}""")).isEqualTo(json("""
                {"uuid":"j","client":{"uuid":"c"},"site":null,"type":{"uuid":"t"},"territory":{"uuid":"y"},
                 "skills":[{"uuid":"a"},{"uuid":"b"}],"assignee":{"worker":{"uuid":"w"}},"initial_job_uuid":"i","version":3}"""));
    }

    @Test
    void a_team_is_an_assignee_too_and_no_assignee_is_null() throws Exception {
        assertThat(lift("{\"assignee\":{\"team_uuid\":\"t\"}}"))
                .isEqualTo(json("{\"assignee\":{\"team\":{\"uuid\":\"t\"}}}"));
        assertThat(lift("{\"assignee\":null}")).isEqualTo(json("{\"assignee\":null}"));
        assertThat(lift("{}")).isEqualTo(json("{}"));
    }

    @Test
    void the_order_of_keys_is_kept() throws Exception {
        assertThat(lift("{\"z\":1,\"template_uuid\":\"t\",\"a\":2}").toString())
                .isEqualTo("{\"z\":1,\"template\":{\"uuid\":\"t\"},\"a\":2}");
    }

    @Test
    void an_entity_in_the_shape_of_get_is_left_alone() throws Exception {
        String get =
                "{\"client\":{\"uuid\":\"c\",\"external_id\":null},\"assignee\":{\"worker\":{\"uuid\":\"w\",\"email\":\"e\"}},"
                        + "\"client_uuid\":\"other\"}";

        assertThat(lift(get)).isEqualTo(json(get));
    }

    @Test
    void times_without_a_zone_get_the_configured_one_and_others_stay_as_they_are() throws Exception {
        ObjectNode row = json("""
                {"scheduled_at":"2027-07-04T08:15:00","created_at":"2027-01-04T08:15:00.123456Z",
                 "updated_at":"2027-01-04T08:15:00.1","timestamps":{"started_at":"2027-01-04T08:15","finished_at":null},
                 "description":"2027-07-04T08:15:00"}""");

        assertThat(new EntityLift(ZoneId.of("Europe/Berlin")).lift(row)).isEqualTo(json("""
                {"scheduled_at":"2027-07-04T08:15:00+02:00","created_at":"2027-01-04T08:15:00.123456Z",
                 "updated_at":"2027-01-04T08:15:00.1+01:00",
                 "timestamps":{"started_at":"2027-01-04T08:15+01:00","finished_at":null},
                 "description":"2027-07-04T08:15:00"}"""));
        assertThat(lift("{\"scheduled_at\":\"2027-07-04T08:15:00\"}"))
                .isEqualTo(json("{\"scheduled_at\":\"2027-07-04T08:15:00Z\"}"));
        assertThat(lift("{\"scheduled_at\":\"2027-13-44T08:15:00\"}"))
                .isEqualTo(json("{\"scheduled_at\":\"2027-13-44T08:15:00\"}"));
    }

    private static ObjectNode lift(String row) throws Exception {
        return new EntityLift(ZoneOffset.UTC).lift(json(row));
    }

    private static ObjectNode json(String text) throws Exception {
        return (ObjectNode) WireJson.mapper().readTree(text);
    }
}
