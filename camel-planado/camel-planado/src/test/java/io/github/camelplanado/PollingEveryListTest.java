package io.github.camelplanado;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import javax.sql.DataSource;

import io.github.camelplanado.api.ApiCall;
import io.github.camelplanado.api.Catalogue;
import io.github.camelplanado.api.ListOrder;
import io.github.camelplanado.api.Operation;
import io.github.camelplanado.api.PlanadoConstants;
import io.github.camelplanado.api.Resource;
import io.github.camelplanado.simulator.Knob;
import io.github.camelplanado.simulator.Knobs;
import io.github.camelplanado.simulator.PlanadoSimulator;
import org.apache.camel.Exchange;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every list of the catalogue is polled, whatever its order is and whatever becomes of its cursor. */
class PollingEveryListTest {

    @RegisterExtension
    static final PlanadoSimulator PLANADO =
            PlanadoSimulator.builder().requestsPerMinute(0).build();

    private final JdbcDataSource database = database();

    static Stream<Resource> lists() {
        return Catalogue.calls().stream()
                .filter(call -> call.operation() == Operation.LIST)
                .map(ApiCall::resource);
    }

    static Stream<Arguments> listsAndVendors() {
        return lists().flatMap(resource -> Stream.of("go-on", "not-found", "empty")
                .flatMap(rule -> Stream.of("oldest-first", "newest-first")
                        .filter(order -> order.equals("oldest-first") || orderIsUnknown(resource))
                        .flatMap(order -> Stream.of(1, 3).map(size -> Arguments.of(resource, rule, order, size)))));
    }

    @ParameterizedTest
    @MethodSource("lists")
    void what_exists_is_learnt_silently_and_what_is_new_or_changed_is_told_once(Resource resource) throws Exception {
        SampleEntities samples = new SampleEntities(PLANADO, resource);
        String old = samples.create(1);
        try (Polling polling = polling(resource, Polling.WALK_EVERY_TIME)) {
            assertThat(polling.poll()).isEmpty();
            String made = samples.create(2);

            List<Exchange> told = polling.poll();

            assertThat(told).hasSize(1);
            assertThat(told.get(0).getMessage().getHeaders())
                    .containsEntry(PlanadoConstants.ENTITY, resource.entity())
                    .containsEntry(PlanadoConstants.UUID, made)
                    .containsEntry(PlanadoConstants.EVENT_TYPE, resource.entity() + "_created")
                    .containsEntry(PlanadoConstants.CHANGE, "created")
                    .containsEntry(PlanadoConstants.BODY, "row")
                    .containsEntry(PlanadoConstants.SNAPSHOT, false);
            assertThat(told.get(0).getMessage().getHeader(PlanadoConstants.VERSION) != null)
                    .isEqualTo(resource.isVersioned());
            assertThat(polling.poll()).isEmpty();

            if (resource == Resource.WEBHOOKS) {
                // The settings page of the simulator changes no webhook.
                return;
            }
            samples.change(old, "changed");
            List<Exchange> updated = polling.poll();
            assertThat(updated).hasSize(1);
            assertThat(updated.get(0).getMessage().getHeaders())
                    .containsEntry(PlanadoConstants.UUID, old)
                    .containsEntry(PlanadoConstants.EVENT_TYPE, resource.entity() + "_updated")
                    .containsEntry(PlanadoConstants.CHANGE, "updated");
            assertThat(updated.get(0).getMessage().getBody(Map.class).toString())
                    .contains("changed");
            assertThat(polling.poll()).isEmpty();
        }
    }

    @ParameterizedTest(name = "{0}, deleted cursor: {1}, {2}, page of {3}")
    @MethodSource("listsAndVendors")
    void new_ones_are_told_once_though_the_last_ones_were_deleted(
            Resource resource, String rule, String order, int size) throws Exception {
        PLANADO.knobs(Knobs.defaults()
                .with(Knob.CURSOR_ON_DELETED, rule)
                .with(Knob.UNKNOWN_LIST_ORDER, order)
                .with(Knob.PAGE_SIZE, size));
        SampleEntities samples = new SampleEntities(PLANADO, resource);
        List<String> first = new ArrayList<>();
        IntStream.rangeClosed(1, 3 * size).forEach(number -> first.add(samples.create(number)));
        int number = 3 * size;
        try (Polling polling = polling(resource, "sweepInterval=0")) {
            assertThat(polling.poll()).isEmpty();
            assertThat(polling.poll()).isEmpty();

            String one = samples.create(++number);
            assertThat(uuids(polling)).containsExactly(one);
            samples.delete(one);
            String two = samples.create(++number);
            String three = samples.create(++number);
            assertThat(uuids(polling)).containsExactlyInAnyOrder(two, three);
            assertThat(polling.poll()).isEmpty();

            samples.delete(three);
            assertThat(polling.poll()).isEmpty();
            samples.delete(two);
            samples.delete(first.get(first.size() - 1));
            samples.delete(first.get(0));
            String four = samples.create(++number);
            assertThat(uuids(polling)).containsExactly(four);
            assertThat(polling.poll()).isEmpty();
            assertThat(polling.failures()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("lists")
    void the_first_copy_of_three_pages_tells_each_one_once(Resource resource) throws Exception {
        PLANADO.knobs(Knobs.defaults().with(Knob.PAGE_SIZE, 3));
        SampleEntities samples = new SampleEntities(PLANADO, resource);
        List<String> made = new ArrayList<>();
        IntStream.rangeClosed(1, 9).forEach(number -> made.add(samples.create(number)));
        try (Polling polling = polling(resource, "initialPosition=all")) {
            List<Exchange> told = polling.poll();

            assertThat(told)
                    .extracting(exchange -> exchange.getMessage().getHeader(PlanadoConstants.UUID))
                    .containsAll(made)
                    .doesNotHaveDuplicates();
            assertThat(told)
                    .allMatch(exchange -> exchange.getMessage().getHeader(PlanadoConstants.SNAPSHOT, Boolean.class));
            assertThat(polling.poll()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("lists")
    void a_restart_repeats_nothing_and_tells_what_failed_or_happened_meanwhile(Resource resource) throws Exception {
        PLANADO.knobs(Knobs.defaults().with(Knob.PAGE_SIZE, 1));
        SampleEntities samples = new SampleEntities(PLANADO, resource);
        IntStream.rangeClosed(1, 7).forEach(samples::create);
        String failing;
        try (Polling polling = durable(resource)) {
            assertThat(polling.poll()).isEmpty();
            String told = samples.create(8);
            assertThat(uuids(polling)).containsExactly(told);
            failing = samples.create(9);
            polling.doing(exchange -> {
                throw new IllegalStateException("ERP says no");
            });
            assertThat(uuids(polling)).containsExactly(failing);
            assertThat(uuids(polling)).as("told again by the next poll").containsExactly(failing);
        }
        String meanwhile = samples.create(10);
        try (Polling polling = durable(resource)) {
            assertThat(uuids(polling)).containsExactlyInAnyOrder(failing, meanwhile);
            assertThat(polling.poll()).isEmpty();
        }
        try (Polling polling = durable(resource)) {
            int before = PLANADO.requests().size();
            assertThat(polling.poll()).isEmpty();
            // Sites of the last five minutes are always read again.
            assertThat(PLANADO.requests().size() - before)
                    .as("a restart goes on from the place in the store")
                    .isLessThan(resource == Resource.SITES ? 13 : 11);
        }
    }

    @ParameterizedTest
    @MethodSource("lists")
    void a_change_has_one_key_as_often_as_it_is_told_and_the_next_change_another(Resource resource) throws Exception {
        if (resource == Resource.WEBHOOKS) {
            return;
        }
        SampleEntities samples = new SampleEntities(PLANADO, resource);
        try (Polling polling = polling(resource, Polling.WALK_EVERY_TIME).doing(exchange -> {
            throw new IllegalStateException("ERP says no");
        })) {
            polling.poll();
            String uuid = samples.create(1);
            List<Object> keys = new ArrayList<>(polling.poll(PlanadoConstants.CHANGE_KEY));
            keys.addAll(polling.poll(PlanadoConstants.CHANGE_KEY));
            assertThat(keys).hasSize(2);
            assertThat(keys.get(1)).isEqualTo(keys.get(0));
            assertThat(keys.get(0).toString()).contains(uuid);

            polling.doing(exchange -> {});
            polling.poll();
            samples.change(uuid, "changed");

            assertThat(polling.poll(PlanadoConstants.CHANGE_KEY)).hasSize(1).doesNotContain(keys.get(0));
        }
    }

    private static boolean orderIsUnknown(Resource resource) {
        return Catalogue.call(resource, Operation.LIST).order() == ListOrder.UNKNOWN;
    }

    private static List<Object> uuids(Polling polling) {
        return polling.poll(PlanadoConstants.UUID);
    }

    private static Polling polling(Resource resource, String options) throws Exception {
        return new Polling(PLANADO, "planado:" + resource.path() + "?" + options);
    }

    private Polling durable(Resource resource) throws Exception {
        return new Polling(
                PLANADO,
                "planado:" + resource.path() + "?sweepInterval=0&dataSource=#db",
                component -> {},
                context -> context.getRegistry().bind("db", DataSource.class, database));
    }

    private static JdbcDataSource database() {
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        return h2;
    }
}
