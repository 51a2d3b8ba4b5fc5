package io.github.camelplanado.changes.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

import io.github.camelplanado.api.PlanadoConstants;
import io.github.camelplanado.api.Resource;
import io.github.camelplanado.simulator.PlanadoSimulator;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Clients and sites go the same way as jobs. */
class ClientsAndSitesTest {

    @RegisterExtension
    static final PlanadoSimulator PLANADO =
            PlanadoSimulator.builder().requestsPerMinute(0).pageSize(5).build();

    @ParameterizedTest
    @EnumSource(names = {"CLIENTS", "SITES"})
    void all_is_told_once_then_what_is_new_and_nothing_again_after_a_stop(Resource resource) throws Exception {
        create(resource, 1, 12);
        try (StreamRig rig = new StreamRig(PLANADO, Databases.h2()).of(resource).start()) {
            rig.awaitQuiet();
            assertThat(rig.ids()).hasSize(12).doesNotHaveDuplicates();
            rig.forget();

            create(resource, 13, 13);
            rig.awaitTold(1);
            rig.stop();
            create(resource, 14, 14);
            rig.restart();
            rig.awaitTold(2);

            rig.awaitQuiet();
            assertThat(rig.ids()).containsExactly("e-13", "e-14");
            assertThat(rig.told(PlanadoConstants.CHANGE)).containsOnly("created");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"CLIENTS", "SITES"})
    void a_sweep_finds_what_changed_and_what_is_gone(Resource resource) throws Exception {
        create(resource, 1, 12);
        try (StreamRig rig = new StreamRig(PLANADO, Databases.h2())
                .of(resource)
                .delay(Duration.ofHours(1))
                .start()
                .copied()) {
            PLANADO.office().update(resource.path(), "e-2", Map.of(name(resource), "Changed"));
            PLANADO.office().delete(resource.path(), "e-3");

            rig.consumer().sweepNow();
            rig.awaitTold(2);

            rig.awaitQuiet();
            assertThat(rig.told())
                    .extracting(
                            exchange -> exchange.getMessage().getHeader(PlanadoConstants.EXTERNAL_ID),
                            exchange -> exchange.getMessage().getHeader(PlanadoConstants.CHANGE))
                    .containsExactlyInAnyOrder(tuple("e-2", "updated"), tuple("e-3", "deleted"));
        }
    }

    private static void create(Resource resource, int from, int to) {
        IntStream.rangeClosed(from, to).forEach(number -> {
            Map<String, Object> entity =
                    new HashMap<>(Map.of("external_id", "e-" + number, name(resource), "E" + number));
            if (resource == Resource.CLIENTS) {
                entity.put("organization", true);
            }
            PLANADO.office().create(resource.path(), entity);
        });
    }

    private static String name(Resource resource) {
        return resource == Resource.CLIENTS ? "organization_name" : "name";
    }
}
