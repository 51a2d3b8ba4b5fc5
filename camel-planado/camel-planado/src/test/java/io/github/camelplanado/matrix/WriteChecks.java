package io.github.camelplanado.matrix;

import static io.github.camelplanado.matrix.Samples.body;
import static io.github.camelplanado.matrix.Stand.with;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelplanado.TestCamel;
import io.github.camelplanado.api.PlanadoConstants;
import io.github.camelplanado.api.PlanadoNotFoundException;
import io.github.camelplanado.simulator.Knob;
import org.apache.camel.Exchange;

/** Updates, deletions, what is read back, and values that the vendor takes or not. */
final class WriteChecks {

    /** The uuid of nothing. */
    private static final String NOBODY = "0f5c2a7e-3d1b-4c6a-9e8f-998877665544";

    private WriteChecks() {}

    static List<Check> all() {
        List<Check> all = new ArrayList<>();
        all.addAll(Check.each("update never creates", Samples.all(), WriteChecks::updateNeverCreates));
        all.addAll(Check.each("update by an unknown uuid", Samples.all(), WriteChecks::unknownUuid));
        all.addAll(Check.each("delete", List.of("jobs", "clients"), WriteChecks::delete));
        all.addAll(Check.each("write and read back", Samples.all(), WriteChecks::readBack));
        all.addAll(Check.each("another external id", Samples.ENTITIES, WriteChecks::rename));
        all.add(Check.of("jobs: a version that is not the newest", WriteChecks::staleVersion));
        all.add(Check.of("jobs: a key that nobody knows", WriteChecks::unknownKey));
        all.add(Check.of("jobs: upsert of a started one", WriteChecks::upsertStarted));
        all.add(Check.of("jobs: delete of a started one", WriteChecks::deleteStarted));
        all.add(Check.of("jobs: a part of an address", WriteChecks::partOfAddress));
        all.add(Check.of("jobs: an address without a place", WriteChecks::addressNulls));
        all.add(Check.of("jobs: contact by e-mail", WriteChecks::contactTypes));
        all.add(Check.of("jobs: hours in a duration", WriteChecks::hours));
        all.add(Check.of("jobs: a time without a zone", WriteChecks::zoneless));
        return all;
    }

    private static Check.Promise updateNeverCreates(String resource) {
        return stand -> {
            Map<String, Object> change = change(resource, "text");
            stand.refused(update(resource, "nobody"), change, PlanadoNotFoundException.class);
            stand.made(resource, body(stand, resource, "somebody", "first"));
            stand.ok(update(resource, "somebody"), change);
            stand.requireText(resource, "somebody", "text");
        };
    }

    private static Check.Promise unknownUuid(String resource) {
        return stand -> {
            Map<String, Object> whole = body(stand, resource, "unused", "text");
            whole.remove("external_id");
            long before = stand.planado().count(resource);
            Exception failure =
                    stand.camel().send(update(resource, NOBODY), whole).getException();
            long made = stand.planado().count(resource) - before;
            if (made > 0) {
                List<JsonNode> all = stand.planado().entities(resource);
                throw new MadeByUuid(resource, made, all.get(all.size() - 1), failure);
            }
            assertThat(failure).isInstanceOf(PlanadoNotFoundException.class);
        };
    }

    private static Check.Promise delete(String resource) {
        return stand -> {
            stand.made(resource, body(stand, resource, "gone", "first"));
            stand.ok("planado:" + resource + "/delete?id=gone", null);
            assertThat(stand.entity(resource, "gone")).isNull();
            stand.refused("planado:" + resource + "/delete?id=gone", null, PlanadoNotFoundException.class);
            stand.ok("planado:" + resource + "/delete?notFound=null&id=gone", null);
        };
    }

    private static Check.Promise readBack(String resource) {
        return stand -> {
            Map<String, Object> sent = body(stand, resource, "back", "first");
            String uri = "planado:" + resource + "/upsert?readBack=true";
            requireRead(stand.ok(uri, sent), resource, "first");
            Exchange again = stand.ok(uri, sent);
            requireRead(again, resource, "first");
            if (Samples.ENTITIES.contains(resource)) {
                assertThat(again.getMessage().getHeader(PlanadoConstants.VERSION))
                        .isEqualTo(
                                stand.entity(resource, "back").path("version").asLong());
            }
            requireRead(
                    stand.ok("planado:" + resource + "/update?readBack=true&id=back", change(resource, "second")),
                    resource,
                    "second");
            stand.requireText(resource, "back", "second");
        };
    }

    private static void requireRead(Exchange exchange, String resource, String text) {
        assertThat(TestCamel.map(exchange))
                .containsEntry("external_id", "back")
                .containsEntry(Samples.textKey(resource), text);
    }

    private static Check.Promise rename(String resource) {
        return stand -> {
            stand.ok("planado:" + resource + "/upsert", body(stand, resource, "old", "first"));
            Exchange answer = stand.camel()
                    .send(update(resource, "old"), with(change(resource, "second"), "external_id", "other"));
            boolean known = !resource.equals("jobs")
                    && stand.knobs().is(Knob.UNKNOWN_KEYS, "refuse")
                    && !stand.knobs().flag(Knob.PATCH_RENAMES_CLIENTS_AND_SITES);
            assertThat(answer.getException() == null).isEqualTo(!known);
            boolean renamed = stand.entity(resource, "other") != null;
            stand.requireText(resource, renamed ? "other" : "old", known ? "first" : "second");
            stand.ok(update(resource, renamed ? "other" : "old"), change(resource, "third"));
            assertThat(stand.planado().count(resource)).isEqualTo(1);
            stand.requireText(resource, renamed ? "other" : "old", "third");
        };
    }

    private static void staleVersion(Stand stand) {
        stand.made("jobs", body(stand, "jobs", "locked", "first"));
        stand.planado().office().update("jobs", "locked", Map.of("description", "second"));
        boolean taken = stand.isTaken(
                !stand.knobs().flag(Knob.PATCH_VERSION_IS_LOCK),
                update("jobs", "locked"),
                Map.of("description", "third", "version", 1));
        stand.requireText("jobs", "locked", taken ? "third" : "second");
    }

    private static void unknownKey(Stand stand) {
        boolean taken = stand.isTaken(
                stand.knobs().is(Knob.UNKNOWN_KEYS, "ignore"),
                "planado:jobs/create",
                with(body(stand, "jobs", "key", "text"), "colour", "red"));
        assertThat(stand.entity("jobs", "key") != null).isEqualTo(taken);
    }

    private static void upsertStarted(Stand stand) {
        Map<String, Object> job = with(
                body(stand, "jobs", "started", "first"),
                "assignee",
                Map.of("worker", Map.of("email", "ann@example.org")));
        stand.ok("planado:jobs/upsert", job);
        stand.planado().worker().start("started");
        stand.ok("planado:jobs/upsert", with(job, "description", "second"));
        stand.requireText("jobs", "started", "second");
    }

    private static void deleteStarted(Stand stand) {
        stand.made("jobs", body(stand, "jobs", "started", "first"));
        stand.planado().worker().start("started");
        String uuid = stand.entity("jobs", "started").path("uuid").asText();
        stand.ok("planado:jobs/delete?id=" + uuid, null);
        assertThat(stand.entity("jobs", "started")).isNull();
    }

    private static void partOfAddress(Stand stand) {
        Map<String, Object> address = Map.of("formatted", "1 Main Street", "floor", "2");
        stand.ok("planado:jobs/upsert", with(body(stand, "jobs", "place", "text"), "address", address));
        Exchange read = stand.ok(
                update("jobs", "place") + "&readBack=true", Map.of("address", Map.of("formatted", "2 Main Street")));
        assertThat(TestCamel.map(read).get("address").toString()).contains("2 Main Street");
        assertThat(stand.entity("jobs", "place").at("/address/formatted").asText())
                .isEqualTo("2 Main Street");
    }

    private static void addressNulls(Stand stand) {
        boolean taken = stand.isTaken(
                stand.knobs().flag(Knob.ADDRESS_TAKES_NULLS),
                "planado:jobs/create",
                with(body(stand, "jobs", "nowhere", "text"), "address", with(Map.of("floor", "2"), "formatted", null)));
        assertThat(stand.entity("jobs", "nowhere") != null).isEqualTo(taken);
    }

    private static void contactTypes(Stand stand) {
        Map<String, Object> contact = Map.of("name", "Bob", "type", "email", "value", "bob@example.org");
        boolean taken = stand.isTaken(
                stand.knobs().is(Knob.CONTACT_TYPES, "any"),
                "planado:jobs/create",
                with(body(stand, "jobs", "mail", "text"), "contacts", List.of(contact)));
        assertThat(stand.entity("jobs", "mail") != null).isEqualTo(taken);
    }

    /** Where hours do not count they are a key that is not known. */
    private static void hours(Stand stand) {
        boolean counted = stand.knobs().is(Knob.DURATION_HOURS, "count");
        boolean taken = stand.isTaken(
                counted || stand.knobs().is(Knob.UNKNOWN_KEYS, "ignore"),
                "planado:jobs/upsert?readBack=true",
                with(body(stand, "jobs", "long", "text"), "scheduled_duration", Map.of("hours", 1, "minutes", 30)));
        if (taken) {
            assertThat(stand.entity("jobs", "long")
                            .at("/scheduled_duration/minutes")
                            .asInt())
                    .isEqualTo(counted ? 90 : 30);
        } else {
            assertThat(stand.planado().count("jobs")).isZero();
        }
    }

    /** The vendor decides what such a time means; the connector passes it on as it is. */
    private static void zoneless(Stand stand) {
        stand.ok(
                "planado:jobs/upsert?readBack=true",
                with(body(stand, "jobs", "time", "text"), "scheduled_at", "2027-01-10T09:00:00"));
        Instant meant = LocalDateTime.parse("2027-01-10T09:00:00")
                .atZone(stand.knobs().zone(Knob.ZONELESS_WRITE_ZONE))
                .toInstant();
        assertThat(Instant.parse(
                        stand.entity("jobs", "time").path("scheduled_at").asText()))
                .isEqualTo(meant);
    }

    private static Map<String, Object> change(String resource, String text) {
        return Map.of(Samples.textKey(resource), text);
    }

    private static String update(String resource, String id) {
        return "planado:" + resource + "/update?id=" + id;
    }
}
