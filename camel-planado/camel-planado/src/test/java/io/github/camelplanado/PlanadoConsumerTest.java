package io.github.camelplanado;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

import io.github.camelplanado.api.PlanadoConstants;
import io.github.camelplanado.api.PlanadoProtocolException;
import io.github.camelplanado.api.PlanadoServerException;
import io.github.camelplanado.api.model.Job;
import io.github.camelplanado.simulator.Knob;
import io.github.camelplanado.simulator.PlanadoSimulator;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Polling against a strict vendor; every poll is made by the test. */
class PlanadoConsumerTest {

    @RegisterExtension
    static final PlanadoSimulator PLANADO =
            PlanadoSimulator.builder().requestsPerMinute(0).pageSize(5).build();

    @Test
    void what_exists_is_learnt_silently_and_what_is_new_is_told_oldest_first() throws Exception {
        jobs(1, 12);
        try (Polling polling = new Polling(PLANADO, "planado:jobs")) {
            assertThat(polling.poll()).isEmpty();
            jobs(13, 15);

            List<Exchange> told = polling.poll();

            assertThat(told)
                    .extracting(exchange -> exchange.getMessage().getHeader(PlanadoConstants.EXTERNAL_ID))
                    .containsExactly("job-13", "job-14", "job-15");
            assertThat(told.get(0).getMessage().getHeaders())
                    .containsEntry(PlanadoConstants.ENTITY, "job")
                    .containsEntry(PlanadoConstants.VERSION, 1L)
                    .containsEntry(PlanadoConstants.EVENT_TYPE, "job_created")
                    .containsEntry(PlanadoConstants.CHANGE, "created")
                    .containsEntry(PlanadoConstants.BODY, "row")
                    .containsEntry(PlanadoConstants.SOURCE, "head")
                    .containsEntry(PlanadoConstants.SNAPSHOT, false)
                    .containsEntry(PlanadoConstants.ECHO, false);
            assertThat(polling.poll()).isEmpty();
        }
    }

    @Test
    void the_first_copy_tells_everything_once_and_says_so() throws Exception {
        jobs(1, 12);
        try (Polling polling = new Polling(PLANADO, "planado:jobs?initialPosition=all")) {
            List<Exchange> told = polling.poll();

            assertThat(told).hasSize(12);
            assertThat(told.subList(0, 5))
                    .extracting(exchange -> exchange.getMessage().getHeader(PlanadoConstants.EXTERNAL_ID))
                    .containsExactly("job-8", "job-9", "job-10", "job-11", "job-12");
            assertThat(told)
                    .allMatch(exchange -> exchange.getMessage().getHeader(PlanadoConstants.SNAPSHOT, Boolean.class));
            assertThat(polling.poll()).isEmpty();
        }
    }

    @Test
    void a_row_is_lifted_to_the_shape_of_get() throws Exception {
        PLANADO.office()
                .create("clients", Map.of("external_id", "acct", "organization", true, "organization_name", "A"));
        try (Polling polling = new Polling(PLANADO, "planado:jobs?initialPosition=all")) {
            PLANADO.office().create("jobs", Map.of("external_id", "j", "client", Map.of("external_id", "acct")));

            Map<?, ?> body = polling.poll().get(0).getMessage().getBody(Map.class);

            assertThat(body.containsKey("client_uuid")).isFalse();
            assertThat(body.get("client"))
                    .isEqualTo(Map.of(
                            "uuid",
                            PLANADO.entity("clients", "acct").get("uuid").asText()));
            assertThat(body.containsKey("site")).isTrue();
            assertThat(body.get("site")).isNull();
            assertThat(body.containsKey("resolution")).isFalse();
        }
    }

    @Test
    void a_poll_without_news_costs_one_call() throws Exception {
        jobs(1, 30);
        try (Polling polling = new Polling(PLANADO, "planado:jobs")) {
            polling.poll();
            int before = PLANADO.requests().size();

            polling.poll();

            assertThat(PLANADO.requests()).hasSize(before + 1);
        }
    }

    @Test
    void a_change_of_an_old_entity_is_found_by_the_walk_and_not_by_the_head() throws Exception {
        jobs(1, 12);
        try (Polling polling = new Polling(PLANADO, "planado:jobs?sweepInterval=0")) {
            polling.poll();
            PLANADO.office().update("jobs", "job-1", Map.of("description", "changed"));
            assertThat(polling.poll()).isEmpty();
        }
        try (Polling polling = new Polling(PLANADO, "planado:jobs?" + Polling.WALK_EVERY_TIME)) {
            polling.poll();
            PLANADO.office().update("jobs", "job-1", Map.of("description", "again"));

            List<Exchange> told = polling.poll();

            assertThat(told).hasSize(1);
            assertThat(told.get(0).getMessage().getHeaders())
                    .containsEntry(PlanadoConstants.EXTERNAL_ID, "job-1")
                    .containsEntry(PlanadoConstants.VERSION, 3L)
                    .containsEntry(PlanadoConstants.EVENT_TYPE, "job_updated")
                    .containsEntry(PlanadoConstants.SOURCE, "sweep");
            assertThat(polling.poll()).isEmpty();
        }
    }

    @Test
    void a_change_that_fails_is_told_again_by_the_next_poll_and_holds_up_no_other() throws Exception {
        AtomicBoolean broken = new AtomicBoolean(true);
        try (Polling polling = new Polling(PLANADO, "planado:jobs").doing(exchange -> {
            if (broken.get() && "job-2".equals(exchange.getMessage().getHeader(PlanadoConstants.EXTERNAL_ID))) {
                throw new IllegalStateException("ERP says no");
            }
        })) {
            polling.poll();
            jobs(1, 9);
            assertThat(polling.pollIds()).hasSize(9);
            assertThat(polling.failures()).hasSize(1);
            assertThat(polling.pollIds()).containsExactly("job-2");
            jobs(10, 10);
            assertThat(polling.pollIds()).containsExactly("job-2", "job-10");
            broken.set(false);
            assertThat(polling.pollIds()).containsExactly("job-2");
            assertThat(polling.poll()).isEmpty();
        }
    }

    @Test
    void a_newer_version_takes_the_place_of_one_that_failed() throws Exception {
        AtomicBoolean broken = new AtomicBoolean(true);
        try (Polling polling = new Polling(PLANADO, "planado:jobs").doing(exchange -> {
            if (broken.get()) {
                throw new IllegalStateException("ERP says no");
            }
        })) {
            polling.poll();
            jobs(1, 1);
            polling.poll();
            PLANADO.office().update("jobs", "job-1", Map.of("description", "newer"));
            broken.set(false);

            List<Exchange> told = polling.poll();

            assertThat(told).hasSize(1);
            assertThat(told.get(0).getMessage().getHeader(PlanadoConstants.VERSION))
                    .isEqualTo(2L);
            assertThat(told.get(0).getMessage().getHeader(PlanadoConstants.CHANGE))
                    .isEqualTo("created");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_change_whose_exchange_is_rolled_back_is_told_again(boolean last) throws Exception {
        try (Polling polling = new Polling(PLANADO, "planado:jobs").doing(exchange -> {
            exchange.setRollbackOnly(!last);
            exchange.setRollbackOnlyLast(last);
        })) {
            polling.poll();
            jobs(1, 1);
            assertThat(polling.pollIds()).containsExactly("job-1");
            assertThat(polling.doing(exchange -> {}).pollIds()).containsExactly("job-1");
            assertThat(polling.poll()).isEmpty();
        }
    }

    @Test
    void what_waits_since_an_earlier_poll_is_told_though_the_vendor_is_down() throws Exception {
        try (Polling polling = new Polling(PLANADO, "planado:jobs", component -> component.setMaxRetries(0), c -> {})
                .doing(exchange -> {
                    throw new IllegalStateException("ERP says no");
                })) {
            polling.poll();
            jobs(1, 1);
            assertThat(polling.pollIds()).containsExactly("job-1");
            PLANADO.faults().answer("GET", "/jobs").status(500, "oops");

            assertThat(polling.doing(exchange -> {}).pollIds()).containsExactly("job-1");
            assertThat(polling.failures()).last().isInstanceOf(PlanadoServerException.class);
            assertThat(polling.poll()).isEmpty();
        }
    }

    @Test
    void a_page_that_fails_loses_nothing() throws Exception {
        jobs(1, 3);
        try (Polling polling = new Polling(PLANADO, "planado:jobs", component -> component.setMaxRetries(0), c -> {})) {
            polling.poll();
            jobs(4, 18);
            PLANADO.faults().answer("GET", "/jobs").status(200, "{\"jobs\": 1}");
            assertThat(polling.poll()).isEmpty();
            assertThat(polling.failures()).hasSize(1).allMatch(PlanadoProtocolException.class::isInstance);

            assertThat(polling.pollIds()).hasSize(15).startsWith("job-4").endsWith("job-18");
        }
    }

    @Test
    void a_vendor_that_is_down_is_told_to_the_error_handler_and_the_consumer_is_ready_later() throws Exception {
        try (Polling polling = new Polling(PLANADO, "planado:jobs", component -> component.setMaxRetries(0), c -> {})) {
            PLANADO.faults().answer("GET", "/jobs").status(500, "oops");
            polling.poll();
            assertThat(polling.failures()).hasSize(1).allMatch(PlanadoServerException.class::isInstance);
            assertThat(polling.consumer().getErrorCounter()).isEqualTo(1);

            polling.poll();
            assertThat(polling.consumer().isConsumerReady()).isTrue();
            assertThat(polling.consumer().getErrorCounter()).isZero();
        }
    }

    @Test
    void a_failure_to_read_reaches_the_error_handler_of_the_route_when_it_is_bridged() throws Exception {
        try (TestCamel camel = new TestCamel(PLANADO, component -> component.setMaxRetries(0))) {
            List<Exception> caught = new CopyOnWriteArrayList<>();
            PLANADO.faults().answer("GET", "/jobs").times(99).status(503, "oops");
            camel.context().addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    onException(PlanadoServerException.class)
                            .handled(true)
                            .process(exchange ->
                                    caught.add(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class)));
                    from("planado:jobs?delay=50&initialDelay=1&bridgeErrorHandler=true")
                            .to("log:never?level=OFF");
                }
            });

            await().until(() -> !caught.isEmpty());
        }
    }

    @Test
    void a_first_walk_that_is_broken_off_goes_on_with_the_next_poll() throws Exception {
        jobs(1, 12);
        try (Polling polling = new Polling(
                PLANADO, "planado:jobs?initialPosition=all", component -> component.setMaxRetries(0), c -> {})) {
            polling.doing(exchange -> {
                if ("job-12".equals(exchange.getMessage().getHeader(PlanadoConstants.EXTERNAL_ID))) {
                    PLANADO.faults().answer("GET", "/jobs").status(500, "oops");
                }
            });
            assertThat(polling.pollIds()).hasSize(5);
            jobs(13, 13);

            assertThat(polling.pollIds())
                    .containsExactly("job-13", "job-3", "job-4", "job-5", "job-6", "job-7", "job-1", "job-2");
        }
    }

    @Test
    void more_than_a_head_can_hold_is_told_by_a_walk() throws Exception {
        try (PlanadoSimulator many = PlanadoSimulator.builder()
                        .requestsPerMinute(0)
                        .pageSize(200)
                        .build()
                        .start();
                Polling polling = new Polling(many, "planado:clients")) {
            polling.poll();
            Set<Object> expected = new HashSet<>();
            for (int i = 0; i < 1300; i++) {
                many.office()
                        .create(
                                "clients",
                                Map.of(
                                        "external_id",
                                        "c-" + i,
                                        "organization",
                                        true,
                                        "organization_name",
                                        "Client " + i));
                expected.add("c-" + i);
            }

            List<Object> told = polling.pollIds();

            assertThat(told).hasSize(1300);
            assertThat(new HashSet<>(told)).isEqualTo(expected);
            assertThat(polling.poll()).isEmpty();
        }
    }

    @Test
    void a_cursor_whose_entity_is_gone_does_not_end_the_walk() throws Exception {
        for (String answer : List.of("not-found", "empty", "go-on")) {
            PLANADO.reset();
            PLANADO.knob(Knob.CURSOR_ON_DELETED, answer);
            jobs(1, 14);
            AtomicBoolean deleted = new AtomicBoolean();
            try (Polling polling = new Polling(PLANADO, "planado:jobs?initialPosition=all").doing(exchange -> {
                // the last one of the first page is the cursor of the second
                if (deleted.compareAndSet(false, true)) {
                    PLANADO.office().delete("jobs", "job-10");
                }
            })) {
                List<Object> told = new ArrayList<>(polling.pollIds());
                told.addAll(polling.pollIds());

                assertThat(told).as(answer).hasSize(14).doesNotHaveDuplicates();
                assertThat(polling.poll()).isEmpty();
            }
        }
    }

    @Test
    void a_list_that_does_not_advance_is_an_error_and_no_endless_loop() throws Exception {
        jobs(1, 12);
        try (Meddler meddler = new Meddler(PLANADO, "after=");
                Polling polling = new Polling(
                        PLANADO,
                        "planado:jobs?initialPosition=all",
                        component -> component.setBaseUrl(meddler.baseUrl()),
                        c -> {})) {
            assertThat(polling.pollIds()).hasSize(5);
            assertThat(polling.failures()).hasSize(1).allMatch(PlanadoProtocolException.class::isInstance);
        }
    }

    @Test
    void a_consumer_that_is_suspended_in_the_middle_tells_the_rest_later() throws Exception {
        try (Polling polling = new Polling(PLANADO, "planado:jobs")) {
            polling.poll();
            jobs(1, 3);
            polling.doing(exchange -> polling.consumer().suspend());
            assertThat(polling.pollIds()).containsExactly("job-1");
            assertThat(polling.poll()).isEmpty();
            polling.doing(exchange -> {});
            polling.consumer().resume();

            assertThat(polling.pollIds()).containsExactly("job-2", "job-3");
        }
    }

    @Test
    void with_output_model_a_poll_tells_records_in_the_shape_of_get() throws Exception {
        PLANADO.office().create("clients", Map.of("organization", false, "first_name", "Ann", "external_id", "C1"));
        PLANADO.office().create("jobs", Map.of("external_id", "job-1", "client", Map.of("external_id", "C1")));
        try (Polling polling = new Polling(PLANADO, "planado:jobs?initialPosition=all&output=model")) {
            Job job = (Job) polling.poll().get(0).getMessage().getBody();

            assertThat(job.externalId()).isEqualTo("job-1");
            assertThat(job.client().uuid())
                    .isEqualTo(PLANADO.entity("clients", "C1").path("uuid").asText());
        }
    }

    @Test
    void the_body_obeys_output() throws Exception {
        jobs(1, 1);
        try (Polling polling = new Polling(PLANADO, "planado:jobs?initialPosition=all&output=json")) {
            assertThat(polling.poll().get(0).getMessage().getBody()).isInstanceOf(String.class);
        }
    }

    @Test
    void an_own_schedule_polls_by_itself() throws Exception {
        jobs(1, 1);
        try (TestCamel camel = new TestCamel(PLANADO)) {
            List<Exchange> told = new CopyOnWriteArrayList<>();
            camel.context().addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("planado:jobs?initialPosition=all&delay=50&initialDelay=1")
                            .process(told::add);
                }
            });
            await().until(() -> told.size() == 1);
            jobs(2, 2);
            await().until(() -> told.size() == 2);
        }
    }

    @Test
    void what_has_no_list_cannot_be_polled() {
        assertThatThrownBy(() -> new Polling(PLANADO, "planado:raw"))
                .rootCause()
                .hasMessageContaining("no list")
                .hasMessageContaining("jobs, clients, sites, users, teams");
    }

    private static void jobs(int from, int to) {
        IntStream.rangeClosed(from, to)
                .forEach(number -> PLANADO.office().create("jobs", Map.of("external_id", "job-" + number)));
    }
}
