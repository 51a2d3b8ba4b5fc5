package io.github.camelplanado.api.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What was read: names and types for what is known, nothing lost of what is not. */
class ModelsTest {

    private static final String GET = """
            {"uuid":"j-1","id":12345678901,"external_id":"ORD-1","external_order_id":null,"serial_no":17,"status":"on_hold",
             "scheduled_at":"2027-03-04T08:00:00.000Z","scheduled_duration":{"minutes":90},"description":null,
             "assignee":{"worker":{"uuid":"w-1","email":"ann@example.org","id":5}},
             "assignees":[{"uuid":"w-1","email":"ann@example.org","access":"edit"}],
             "type":{"uuid":"t-1","code":"repair"},"template":{"uuid":"m-1","name":"Boiler check"},
             "client":{"uuid":"c-1","external_id":"cust-77"},"site":null,"territory":{"uuid":"y-1","name":"North"},
             "skills":[{"uuid":"s-1","name":"Gas"}],"contacts":[{"name":"Ann","value":"+1","type":"phone"}],
             "address":{"formatted":"Main St 1","apartment":null,"floor":null,"entrance_no":"2","description":null,
                        "geolocation":{"longitude":30.10,"latitude":59.123456789012345678}},
             "possible_resolutions":[{"uuid":"r-1","name":"Done","successful":true}],
             "resolution":{"uuid":"r-1","name":"Done","successful":true},
             "timestamps":{"en_route_at":null,"started_at":"2027-03-04T08:01:00Z","suspended_at":null,"finished_at":null},
             "durations":{"en_route":null,"suspension":null,"actual":{"minutes":1500}},
             "initial_job_uuid":null,"completion_of_uuid":"j-0",
             "custom_fields":[{"uuid":"f-1","name":"Gate code","field_type":"input","data_type":"string","required":true,
                               "hidden":false,"read_only":false,"value":"12","colour":"red"}],
             "report_fields":[],"version":3,"created_at":"2027-03-01T08:00:00.123456Z","updated_at":"2027-03-02T08:00:00Z"}""";

    @Test
    void a_job_has_names_and_types() {
        Job job = Job.parse(GET);

        assertThat(job.externalId()).isEqualTo("ORD-1");
        assertThat(job.serialNo()).isEqualTo(17);
        assertThat(job.scheduledAt().toInstant()).isEqualTo("2027-03-04T08:00:00Z");
        assertThat(job.scheduledDuration()).isEqualTo(Duration.ofMinutes(90));
        assertThat(job.assignee().worker().email()).isEqualTo("ann@example.org");
        assertThat(job.assignees().get(0).access()).isEqualTo("edit");
        assertThat(job.type().code()).isEqualTo("repair");
        assertThat(job.template().name()).isEqualTo("Boiler check");
        assertThat(job.client().externalId()).isEqualTo("cust-77");
        assertThat(job.site()).isNull();
        assertThat(job.territory().name()).isEqualTo("North");
        assertThat(job.skills().get(0).name()).isEqualTo("Gas");
        assertThat(job.contacts().get(0).value()).isEqualTo("+1");
        assertThat(job.address().entranceNo()).isEqualTo("2");
        assertThat(job.address().geolocation().longitude()).isEqualTo(new BigDecimal("30.10"));
        assertThat(job.address().geolocation().latitude()).isEqualTo(new BigDecimal("59.123456789012345678"));
        assertThat(job.possibleResolutions().get(0).successful()).isTrue();
        assertThat(job.resolution().uuid()).isEqualTo("r-1");
        assertThat(job.timestamps().startedAt().toInstant()).isEqualTo("2027-03-04T08:01:00Z");
        assertThat(job.durations().actual()).isEqualTo(Duration.ofHours(25));
        assertThat(job.completionOfUuid()).isEqualTo("j-0");
        assertThat(job.customFields().get(0).required()).isTrue();
        assertThat(job.version()).isEqualTo(3);
    }

    @Test
    void a_status_that_nobody_knows_yet_keeps_its_text() {
        assertThat(Job.parse(GET).status()).isEqualTo("on_hold");
    }

    @Test
    void unknown_keys_are_kept_nested_ones_too() {
        Job job = Job.parse(GET);

        assertThat(job.unknown()).containsExactly(Map.entry("id", 12345678901L));
        assertThat(job.assignee().worker().unknown()).containsExactly(Map.entry("id", 5));
        assertThat(job.customFields().get(0).unknown()).containsExactly(Map.entry("colour", "red"));
    }

    @Test
    void writing_it_back_alters_nothing() throws Exception {
        assertThat(Job.parse(GET).toJson())
                .isEqualTo(new JsonMapper()
                        .readTree(GET)
                        .toString()
                        .replace("30.1,", "30.10,")
                        .replace("59.123456789012344", "59.123456789012345678"));
    }

    @Test
    void absent_and_null_are_told_apart() {
        Job row = Job.parse("{\"uuid\":\"j-1\",\"site_uuid\":null}");

        assertThat(row.has("site")).isTrue();
        assertThat(row.site()).isNull();
        assertThat(row.has("address")).isFalse();
        assertThat(row.customFields()).isNull();
    }

    @Test
    void a_row_of_a_list_reads_like_an_answer_of_get() {
        Job row = Job.parse("""
                {"uuid":"j-1","client_uuid":"c-1","site_uuid":null,"template_uuid":"m-1","type_uuid":"t-1",
                 "territory_uuid":"y-1","skill_uuids":["s-1"],"assignee":{"team_uuid":"g-1"}}""");

        assertThat(row.client().uuid()).isEqualTo("c-1");
        assertThat(row.template().uuid()).isEqualTo("m-1");
        assertThat(row.type().uuid()).isEqualTo("t-1");
        assertThat(row.territory().uuid()).isEqualTo("y-1");
        assertThat(row.skills().get(0).uuid()).isEqualTo("s-1");
        assertThat(row.assignee().team().uuid()).isEqualTo("g-1");
        assertThat(row.unknown()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "scheduled_at | 7",
                "scheduled_at | \"soon\"",
                "scheduled_duration | {\"weeks\":1}",
                "scheduled_duration | true",
                "contacts | \"none\"",
                "contacts | [\"Ann\"]",
                "serial_no | \"A-7\"",
                "serial_no | 1.5",
                "version | {}",
                "client | \"c-1\"",
                "address | [1]"
            })
    void a_value_of_another_form_is_kept_instead_of_failing_the_job(String key, String value) throws Exception {
        Job job = Job.parse("{\"uuid\":\"j-1\",\"" + key + "\":" + value + "}");

        assertThat(job.uuid()).isEqualTo("j-1");
        assertThat(job.unknown()).containsOnlyKeys(key);
        assertThat(job.toJson()).isEqualTo("{\"uuid\":\"j-1\",\"" + key + "\":" + value + "}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"minutes\":90} | PT1H30M",
                "{\"hours\":1,\"minutes\":30} | PT1H30M",
                "{\"hours\":2} | PT2H",
                "\"PT45M\" | PT45M",
                "\"45\" | PT45M"
            })
    void durations_are_read_in_each_form_that_was_seen(String json, String duration) {
        assertThat(Job.parse("{\"scheduled_duration\":" + json + "}").scheduledDuration())
                .isEqualTo(Duration.parse(duration));
    }

    @Test
    void clients_and_sites_have_models_too() {
        Client client = Client.parse("""
                {"uuid":"c-1","external_id":null,"name":"Acme","organization":true,"organization_name":"Acme",
                 "site_address":{"formatted":"Main St 1"},"contacts":[],"version":2,"vip":true}""");
        Site site = Site.parse("""
                {"uuid":"s-1","external_id":"S1","name":"Plant","description":null,"client":{"uuid":"c-1","external_id":null},
                 "address":null,"contacts":[],"territory":{"uuid":"y","name":"North"},"version":1,"roof":"flat"}""");

        assertThat(client.organization()).isTrue();
        assertThat(client.siteAddress().formatted()).isEqualTo("Main St 1");
        assertThat(client.unknown()).containsExactly(Map.entry("vip", true));
        assertThat(site.client().uuid()).isEqualTo("c-1");
        assertThat(site.territory().name()).isEqualTo("North");
        assertThat(site.unknown()).containsExactly(Map.entry("roof", "flat"));
    }

    @Test
    void a_model_cannot_be_changed() {
        Map<String, Object> json = new HashMap<>(Map.of("uuid", "c-1", "external_id", "old"));
        Client client = Client.of(json);
        json.put("external_id", "new");

        assertThat(client.externalId()).isEqualTo("old");
        assertThat(client.all()).containsEntry("external_id", "old");
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> client.all().put("uuid", "x"));
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> Job.parse(GET).contacts().clear());
    }

    @Test
    void a_mapper_of_the_application_neither_drops_nor_renames_nor_refuses() throws Exception {
        JsonMapper mapper = JsonMapper.builder()
                .defaultPropertyInclusion(
                        JsonInclude.Value.construct(JsonInclude.Include.NON_EMPTY, JsonInclude.Include.NON_EMPTY))
                .propertyNamingStrategy(PropertyNamingStrategies.UPPER_CAMEL_CASE)
                .build();
        String json = "{\"uuid\":\"c-1\",\"external_id\":null,\"contacts\":[],\"odd\":{\"x\":null}}";

        assertThat(mapper.writeValueAsString(Client.parse(json))).isEqualTo(json);
        assertThat(mapper.readValue(json, Client.class)).isEqualTo(Client.parse(json));
        assertThat(mapper.writeValueAsString(Map.of("client", Client.parse(json))))
                .contains(json);
    }

    @Test
    void logs_show_which_one_and_nothing_of_people() {
        assertThat(Job.parse(GET)).hasToString("Job[uuid=j-1, externalId=ORD-1, version=3]");
    }

    @Test
    void what_is_no_object_is_refused_without_repeating_it() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Job.parse("[\"ann@example.org\"]"))
                .withMessage("A model is made from a JSON object, not from array");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Job.parse("{\"a\": ann@example.org"))
                .withMessage("The text is not JSON (line 1)");
    }

    @Test
    void what_contains_itself_is_refused() {
        Map<String, Object> endless = new HashMap<>();
        endless.put("self", endless);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Client.of(endless))
                .withMessageContaining("deep");
    }
}
