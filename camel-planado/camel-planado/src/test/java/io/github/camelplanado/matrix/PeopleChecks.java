package io.github.camelplanado.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.camelplanado.TestCamel;
import io.github.camelplanado.api.PlanadoAuthenticationException;
import io.github.camelplanado.api.PlanadoNotFoundException;
import io.github.camelplanado.api.PlanadoValidationException;
import io.github.camelplanado.simulator.Knob;
import org.apache.camel.Exchange;

/** Users, when they work and where they are. */
final class PeopleChecks {

    private static final String RANGE = "&from=2027-03-01&to=2027-03-29";

    private PeopleChecks() {}

    static List<Check> all() {
        return List.of(
                Check.of("users: create", PeopleChecks::create),
                Check.of("users: update by names", PeopleChecks::update),
                Check.of("users: shifts", PeopleChecks::shifts),
                Check.of("users: shifts that meet", PeopleChecks::shiftsThatMeet),
                Check.of("users: shifts of any minute and length", PeopleChecks::oddShifts),
                Check.of("users: search nearby", PeopleChecks::nearby));
    }

    private static void create(Stand stand) {
        Map<String, Object> dee = Map.of(
                "first_name",
                "Dee",
                "last_name",
                "Field",
                "email",
                "dee@example.org",
                "password",
                "of a sample",
                "territory",
                Map.of("name", "North"),
                "skills",
                List.of(Map.of("name", "gas")));
        boolean allowed = stand.knobs().flag(Knob.USERS_CAN_BE_CREATED);
        if (isAllowed(stand, allowed, "planado:users/create", dee)) {
            assertThat(stand.entity("users", uuid(stand, "dee@example.org"))
                            .at("/territory/name")
                            .asText())
                    .isEqualTo("North");
        }
        boolean listed = allowed && stand.knobs().flag(Knob.CREATED_USERS_LISTED);
        assertThat(TestCamel.values(TestCamel.list(stand.ok("planado:users/list?paging=all", null)), "email"))
                .hasSize(listed ? 4 : 3);
    }

    private static void update(Stand stand) {
        if (mayChange(
                stand,
                uuid(stand, "ann@example.org"),
                Map.of("territory", Map.of("name", "South"), "skills", List.of(Map.of("name", "electric"))))) {
            assertThat(stand.entity("users", uuid(stand, "ann@example.org"))
                            .at("/skills/0/name")
                            .asText())
                    .isEqualTo("electric");
        }
    }

    /** Whether the account may change users, with what is told when it may not. */
    static boolean mayChange(Stand stand, String uuid, Map<String, Object> change) {
        boolean exists = !stand.knobs().list(Knob.MISSING_OPERATIONS).contains("users.update");
        boolean allowed = stand.knobs().flag(Knob.USERS_CAN_BE_CHANGED);
        return isAllowed(stand, exists && allowed, "planado:users/update?id=" + uuid, change);
    }

    private static boolean isAllowed(Stand stand, boolean allowed, String uri, Map<String, Object> body) {
        if (allowed) {
            stand.ok(uri, body);
            return true;
        }
        Exception refused = stand.refused(uri, body, Exception.class);
        assertThat(refused).isInstanceOfAny(PlanadoAuthenticationException.class, PlanadoNotFoundException.class);
        return false;
    }

    /** A night shift on each of 27 days, read in four calls: one line without a gap, an overlap or a seam. */
    private static void shifts(Stand stand) {
        String ann = uuid(stand, "ann@example.org");
        for (int day = 1; day < 28; day++) {
            Map<String, Object> shift = new HashMap<>(Map.of(
                    "time_from",
                    "2027-03-%02dT22:00:00Z".formatted(day),
                    "time_to",
                    "2027-03-%02dT06:00:00Z".formatted(day + 1),
                    "territory",
                    Map.of("name", "North")));
            if (day > 1) {
                shift.put("working", true);
            }
            Exchange written = stand.ok("planado:users/update-shifts?id=" + ann, Map.of("shifts", List.of(shift)));
            assertThat(TestCamel.map(written)).isEmpty();
        }
        List<Object> line = TestCamel.list(stand.ok("planado:users/shifts?paging=all&id=" + ann + RANGE, null));
        int nights = stand.knobs().flag(Knob.SHIFT_WORKING_DEFAULT) ? 27 : 26;
        assertThat(hours(line)).isEqualTo(nights * 8L);
        OffsetDateTime until = null;
        for (Object one : line) {
            OffsetDateTime from = time(one, "time_from");
            assertThat(until == null || from.isEqual(until))
                    .as("no gap before %s", one)
                    .isTrue();
            until = time(one, "time_to");
            assertThat(until).isAfter(from);
        }
    }

    private static void shiftsThatMeet(Stand stand) {
        String ann = uuid(stand, "ann@example.org");
        stand.ok(write(ann), shift("2027-03-01T08:00:00Z", "2027-03-01T16:00:00Z", true));
        boolean taken = stand.isTaken(
                stand.knobs().is(Knob.SHIFT_OVERLAP, "overwrite"),
                write(ann),
                shift("2027-03-01T12:00:00Z", "2027-03-01T20:00:00Z", false));
        assertThat(working(stand, ann)).isEqualTo(taken ? 4 : 8);
    }

    private static void oddShifts(Stand stand) {
        String ann = uuid(stand, "ann@example.org");
        int step = stand.knobs().number(Knob.SHIFT_STEP_MINUTES);
        stand.isTaken(step == 0, write(ann), shift("2027-03-01T08:05:00Z", "2027-03-01T16:05:00Z", true));
        int days = stand.knobs().number(Knob.SHIFT_PATCH_DAYS);
        stand.isTaken(days == 0, write(ann), shift("2027-03-10T08:00:00Z", "2027-03-19T08:00:00Z", true));
        long hours = (step == 0 ? 8L : 0L) + (days == 0 ? 9 * 24L : 0L);
        assertThat(working(stand, ann)).isEqualTo(hours);
    }

    private static long working(Stand stand, String user) {
        return hours(TestCamel.list(stand.ok("planado:users/shifts?paging=all&id=" + user + RANGE, null)));
    }

    private static long hours(List<Object> line) {
        return line.stream()
                .filter(one -> Boolean.TRUE.equals(((Map<?, ?>) one).get("working")))
                .mapToLong(one -> Duration.between(time(one, "time_from"), time(one, "time_to"))
                        .toHours())
                .sum();
    }

    private static void nearby(Stand stand) {
        for (String name : List.of("ann", "bob", "cho")) {
            stand.planado().worker().locate(name + "@example.org", null, 10.5, 50.25);
        }
        Map<String, Object> search = Map.of(
                "geometry",
                Map.of("type", "circle", "center", Map.of("latitude", 50.25, "longitude", 10.5), "radius_m", 500));
        List<Object> found = TestCamel.list(stand.ok("planado:users/search-nearby", search));
        int most = stand.knobs().number(Knob.NEARBY_LIMIT_MAX);
        assertThat(TestCamel.values(found, "email"))
                .hasSize(most == 0 ? 3 : Math.min(most, 3))
                .doesNotHaveDuplicates();
        assertThat(stand.refused(
                        "planado:users/search-nearby", Map.of("geometry", "here"), PlanadoValidationException.class))
                .isNotNull();
    }

    private static String write(String user) {
        return "planado:users/update-shifts?id=" + user;
    }

    private static Map<String, Object> shift(String from, String to, boolean working) {
        return Map.of("shifts", List.of(Map.of("time_from", from, "time_to", to, "working", working)));
    }

    private static OffsetDateTime time(Object interval, String key) {
        return OffsetDateTime.parse(String.valueOf(((Map<?, ?>) interval).get(key)));
    }

    private static String uuid(Stand stand, String email) {
        return stand.planado().entities("users").stream()
                .filter(user -> user.path("email").asText().equals(email))
                .map(user -> user.path("uuid").asText())
                .findFirst()
                .orElseThrow();
    }
}
