package io.github.camelplanado.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.camelplanado.TestCamel;
import io.github.camelplanado.api.Catalogue;
import io.github.camelplanado.api.Operation;
import io.github.camelplanado.api.PlanadoAuthenticationException;
import io.github.camelplanado.api.PlanadoConstants;
import io.github.camelplanado.api.PlanadoNotFoundException;
import io.github.camelplanado.api.PlanadoOutcomeUnknownException;
import io.github.camelplanado.api.PlanadoValidationException;
import io.github.camelplanado.api.Resource;
import io.github.camelplanado.client.ApiRequest;
import io.github.camelplanado.json.WireJson;
import io.github.camelplanado.simulator.Knob;
import io.github.camelplanado.simulator.PlanadoSimulator;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Users and their shifts, over real routes and a real wire. */
class PeopleTest {

    private static final String PASSWORD = "a-sample-of-a-test";

    @RegisterExtension
    static final PlanadoSimulator PLANADO = PlanadoSimulator.builder()
            .requestsPerMinute(0)
            .knob(Knob.USERS_CAN_BE_CREATED, true)
            .build();

    private TestCamel camel;
    private String ann;

    @BeforeEach
    void start() {
        camel = new TestCamel(PLANADO);
        ann = PLANADO.entities("users").get(0).path("uuid").asText();
    }

    @AfterEach
    void stop() {
        camel.close();
    }

    @Test
    void a_user_is_made_and_its_uuid_told() {
        Exchange made = camel.ok("planado:users/create", dee());

        assertThat(TestCamel.map(made)).containsOnlyKeys("user_uuid");
        assertThat(made.getMessage().getHeader(PlanadoConstants.UUID))
                .isEqualTo(TestCamel.map(made).get("user_uuid"));
        assertThat(PLANADO.lastRequest().body().path("password").asText()).isEqualTo(PASSWORD);
        assertThat(PLANADO.mistakes()).isEmpty();
    }

    @Test
    void a_password_is_in_no_exception_even_when_the_vendor_quotes_it() {
        PLANADO.faults()
                .answer("POST", "/users")
                .times(1)
                .status(
                        422,
                        "{\"message\": \"no " + PASSWORD + "\", \"errors\": {\"password\": [\"" + PASSWORD
                                + " is weak\"]}}");

        Exchange refused = camel.send("planado:users/create", dee());

        assertThat(refused.getException()).isInstanceOfSatisfying(PlanadoValidationException.class, failure -> {
            assertThat(failure.getFieldErrors().get("password")).containsExactly("xxxxxx is weak");
            assertThat(failure.getVendorMessage()).isEqualTo("no xxxxxx");
        });
        StringWriter trace = new StringWriter();
        refused.getException().printStackTrace(new PrintWriter(trace));
        assertThat(trace.toString()).doesNotContain(PASSWORD);
    }

    @Test
    void a_dry_run_shows_the_password_to_the_route_and_a_request_names_itself_without_it() {
        Exchange shown = camel.ok("planado:users/create?dryRun=true", dee());

        assertThat(TestCamel.map(shown).get("body")).isEqualTo(dee());
        assertThat(ApiRequest.of(Catalogue.call(Resource.USERS, Operation.CREATE), null)
                        .withBody(WireJson.mapper().valueToTree(dee())))
                .as("what the log is given")
                .hasToString("POST /users");
    }

    @Test
    void a_user_whose_making_was_not_answered_is_not_made_again() {
        PLANADO.faults().answer("POST", "/users").times(1).closeAfterWork();
        Map<String, Object> body = dee();
        body.put("external_id", "users have none");

        Exchange lost = camel.send("planado:users/create", body);

        assertThat(lost.getException())
                .isInstanceOf(PlanadoOutcomeUnknownException.class)
                .hasMessageContaining("Look for it before you try again")
                .hasMessageNotContaining("external_id");
        assertThat(PLANADO.requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"403", "404"})
    void an_account_without_the_call_is_told_so(String status) {
        PLANADO.knob(Knob.USERS_CAN_BE_CREATED, false);
        PLANADO.knob(Knob.RESTRICTED_STATUS, status);

        assertThat(camel.send("planado:users/create", dee()).getException())
                .isInstanceOf(
                        status.equals("403") ? PlanadoAuthenticationException.class : PlanadoNotFoundException.class)
                .hasMessageContaining("switches this call on");
    }

    @Test
    void an_update_is_one_call_by_uuid() {
        Exchange updated = camel.ok(
                "planado:users/update?id=" + ann, Map.of("permissions", Map.of("mobile", Map.of("login", false))));

        assertThat(PLANADO.requests()).hasSize(1);
        assertThat(PLANADO.lastRequest().method()).isEqualTo("PATCH");
        assertThat(updated.getMessage().getHeader(PlanadoConstants.UUID)).isEqualTo(ann);
        assertThat(PLANADO.entity("users", ann).at("/permissions/mobile/login").asBoolean(true))
                .isFalse();
    }

    @Test
    void people_are_found_by_where_they_were_and_pages_are_the_callers() {
        Map<String, Object> search = Map.of(
                "geometry",
                Map.of(
                        "type",
                        "circle",
                        "center",
                        Map.of("latitude", 50.25, "longitude", 10.5),
                        "radius_m",
                        20_000_000),
                "limit",
                1);
        PLANADO.faults().answer("POST", "/users/geo/search").times(1).closeAfterWork();

        Exchange found = camel.ok("planado:users/search-nearby", search);

        assertThat(found.getMessage().getBody()).isInstanceOf(List.class);
        assertThat(PLANADO.requests()).as("a search may be repeated").hasSize(2);
        assertThat(PLANADO.lastRequest().body().path("limit").asInt()).isEqualTo(1);
        assertThat(found.getMessage().getHeaders()).doesNotContainKey(PlanadoConstants.NEXT_AFTER);
        assertThat(PLANADO.mistakes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shifts_of_a_month_come_in_order_without_a_gap_or_an_overlap(boolean lastDayIncluded) {
        PLANADO.knob(Knob.SHIFTS_BEFORE_INCLUDED, lastDayIncluded);
        for (int day = 1; day <= 28; day++) {
            LocalDate begin = LocalDate.of(2027, 3, 1).plusDays(day - 1L);
            shift(begin + "T22:00:00Z", begin.plusDays(1) + "T06:00:00Z");
        }

        List<Object> timeline = TestCamel.list(
                camel.ok("planado:users/shifts?paging=all&id=" + ann + "&from=2027-03-01&to=2027-03-29", null));

        OffsetDateTime until = OffsetDateTime.parse("2027-03-01T00:00:00Z");
        long working = 0;
        for (Object element : timeline) {
            Map<?, ?> interval = (Map<?, ?>) element;
            OffsetDateTime from = OffsetDateTime.parse((String) interval.get("time_from"));
            OffsetDateTime to = OffsetDateTime.parse((String) interval.get("time_to"));
            assertThat(from).isEqualTo(until);
            assertThat(to).isAfter(from);
            working += Boolean.TRUE.equals(interval.get("working"))
                    ? Duration.between(from, to).toHours()
                    : 0;
            until = to;
        }
        assertThat(until)
                .isEqualTo(OffsetDateTime.parse(lastDayIncluded ? "2027-03-30T00:00:00Z" : "2027-03-29T00:00:00Z"));
        assertThat(working).isEqualTo(28 * 8 - (lastDayIncluded ? 0 : 6));
        assertThat(PLANADO.requests().stream().map(request -> request.query("after") + " " + request.query("before")))
                .endsWith(
                        "2027-03-01 2027-03-08",
                        "2027-03-08 2027-03-15",
                        "2027-03-15 2027-03-22",
                        "2027-03-22 2027-03-29");
        assertThat(PLANADO.mistakes()).isEmpty();
    }

    @Test
    void a_page_of_shifts_is_one_week_and_the_next_day_is_its_cursor() {
        Map<String, Object> headers = new HashMap<>();
        headers.put(PlanadoConstants.ID, ann);
        headers.put(PlanadoConstants.FROM, LocalDate.of(2027, 3, 1));
        headers.put(PlanadoConstants.TO, "2027-03-10");
        Exchange first = camel.ok("planado:users/shifts?paging=page", null, headers);
        headers.put(PlanadoConstants.AFTER, first.getMessage().getHeader(PlanadoConstants.NEXT_AFTER));
        Exchange second = camel.ok("planado:users/shifts?paging=page", null, headers);

        assertThat(headers.get(PlanadoConstants.AFTER)).isEqualTo("2027-03-08");
        assertThat(PLANADO.lastRequest().query("before")).isEqualTo("2027-03-10");
        assertThat(second.getMessage().getHeader(PlanadoConstants.NEXT_AFTER)).isNull();
        assertThat(PLANADO.requests()).hasSize(2);
    }

    @Test
    void streamed_shifts_are_the_same_as_all_of_them() {
        shift("2027-03-02T08:00:00Z", "2027-03-02T16:00:00Z");
        String range = "&id=" + ann + "&from=2027-03-01&to=2027-03-29";
        List<Object> all = TestCamel.list(camel.ok("planado:users/shifts?paging=all" + range, null));

        assertThat(camel.streamed("planado:users/shifts?paging=stream" + range)).isEqualTo(all);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "&from=2027-03-01", "&from=yesterday&to=2027-03-02", "&from=2027-03-02&to=2027-03-01"})
    void days_that_make_no_range_are_refused_by_name(String days) {
        assertThat(camel.send("planado:users/shifts?id=" + ann + days, null).getException())
                .isInstanceOf(PlanadoValidationException.class)
                .hasMessageContaining("2027-03-0");
        assertThat(PLANADO.requests()).isEmpty();
    }

    @Test
    void shifts_are_written_and_the_answer_is_empty() {
        Exchange written = shift("2027-03-02T08:00:00Z", "2027-03-02T16:00:00Z");

        assertThat(TestCamel.map(written)).isEmpty();
        assertThat(written.getMessage().getHeader(PlanadoConstants.UUID)).isEqualTo(ann);
        assertThat(written.getMessage().getHeader(PlanadoConstants.STATUS_CODE)).isEqualTo(204);
        assertThat(PLANADO.mistakes()).isEmpty();
    }

    private Exchange shift(String from, String to) {
        return camel.ok(
                "planado:users/update-shifts?id=" + ann,
                Map.of("shifts", List.of(Map.of("time_from", from, "time_to", to, "working", true))));
    }

    private static Map<String, Object> dee() {
        return new HashMap<>(
                Map.of("first_name", "Dee", "last_name", "Field", "email", "dee@example.org", "password", PASSWORD));
    }
}
