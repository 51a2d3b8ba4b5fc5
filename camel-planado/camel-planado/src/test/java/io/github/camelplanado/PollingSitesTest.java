package io.github.camelplanado;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.IntStream;

import io.github.camelplanado.api.PlanadoConstants;
import io.github.camelplanado.simulator.ManualClock;
import io.github.camelplanado.simulator.PlanadoSimulator;
import io.github.camelplanado.simulator.SimulatorClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Sites are polled by the time of their last update, whether the vendor heeds that filter or not. */
class PollingSitesTest {

    @RegisterExtension
    static final PlanadoSimulator PLANADO =
            PlanadoSimulator.builder().requestsPerMinute(0).pageSize(5).build();

    @Test
    void an_old_site_that_changed_is_found_without_a_walk() throws Exception {
        sites(1, 12);
        try (Polling polling = new Polling(PLANADO, "planado:sites?sweepInterval=0")) {
            assertThat(polling.poll()).isEmpty();
            PLANADO.office().update("sites", "site-1", Map.of("description", "changed"));
            sites(13, 13);

            assertThat(polling.pollIds()).containsExactly("site-1", "site-13");
            assertThat(polling.poll(PlanadoConstants.SOURCE)).isEmpty();
        }
    }

    @Test
    void the_filter_overlaps_by_five_minutes() throws Exception {
        sites(1, 1);
        Instant updated = Instant.parse(
                PLANADO.entity("sites", "site-1").get("updated_at").asText());
        try (Polling polling = new Polling(PLANADO, "planado:sites?sweepInterval=0")) {
            polling.poll();
            polling.poll();

            Instant after = Instant.parse(PLANADO.lastRequest().query("updated_at[after]"));
            assertThat(after).isBetween(updated.minusSeconds(330), updated.minusSeconds(300));
        }
    }

    @Test
    void an_account_without_sites_tells_its_first_one() throws Exception {
        try (Polling polling = new Polling(PLANADO, "planado:sites?sweepInterval=0")) {
            assertThat(polling.poll()).isEmpty();
            assertThat(polling.poll()).isEmpty();
            sites(1, 1);

            assertThat(polling.pollIds()).containsExactly("site-1");
        }
    }

    @Test
    void a_vendor_that_ignores_the_filter_is_read_like_any_newest_first_list() throws Exception {
        try (ManualClock clock = SimulatorClock.manual();
                PlanadoSimulator old = PlanadoSimulator.builder()
                        .requestsPerMinute(0)
                        .pageSize(5)
                        .clock(clock)
                        .build()
                        .start();
                Meddler meddler = new Meddler(old, "updated_at");
                Polling polling = new Polling(
                        old,
                        "planado:sites?sweepInterval=0",
                        component -> component.setBaseUrl(meddler.baseUrl()),
                        context -> {})) {
            sites(old, 1, 30);
            polling.poll();
            clock.advance(Duration.ofHours(1));
            sites(old, 31, 31);
            assertThat(polling.pollIds()).containsExactly("site-31");
            int before = old.requests().size();

            assertThat(polling.poll()).isEmpty();
            assertThat(old.requests()).as("one page shows both").hasSize(before + 1);
            sites(old, 32, 33);
            assertThat(polling.pollIds()).containsExactly("site-32", "site-33");
            assertThat(polling.poll()).isEmpty();
        }
    }

    private static void sites(int from, int to) {
        sites(PLANADO, from, to);
    }

    private static void sites(PlanadoSimulator planado, int from, int to) {
        IntStream.rangeClosed(from, to)
                .forEach(number -> planado.office()
                        .create("sites", Map.of("external_id", "site-" + number, "name", "Site " + number)));
    }
}
