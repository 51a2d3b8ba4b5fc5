package io.github.camelplanado.api.model;

import static io.github.camelplanado.api.model.Reference.code;
import static io.github.camelplanado.api.model.Reference.email;
import static io.github.camelplanado.api.model.Reference.externalId;
import static io.github.camelplanado.api.model.Reference.name;
import static io.github.camelplanado.api.model.Reference.uuid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelplanado.api.PlanadoValidationException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written: absent, null and value, and no way to say what the vendor would ignore. */
class BuildersTest {

    @Test
    void a_new_job_says_what_was_set_in_the_form_that_works() throws Exception {
        String json = Job.create()
                .externalId("ORD-1")
                .externalOrderId("O-1")
                .template(name("Boiler check"))
                .jobType(code("repair"))
                .description("Leaks")
                .scheduledAt(Instant.parse("2027-03-04T08:00:00Z"))
                .scheduledDuration(Duration.ofMinutes(90))
                .worker(email("ann@example.org"))
                .client(externalId("cust-77"))
                .site(uuid("s-1"))
                .territory(name("North"))
                .skills(List.of(name("Gas"), uuid("k-2")))
                .possibleResolutions(List.of(name("Done"), name("Not done")))
                .address(Address.builder()
                        .formatted("Main St 1")
                        .floor(null)
                        .geolocation(Geolocation.at("30.10", "59.1"))
                        .build())
                .contacts(List.of(Contact.phone("Ann", "+1")))
                .customField("Gate code", "12")
                .customField(FieldWrite.adding("Dog", "input").required(true))
                .reportField(FieldWrite.ofUuid("f-1").hidden(true))
                .build()
                .toJson();

        assertThat(tree(json)).isEqualTo(tree("""
                {"external_id":"ORD-1","external_order_id":"O-1","template":{"name":"Boiler check"},
                 "job_type":{"code":"repair"},"description":"Leaks","scheduled_at":"2027-03-04T08:00:00Z",
                 "scheduled_duration":{"minutes":90},"assignee":{"worker":{"email":"ann@example.org"}},
                 "client":{"external_id":"cust-77"},"site":{"uuid":"s-1"},"territory":{"name":"North"},
                 "skills":[{"name":"Gas"},{"uuid":"k-2"}],
                 "possible_resolutions":[{"name":"Done"},{"name":"Not done"}],
                 "address":{"formatted":"Main St 1","floor":null,"geolocation":{"longitude":30.10,"latitude":59.1}},
                 "contacts":[{"name":"Ann","value":"+1","type":"phone"}],
                 "custom_fields":[{"name":"Gate code","value":"12"},
                                  {"name":"Dog","field_type":"input","required":true}],
                 "report_fields":[{"uuid":"f-1","hidden":true}]}"""));
        assertThat(json).contains("30.10");
    }

    static Stream<Arguments> senselessNulls() {
        LocalDateTime noon = LocalDateTime.parse("2027-03-04T12:00:00");
        List<Contact> nobody = Collections.singletonList(null);
        List<Reference> nothing = Collections.singletonList(null);
        return Stream.of(
                Arguments.of(
                        "scheduledAt needs the zone", call(() -> Job.update().scheduledAt(noon, null))),
                Arguments.of("The key of a body", call(() -> Job.update().set(null, "x"))),
                Arguments.of(
                        "An element of contacts", call(() -> Client.update().contacts(nobody))),
                Arguments.of("An element of skills", call(() -> Job.update().skills(nothing))),
                Arguments.of(
                        "An element of possible_resolutions",
                        call(() -> Job.update().possibleResolutions(nothing))),
                Arguments.of(
                        "A field of custom_fields", call(() -> Site.update().customField(null))),
                Arguments.of("A field of report_fields", call(() -> Job.update().reportField(null))),
                Arguments.of(
                        "A field is told by its name", call(() -> Job.update().customField(null, "x"))),
                Arguments.of("The longitude of a place", call(() -> Geolocation.at(null, BigDecimal.ONE))),
                Arguments.of("The latitude of a place", call(() -> Geolocation.at("1", null))),
                Arguments.of("The longitude of a place is no decimal", call(() -> Geolocation.at("east", "1"))),
                Arguments.of("The text of a time", call(() -> new VendorTime(null))),
                Arguments.of("The moment of a time", call(() -> VendorTime.of(null))),
                Arguments.of("The zone of a time", call(() -> new VendorTime("2027-03-04T12:00").in(null))),
                Arguments.of("The JSON of a model", call(() -> Job.parse(null))),
                Arguments.of("The JSON of a model", call(() -> Client.of(null))),
                Arguments.of(
                        "The name or uuid of a field",
                        call(() -> FieldValues.of(null).get(null))),
                Arguments.of(
                        "The values of fields", call(() -> FieldValues.of(null).withAll(null))));
    }

    private static ThrowingCallable call(ThrowingCallable call) {
        return call;
    }

    @ParameterizedTest
    @MethodSource("senselessNulls")
    void a_null_that_says_nothing_is_refused_in_words(String said, ThrowingCallable call) {
        assertThatIllegalArgumentException().isThrownBy(call).withMessageContaining(said);
    }

    @Test
    void a_null_clears_in_every_form_of_a_setter() {
        assertThat(Job.update()
                        .scheduledAt(null, ZoneOffset.UTC)
                        .client((ClientCreation) null)
                        .site((SiteCreation) null)
                        .build()
                        .toJson())
                .isEqualTo("{\"scheduled_at\":null,\"client\":null,\"site\":null}");
        assertThat(Job.update().scheduledAt(null, null).build().toJson()).isEqualTo("{\"scheduled_at\":null}");
    }

    @Test
    void what_is_not_set_is_absent_and_null_is_null() {
        assertThat(Job.update().build().toJson()).isEqualTo("{}");
        assertThat(Job.update()
                        .description(null)
                        .scheduledAt(null)
                        .scheduledDuration(null)
                        .unassigned()
                        .client((Reference) null)
                        .territory(null)
                        .build()
                        .toJson())
                .isEqualTo("{\"description\":null,\"scheduled_at\":null,\"scheduled_duration\":null,\"assignee\":null,"
                        + "\"client\":null,\"territory\":null}");
        assertThat(Job.update().skills(List.of()).contacts(List.of()).build().toJson())
                .isEqualTo("{\"skills\":[],\"contacts\":[]}");
    }

    @Test
    void a_worker_or_team_that_is_null_is_nobody() {
        assertThat(Job.update().worker(null).build().toJson()).isEqualTo("{\"assignee\":null}");
        assertThat(Job.update().team(null).build().toJson()).isEqualTo("{\"assignee\":null}");
    }

    static Stream<Arguments> fieldsBefore() {
        Map<String, Object> field = new LinkedHashMap<>();
        field.put("name", "A");
        field.put("value", null);
        return Stream.of(
                Arguments.of(List.of(field)),
                Arguments.of(Set.of(field)),
                Arguments.of((Object) new Object[] {field}),
                Arguments.of((Object) new ObjectMapper().valueToTree(List.of(field))),
                Arguments.of(List.of(FieldWrite.named("A").value(null))));
    }

    @ParameterizedTest
    @MethodSource("fieldsBefore")
    void a_field_more_keeps_those_that_were_set_before_in_any_form(Object before) {
        assertThat(Job.update()
                        .set("custom_fields", before)
                        .customField("B", 2)
                        .build()
                        .toJson())
                .isEqualTo("{\"custom_fields\":[{\"name\":\"A\",\"value\":null},{\"name\":\"B\",\"value\":2}]}");
    }

    @Test
    void a_field_more_is_refused_where_there_is_no_list() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Job.update().set("report_fields", "[]").reportField("B", 2))
                .withMessage("report_fields was set to a String, which is no list: no field can be added to it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"180.01", "-181", "1e3", "east"})
    void a_longitude_as_text_has_the_same_range(String longitude) {
        Geolocation place = Geolocation.of(Map.of("longitude", longitude, "latitude", "59.1"));

        assertThatExceptionOfType(PlanadoValidationException.class)
                .isThrownBy(() -> Job.update()
                        .address(Address.builder().geolocation(place).build())
                        .build())
                .satisfies(refusal ->
                        assertThat(refusal.getFieldErrors()).containsOnlyKeys("address.geolocation.longitude"));
    }

    @Test
    void null_where_the_vendor_takes_none_is_refused_by_name() {
        assertThatExceptionOfType(PlanadoValidationException.class)
                .isThrownBy(() -> Job.create()
                        .externalId(null)
                        .contacts(null)
                        .address(null)
                        .build())
                .satisfies(refusal -> assertThat(refusal.getFieldErrors())
                        .containsOnlyKeys("external_id", "contacts", "address")
                        .containsEntry("contacts", List.of("takes no null: leave it out to keep it, or give a value")));
    }

    @Test
    void an_edit_sends_only_what_is_set_and_knows_which_job() {
        WriteBody body = Job.parse("{\"uuid\":\"j-1\",\"description\":\"old\",\"version\":3}")
                .edit()
                .description("new")
                .build();

        assertThat(body.toJson()).isEqualTo("{\"description\":\"new\"}");
        assertThat(body.id()).isEqualTo("j-1");
    }

    @Test
    void clients_are_organizations_or_people() {
        assertThat(Client.createOrganization("Acme").externalId("C1").build().toJson())
                .isEqualTo("{\"organization\":true,\"organization_name\":\"Acme\",\"external_id\":\"C1\"}");
        assertThat(Client.createPerson().lastName("Lee").build().toJson())
                .isEqualTo("{\"organization\":false,\"last_name\":\"Lee\"}");
        assertThatExceptionOfType(PlanadoValidationException.class)
                .isThrownBy(() -> Client.createPerson().firstName(" ").build())
                .withMessageContaining("one name at least");
        assertThat(Client.update().firstName(null).build().toJson()).isEqualTo("{\"first_name\":null}");
    }

    @Test
    void a_site_has_a_name_and_a_client() {
        assertThat(Site.create("Plant")
                        .externalId("S1")
                        .client(externalId("C1"))
                        .build()
                        .toJson())
                .isEqualTo("{\"name\":\"Plant\",\"external_id\":\"S1\",\"client\":{\"external_id\":\"C1\"}}");
        assertThat(Site.update().description(null).build().toJson()).isEqualTo("{\"description\":null}");
    }

    @Test
    void a_job_may_bring_its_new_client_and_site() {
        assertThat(Job.create()
                        .client(Client.createPerson().firstName("Ann"))
                        .site(Site.create("Home"))
                        .build()
                        .toJson())
                .isEqualTo("{\"client\":{\"organization\":false,\"first_name\":\"Ann\"},\"site\":{\"name\":\"Home\"}}");
    }

    @Test
    void references_take_only_the_keys_that_the_place_takes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Job.create().client(name("Acme")))
                .withMessage("client takes a reference by uuid or external_id, not by name");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Job.create().jobType(name("x")))
                .withMessageContaining("uuid or code");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Job.create().worker(name("Ann")))
                .withMessageContaining("uuid or email");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Job.create().client(externalId(" ")))
                .withMessageContaining("needs a value");
    }

    @Test
    void the_way_out_sends_what_is_not_modelled_but_no_trap() {
        assertThat(Job.update()
                        .set("version", 3)
                        .set("new_key", Map.of("a", List.of(1)))
                        .build()
                        .toJson())
                .isEqualTo("{\"version\":3,\"new_key\":{\"a\":[1]}}");
        assertThatExceptionOfType(PlanadoValidationException.class)
                .isThrownBy(() -> Job.create()
                        .set("template_uuid", "t")
                        .set("type", Map.of())
                        .set("assignee", Map.of("uuid", "w"))
                        .set("client", Map.of("uuid", "c", "external_id", "x"))
                        .build())
                .satisfies(refusal -> assertThat(refusal.getFieldErrors())
                        .containsOnlyKeys("template_uuid", "type", "assignee", "client"));
        assertThatExceptionOfType(PlanadoValidationException.class)
                .isThrownBy(() ->
                        Job.create().unassigned().set("assignees", List.of()).build())
                .withMessageContaining("ignored by the vendor when assignees is sent");
    }

    @Test
    void an_address_that_was_read_can_be_written_without_the_nulls_that_the_vendor_does_not_take() {
        Address read = Address.of(Json.parse(
                "{\"formatted\":null,\"apartment\":null,\"geolocation\":null,\"floor\":\"2\",\"zip\":\"1\"}"));

        assertThat(Job.update().address(read).build().toJson())
                .isEqualTo("{\"address\":{\"apartment\":null,\"floor\":\"2\",\"zip\":\"1\"}}");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Address.builder().formatted(null))
                .withMessageContaining("takes no null");
    }

    @Test
    void a_place_outside_the_map_is_refused() {
        assertThatExceptionOfType(PlanadoValidationException.class)
                .isThrownBy(() -> Job.create()
                        .address(Address.builder()
                                .geolocation(Geolocation.at("59.9", "130.3"))
                                .build())
                        .build())
                .withMessageContaining("address.geolocation.latitude")
                .withMessageContaining("is 130.3, it must be from -90 to 90");
    }

    @Test
    void durations_are_whole_minutes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Job.create().scheduledDuration(Duration.ofSeconds(90)))
                .withMessageContaining("whole minutes")
                .withMessageContaining("PT1M30S");
        assertThatIllegalArgumentException().isThrownBy(() -> Job.create().scheduledDuration(Duration.ofMinutes(-1)));
        assertThat(Job.create().scheduledDuration(Duration.ZERO).build().toJson())
                .isEqualTo("{\"scheduled_duration\":{\"minutes\":0}}");
    }

    @Test
    void one_field_said_twice_is_refused() {
        assertThatExceptionOfType(PlanadoValidationException.class)
                .isThrownBy(() -> Job.create()
                        .customField("Gate code", "1")
                        .customField("Gate code", "2")
                        .build())
                .withMessageContaining("says Gate code twice");
    }

    private static Object tree(String json) throws Exception {
        return new ObjectMapper().readTree(json);
    }
}
