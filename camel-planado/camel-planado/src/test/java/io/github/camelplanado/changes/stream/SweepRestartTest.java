package io.github.camelplanado.changes.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.util.List;
import java.util.stream.IntStream;

import io.github.camelplanado.api.PlanadoConstants;
import io.github.camelplanado.simulator.Knob;
import io.github.camelplanado.simulator.PlanadoSimulator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A sweep that is broken off goes on where it was. */
class SweepRestartTest {

    @RegisterExtension
    static final PlanadoSimulator PLANADO =
            PlanadoSimulator.builder().requestsPerMinute(0).pageSize(5).build();

    private final Jobs jobs = new Jobs(PLANADO);

    @Test
    void no_page_is_read_twice() throws Exception {
        jobs.create(1, 40);
        try (StreamRig rig = new StreamRig(PLANADO, Databases.h2(), 120, Clock.systemUTC()).start()) {
            await().until(() -> pages().size() >= 2);
            rig.stop();
            List<String> before = pages();
            rig.restart();
            rig.awaitQuiet();
            List<String> after = pages().subList(before.size(), pages().size());

            // The last one may have been on its way.
            assertThat(after).isNotEmpty().doesNotContainAnyElementsOf(before.subList(0, before.size() - 1));
            assertThat(rig.ids()).hasSize(40).doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"go-on", "not-found", "empty"})
    void the_place_is_found_though_its_entity_was_deleted_meanwhile(String answer) throws Exception {
        PLANADO.knob(Knob.CURSOR_ON_DELETED, answer);
        jobs.create(1, 40);
        try (StreamRig rig = new StreamRig(PLANADO, Databases.h2(), 120, Clock.systemUTC()).start()) {
            await().until(() -> pages().size() >= 2);
            rig.stop();
            List<String> place = rig.store().sweeps().state("stream").anchors();
            PLANADO.office().delete("jobs", place.get(place.size() - 1));
            rig.restart();
            rig.awaitQuiet();

            assertThat(rig.ids())
                    .containsAll(IntStream.rangeClosed(1, 20)
                            .mapToObj(i -> (Object) ("job-" + i))
                            .toList());
            assertThat(rig.told(PlanadoConstants.CHANGE)).doesNotContain("deleted");
        }
    }

    private static List<String> pages() {
        return PLANADO.requests().stream()
                .filter(request -> request.rawPath().endsWith("/jobs"))
                .map(request -> request.query("after"))
                .filter(after -> after != null)
                .toList();
    }
}
