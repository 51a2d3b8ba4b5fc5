package io.github.camelplanado.changes.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelplanado.TestCamel;
import io.github.camelplanado.api.Change;
import io.github.camelplanado.api.Change.BodyKind;
import io.github.camelplanado.api.Change.Source;
import io.github.camelplanado.api.Detail;
import io.github.camelplanado.api.Events;
import io.github.camelplanado.api.PlanadoConstants;
import io.github.camelplanado.api.Resource;
import io.github.camelplanado.changes.store.Queue.Parked;
import io.github.camelplanado.json.WireJson;
import io.github.camelplanado.simulator.PlanadoSimulator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Changes whose entity is fetched before they are told: it may be newer, older or gone by then. */
class DetailTest {

    /** A key that rows lack. */
    private static final String KEY = "timestamps";

    @RegisterExtension
    static final PlanadoSimulator PLANADO =
            PlanadoSimulator.builder().requestsPerMinute(0).pageSize(5).build();

    private final Jobs jobs = new Jobs(PLANADO);

    @Test
    void what_lacks_a_required_key_is_fetched_and_what_has_it_is_not() throws Exception {
        jobs.create(1, 1);
        try (StreamRig rig = fetching().start().copied()) {
            jobs.change("job-1", "two");
            rig.store().entities().merge("stream", List.of(row(2)));
            rig.awaitTold(1);
            jobs.change("job-1", "three");
            int calls = PLANADO.requests().size();
            rig.store().entities().merge("stream", List.of(webhook(3)));
            rig.awaitTold(2);

            assertThat(PLANADO.requests()).hasSize(calls);
            assertThat(rig.told(PlanadoConstants.BODY)).containsExactly("full", "snapshot");
            assertThat(TestCamel.map(rig.told().get(0)))
                    .containsEntry("description", "two")
                    .containsKey(KEY);
        }
    }

    @Test
    void a_late_webhook_does_not_win_over_a_newer_state_that_was_fetched_and_told() throws Exception {
        jobs.create(1, 1);
        try (StreamRig rig = fetching().start().copied()) {
            jobs.change("job-1", "two");
            jobs.change("job-1", "three");
            jobs.change("job-1", "four");
            rig.store().entities().merge("stream", List.of(row(2)));
            rig.awaitTold(1);

            rig.store().entities().merge("stream", List.of(webhook(3), webhook(4)));
            // or the next one overtakes what they would have told
            rig.awaitQuiet();
            jobs.change("job-1", "five");
            rig.store().entities().merge("stream", List.of(webhook(5)));
            rig.awaitTold(2);

            assertThat(rig.told(PlanadoConstants.VERSION)).containsExactly(4L, 5L);
        }
    }

    @Test
    void a_newer_state_that_was_fetched_fails_waits_and_is_parked_in_its_own_version() throws Exception {
        jobs.create(1, 1);
        List<Object> tried = new CopyOnWriteArrayList<>();
        try (StreamRig rig = fetching()
                .options(options -> options.setMaxRedeliveries(1))
                .start()
                .copied()) {
            rig.doing(exchange -> {
                tried.add(exchange.getMessage().getHeader(PlanadoConstants.VERSION));
                throw new IllegalStateException("ERP says no");
            });
            jobs.change("job-1", "two");
            jobs.change("job-1", "three");
            rig.store().entities().merge("stream", List.of(row(2)));
            await().until(() -> rig.store().queue().counts("stream").parked() == 1);

            assertThat(tried).containsExactly(3L, 3L);
            assertThat(rig.store().queue().parked("stream", 1))
                    .extracting(Parked::version)
                    .containsExactly(3L);
        }
    }

    @Test
    void what_was_fetched_is_kept_while_the_route_fails_and_failures_go_on_counting() throws Exception {
        jobs.create(1, 1);
        AtomicInteger tries = new AtomicInteger();
        try (StreamRig rig = fetching()
                .options(options -> options.setMaxRedeliveries(2))
                .start()
                .copied()) {
            rig.doing(exchange -> {
                tries.incrementAndGet();
                throw new IllegalStateException("ERP says no");
            });
            jobs.change("job-1", "two");
            int calls = PLANADO.requests().size();
            rig.store().entities().merge("stream", List.of(row(2)));
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> rig.store().queue().counts("stream").parked() == 1);

            assertThat(tries).hasValue(3);
            assertThat(PLANADO.requests()).hasSize(calls + 1);
        }
    }

    @Test
    void a_vendor_that_was_down_leaves_the_route_all_its_redeliveries() throws Exception {
        jobs.create(1, 1);
        AtomicInteger tries = new AtomicInteger();
        try (StreamRig rig = fetching()
                .options(options -> options.setMaxRedeliveries(1))
                .start()
                .copied()) {
            rig.doing(exchange -> {
                if (tries.incrementAndGet() == 1) {
                    throw new IllegalStateException("ERP says no");
                }
            });
            jobs.change("job-1", "two");
            PLANADO.faults().answer("GET", "/jobs/.+").times(2).status(500, "oops");
            rig.store().entities().merge("stream", List.of(row(2)));
            rig.awaitTold(1);

            assertThat(tries).hasValue(2);
            assertThat(rig.store().queue().counts("stream").parked()).isZero();
        }
    }

    @Test
    void an_answer_older_than_the_webhook_is_not_told_but_asked_for_again() throws Exception {
        jobs.create(1, 1);
        try (StreamRig rig = fetching().start().copied()) {
            jobs.change("job-1", "two");
            PLANADO.faults().answer("GET", "/jobs/.+").times(1).set("/job/version", 1);
            rig.store().entities().merge("stream", List.of(row(2)));
            rig.awaitTold(1);
            rig.awaitQuiet();

            assertThat(rig.told(PlanadoConstants.VERSION)).containsExactly(2L);
        }
    }

    @Test
    void every_version_up_to_the_fetched_one_is_told_once() throws Exception {
        jobs.create(1, 1);
        try (StreamRig rig = fetching()
                .options(options -> options.setEvents(Events.history))
                .start()
                .copied()) {
            jobs.change("job-1", "two");
            jobs.change("job-1", "three");
            rig.store().entities().merge("stream", List.of(row(2)));
            rig.awaitTold(2);
            rig.store().entities().merge("stream", List.of(webhook(3)));
            rig.awaitQuiet();

            assertThat(rig.told(PlanadoConstants.VERSION)).containsExactly(2L, 3L);
        }
    }

    @Test
    void an_entity_that_is_gone_when_it_is_fetched_is_told_as_deleted() throws Exception {
        jobs.create(1, 1);
        try (StreamRig rig = fetching().start().copied()) {
            Change seen = row(2);
            jobs.delete(1, 1);
            rig.store().entities().merge("stream", List.of(seen));
            rig.awaitTold(1);

            assertThat(rig.told(PlanadoConstants.CHANGE)).containsExactly("deleted");
            assertThat(rig.told(PlanadoConstants.VERSION)).containsExactly(2L);
        }
    }

    /** Reads nothing by itself after the first copy. */
    private static StreamRig fetching() throws Exception {
        return new StreamRig(PLANADO, Databases.h2()).delay(Duration.ofHours(1)).options(options -> {
            options.setDetail(Detail.missing);
            options.setRequiredFields(KEY);
        });
    }

    private Change row(long version) {
        return change(version, BodyKind.ROW, Source.HEAD);
    }

    private Change webhook(long version) {
        return change(version, BodyKind.SNAPSHOT, Source.WEBHOOK);
    }

    private Change change(long version, BodyKind kind, Source source) {
        String uuid = jobs.uuid("job-1");
        ObjectNode body = WireJson.mapper()
                .createObjectNode()
                .put("uuid", uuid)
                .put("external_id", "job-1")
                .put("version", version)
                .put("status", "posted");
        if (kind == BodyKind.SNAPSHOT) {
            body.putObject(KEY);
        }
        Change.Delivery delivery =
                source == Source.WEBHOOK ? new Change.Delivery(uuid + version, null, 1, "web") : null;
        return new Change(Resource.JOBS, uuid, version, "job_updated", body, kind, source, false, delivery);
    }
}
