package io.github.camelplanado.changes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.github.bucket4j.TimeMeter;
import io.github.camelplanado.api.Change;
import io.github.camelplanado.api.ChangeStore;
import io.github.camelplanado.api.PlanadoConfiguration;
import io.github.camelplanado.api.RequestBudget;
import io.github.camelplanado.api.Resource;
import io.github.camelplanado.budget.PacedBudget;
import io.github.camelplanado.client.AccountSettings;
import io.github.camelplanado.client.Accounts;
import io.github.camelplanado.client.PlanadoClient;
import io.github.camelplanado.message.EntityLift;
import io.github.camelplanado.simulator.PlanadoSimulator;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Heads and walks side by side, a step at a time and with a clock that the test moves. */
class ChangeReaderTest {

    @RegisterExtension
    static final PlanadoSimulator PLANADO =
            PlanadoSimulator.builder().requestsPerMinute(0).pageSize(5).build();

    private final CamelContext context = new DefaultCamelContext();
    private final PlanadoConfiguration configuration = new PlanadoConfiguration();
    private final MovableClock clock = new MovableClock();
    private final ChangeStore store = new MemoryStore();
    private PlanadoClient client;

    @BeforeEach
    void open() {
        context.start();
        RequestBudget unpaced = new PacedBudget(0, 1, 1000, TimeMeter.SYSTEM_NANOTIME);
        client = Accounts.open(context, settings(), null, unpaced, Duration.ofMinutes(1));
    }

    @AfterEach
    void close() {
        client.close();
        context.stop();
    }

    @Test
    void a_head_beside_the_first_walk_finds_only_what_is_new() throws Exception {
        jobs(1, 20);
        ChangeReader reader = reader(0.2);
        reader.begin();
        reader.readHead();
        assertThat(reader.untold()).isEmpty();
        assertThat(reader.readWalk()).isTrue();
        jobs(21, 22);

        reader.readHead();

        assertThat(ids(reader)).containsExactly("job-21", "job-22");
        assertThat(reader.readWalk()).isTrue();
        reader.readHead();
        assertThat(ids(reader)).containsExactly("job-21", "job-22");
    }

    @Test
    void the_first_walk_does_not_wait_for_its_share() throws Exception {
        jobs(1, 20);
        ChangeReader reader = reader(0.01);
        reader.begin();
        while (reader.readWalk()) {
            assertThat(PLANADO.requests()).hasSizeLessThan(20);
        }
        reader.confirm();

        assertThat(store.checkpoint("stream")).isPresent();
        assertThat(store.known(
                        "stream",
                        PLANADO.entities("jobs").stream()
                                .map(job -> job.get("uuid").asText())
                                .toList()))
                .hasSize(20);
    }

    @Test
    void a_regular_walk_reads_the_pages_of_its_share_and_leaves_the_rest_to_later_polls() throws Exception {
        jobs(1, 23);
        ChangeReader reader = reader(0.2);
        walkAll(reader);
        clock.advance(Duration.ofHours(25));
        PLANADO.office().update("jobs", "job-1", Map.of("description", "changed"));

        assertThat(pages(reader)).as("one page at once").isEqualTo(1);
        clock.advance(Duration.ofSeconds(4));
        assertThat(pages(reader)).as("12 pages a minute are one in 5 s").isZero();
        clock.advance(Duration.ofSeconds(11));
        assertThat(pages(reader)).isEqualTo(3);
        assertThat(reader.untold()).isEmpty();
        clock.advance(Duration.ofSeconds(60));
        assertThat(pages(reader))
                .as("the last page with elements and the empty one")
                .isEqualTo(2);
        assertThat(ids(reader)).containsExactly("job-1");
    }

    @Test
    void new_entities_are_found_while_a_regular_walk_waits() throws Exception {
        jobs(1, 23);
        ChangeReader reader = reader(0.2);
        walkAll(reader);
        clock.advance(Duration.ofHours(25));
        pages(reader);
        jobs(24, 24);

        reader.begin();
        reader.readHead();

        assertThat(ids(reader)).containsExactly("job-24");
    }

    @Test
    void the_position_is_confirmed_only_when_everything_was_told() throws Exception {
        ChangeReader reader = reader(0.2);
        walkAll(reader);
        jobs(1, 1);
        reader.begin();
        reader.readHead();
        Change found = reader.untold().get(0);

        reader.failed(found);
        assertThat(store.checkpoint("stream").orElseThrow().sweptAt()).isEqualTo(Progress.OWED);
        reader.told(found, found.version());
        reader.confirm();
        assertThat(store.checkpoint("stream").orElseThrow().sweptAt()).isEqualTo(MovableClock.START);
    }

    @Test
    void nothing_more_is_read_while_a_thousand_changes_wait() throws Exception {
        Untold untold = new Untold();
        for (int i = 0; i < Untold.MOST; i++) {
            assertThat(untold.isFull()).isFalse();
            untold.add(new Change(
                    Resource.JOBS,
                    "uuid-" + i,
                    1L,
                    "job_created",
                    null,
                    Change.BodyKind.ROW,
                    Change.Source.HEAD,
                    false,
                    null));
        }
        assertThat(untold.isFull()).isTrue();
        assertThat(untold.covers("uuid-1", 1)).isTrue();
        assertThat(untold.covers("uuid-1", 2)).isFalse();
    }

    /** Every page that may be read now. */
    private static int pages(ChangeReader reader) throws InterruptedException {
        reader.begin();
        int pages = 0;
        while (reader.readWalk()) {
            pages++;
        }
        return pages;
    }

    private static void walkAll(ChangeReader reader) throws InterruptedException {
        pages(reader);
        reader.confirm();
    }

    private static List<String> ids(ChangeReader reader) {
        return reader.untold().stream().map(Change::externalId).toList();
    }

    private ChangeReader reader(double share) {
        configuration.setBudgetShare(share);
        return new ChangeReader(
                client, Resource.JOBS, configuration, store, "stream", new EntityLift(ZoneOffset.UTC), clock);
    }

    /** The rate is what the share is taken from; the budget itself lets everything pass. */
    private static AccountSettings settings() {
        return new AccountSettings(
                PLANADO.baseUrl(),
                PLANADO.apiKey(),
                new AccountSettings.Pacing(60, 2, 1000),
                new AccountSettings.Resilience(0, Duration.ofMillis(20), false, Duration.ofSeconds(1)),
                new AccountSettings.Transport(Duration.ofSeconds(5), Duration.ofSeconds(10), 1 << 20, 2, null, false));
    }

    private static void jobs(int from, int to) {
        IntStream.rangeClosed(from, to)
                .forEach(number -> PLANADO.office().create("jobs", Map.of("external_id", "job-" + number)));
    }
}
