package io.github.camelplanado.simulator;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;

/** How each knob of webhooks is seen by a receiver. */
final class WebhookKnobCases {
    private static final double WEEK_IN_A_SECOND = 700_000;

    private final Map<Knob, KnobCase> cases = new EnumMap<>(Knob.class);

    static Map<Knob, KnobCase> all() {
        WebhookKnobCases all = new WebhookKnobCases();
        all.events();
        all.bodies();
        all.deliveries();
        all.requests();
        return all.cases;
    }

    private void put(Knob knob, KnobCase one) {
        cases.put(knob, one);
    }

    private static List<Receiver.Got> started(Rig rig) {
        rig.listen(() -> 200, "job_started", "job_updated");
        rig.planado.worker().start(rig.make("jobs", "{}"));
        return rig.got();
    }

    private void events() {
        put(
                Knob.STATUS_WEBHOOK_SHARES_VERSION,
                KnobCase.flag(
                        rig -> started(rig).stream()
                                .map(one -> one.body().at("/job/version").asInt())
                                .sorted()
                                .toList(),
                        "[2, 3]",
                        "[2, 2]"));
        put(Knob.STATUS_WEBHOOK_SHARES_EVENT_UUID, KnobCase.flag(rig -> Rig.eventUuids(started(rig)), 2, 1));
        put(
                Knob.STATUS_EVENT_NAMES,
                KnobCase.of(
                        rig -> {
                            rig.listen(() -> 200, "job_en_route", "job_started", "job_suspended", "job_finished");
                            String uuid = rig.make("jobs", "{}");
                            rig.planado.worker().enRoute(uuid);
                            rig.planado.worker().start(uuid);
                            rig.planado.worker().suspend(uuid);
                            rig.planado.worker().resume(uuid);
                            rig.planado.worker().finish(uuid);
                            return Rig.types(rig.got());
                        },
                        Knob.STATUS_EVENT_NAMES.defaultValue(),
                        "job_finished,job_started",
                        "",
                        "",
                        Knob.STATUS_EVENT_NAMES.alternatives().get(1),
                        "job_en_route,job_finished,job_started,job_suspended"));
        put(
                Knob.DELETION_EVENTS,
                KnobCase.of(
                        rig -> {
                            rig.listen(() -> 200, "job_deleted", "job_removed");
                            rig.planado.office().delete("jobs", rig.make("jobs", "{}"));
                            return Rig.types(rig.got());
                        },
                        "none",
                        "",
                        "deleted",
                        "job_deleted",
                        "removed",
                        "job_removed"));
        put(
                Knob.EVENT_UUID_PER_ATTEMPT,
                KnobCase.flag(
                                rig -> {
                                    rig.planado
                                            .faults()
                                            .deliveries(DeliveryFaults.none().withRepeat(1));
                                    rig.listen(() -> 200, "job_created");
                                    rig.make("jobs", "{}");
                                    return Rig.eventUuids(rig.got(2));
                                },
                                1,
                                2)
                        .at(1000));
        put(
                Knob.EVENT_UUID_PER_WEBHOOK,
                KnobCase.flag(
                        rig -> {
                            rig.listen(() -> 200, "job_created");
                            rig.listen(() -> 200, "job_created");
                            rig.make("jobs", "{}");
                            return Rig.eventUuids(rig.got(2));
                        },
                        1,
                        2));
    }

    private void bodies() {
        put(
                Knob.CLIENT_WEBHOOK_EVENT_UUID,
                KnobCase.flag(
                        rig -> {
                            rig.listen(() -> 200, "client_created");
                            rig.make("clients", "{'organization':true,'organization_name':'S'}");
                            return rig.got(1).get(0).body().has("event_uuid");
                        },
                        false,
                        true));
        put(
                Knob.PREVIOUS_SNAPSHOT_KEY,
                KnobCase.of(
                        rig -> {
                            JsonNode body = updated(rig);
                            return List.of("previous", "previous_version").stream()
                                    .filter(body::has)
                                    .findFirst()
                                    .orElse("none");
                        },
                        value -> value));
        put(
                Knob.PREVIOUS_SNAPSHOT_LEVEL,
                KnobCase.of(
                                rig -> {
                                    JsonNode body = updated(rig);
                                    return body.at("/previous/version").asInt() + " "
                                            + body.at("/job/previous/version").asInt();
                                },
                                "root",
                                "1 0",
                                "entity",
                                "0 1")
                        .with(Knob.PREVIOUS_SNAPSHOT_KEY, "previous"));
        put(
                Knob.DELETION_SNAPSHOT,
                KnobCase.of(
                                rig -> {
                                    rig.listen(() -> 200, "job_deleted");
                                    rig.planado.office().delete("jobs", rig.make("jobs", "{}"));
                                    JsonNode job = rig.got(1).get(0).body().path("job");
                                    return job.has("uuid") + " " + job.has("status");
                                },
                                "full",
                                "true true",
                                "ids",
                                "true false")
                        .with(Knob.DELETION_EVENTS, "deleted"));
        put(
                Knob.DELIVERY_CONTENT_TYPE,
                KnobCase.of(
                        rig -> {
                            rig.listen(() -> 200, "job_created");
                            rig.make("jobs", "{}");
                            return rig.got(1).get(0).contentType();
                        },
                        value -> value));
    }

    private static JsonNode updated(Rig rig) {
        rig.listen(() -> 200, "job_updated");
        rig.planado.office().update("jobs", rig.make("jobs", "{}"), Map.of("description", "d"));
        return rig.got(1).get(0).body();
    }

    private void deliveries() {
        put(
                Knob.DELIVERY_RETRIES,
                KnobCase.of(
                                rig -> {
                                    rig.listen(() -> 500, "job_created");
                                    rig.make("jobs", "{}");
                                    return String.valueOf(rig.got().size());
                                },
                                value -> String.valueOf(Integer.parseInt(value) + 1))
                        .at(WEEK_IN_A_SECOND));
        put(
                Knob.WEBHOOK_LOCKED_AFTER,
                KnobCase.of(
                        rig -> {
                            String uuid = rig.listen(() -> 200, "job_created");
                            rig.planado.webhooks().count(uuid, false);
                            boolean soon = rig.planado.webhooks().isLocked(uuid);
                            rig.planado.webhooks().count(uuid, false);
                            rig.planado.webhooks().count(uuid, false);
                            return soon + " " + rig.planado.webhooks().isLocked(uuid);
                        },
                        "0",
                        "false false",
                        "1",
                        "true true",
                        "3",
                        "false true"));
        put(
                Knob.LOCKED_EVENTS,
                KnobCase.of(
                                rig -> {
                                    String uuid = rig.listen(() -> 200, "job_created");
                                    rig.planado.webhooks().count(uuid, false);
                                    rig.make("jobs", "{}");
                                    rig.planado.webhooks().unlock(uuid);
                                    rig.make("jobs", "{}");
                                    return String.valueOf(rig.got().size());
                                },
                                "lost",
                                "1",
                                "sent-later",
                                "2")
                        .with(Knob.WEBHOOK_LOCKED_AFTER, 1));
        put(
                Knob.WEBHOOK_LOCK_SCOPE,
                KnobCase.of(
                                rig -> {
                                    String one = rig.listen(() -> 200, "job_created");
                                    String other = rig.listen(() -> 200, "job_updated");
                                    rig.planado.webhooks().count(one, false);
                                    boolean locked = rig.planado.webhooks().isLocked(other);
                                    rig.planado.webhooks().unlock(one);
                                    return locked + " " + rig.planado.webhooks().isLocked(other);
                                },
                                "webhook",
                                "false false",
                                "host",
                                "true false")
                        .with(Knob.WEBHOOK_LOCKED_AFTER, 1));
    }

    private void requests() {
        put(
                Knob.WEBHOOK_LISTS_PAGED,
                KnobCase.flag(
                                rig -> {
                                    rig.listen(() -> 200, "job_created");
                                    rig.listen(() -> 200, "job_created");
                                    return rig.get("/webhooks").path("webhooks").size();
                                },
                                2,
                                1)
                        .with(Knob.PAGE_SIZE, 1));
        put(
                Knob.WEBHOOK_REQUESTS_ORDER,
                KnobCase.of(
                        rig -> {
                            String uuid = rig.listen(() -> 200, "job_created", "job_updated");
                            String job = rig.make("jobs", "{}");
                            logged(rig, 1);
                            rig.planado.office().update("jobs", job, Map.of("description", "d"));
                            logged(rig, 2);
                            return requests(rig, uuid).findValuesAsText("event_type").stream()
                                    .collect(Collectors.joining(" "));
                        },
                        "newest-first",
                        "job_updated job_created",
                        "oldest-first",
                        "job_created job_updated"));
        put(
                Knob.WEBHOOK_REQUEST_STATUS,
                KnobCase.of(
                        rig -> {
                            String uuid = rig.listen(() -> 500, "job_created");
                            rig.make("jobs", "{}");
                            logged(rig, 1);
                            return requests(rig, uuid).at("/0/status").asText();
                        },
                        value -> value));
        put(
                Knob.WEBHOOK_REQUESTS_KEPT,
                KnobCase.of(
                                rig -> {
                                    String uuid = rig.listen(() -> 200, "job_created");
                                    rig.make("jobs", "{}");
                                    rig.clock.advance(Duration.ofMillis(1));
                                    logged(rig, 1);
                                    rig.clock.advance(Duration.ofHours(2));
                                    int soon = requests(rig, uuid).size();
                                    rig.clock.advance(Duration.ofHours(23));
                                    return soon + " " + requests(rig, uuid).size();
                                },
                                "0",
                                "1 1",
                                "1",
                                "0 0",
                                "24",
                                "1 0")
                        .asManual());
    }

    private static void logged(Rig rig, int count) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> rig.planado.deliveries().size() == count);
    }

    private static JsonNode requests(Rig rig, String uuid) {
        return rig.get("/webhooks/" + uuid + "/requests").path("requests");
    }
}
