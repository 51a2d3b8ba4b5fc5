package io.github.camelplanado.changes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

import io.github.bucket4j.TimeMeter;
import io.github.camelplanado.api.Change;
import io.github.camelplanado.api.ChangeStore;
import io.github.camelplanado.api.ChangeStore.ListEnd;
import io.github.camelplanado.api.EntityState;
import io.github.camelplanado.api.InitialPosition;
import io.github.camelplanado.api.PlanadoConfiguration;
import io.github.camelplanado.api.RequestBudget;
import io.github.camelplanado.api.Resource;
import io.github.camelplanado.budget.PacedBudget;
import io.github.camelplanado.client.AccountSettings;
import io.github.camelplanado.client.Accounts;
import io.github.camelplanado.client.PlanadoClient;
import io.github.camelplanado.message.EntityLift;
import io.github.camelplanado.simulator.Knob;
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
        client = open(PLANADO);
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
        assertThat(store.checkpoint("stream").orElseThrow().walkOwed()).isTrue();
        reader.told(found, found.state());
        reader.confirm();
        assertThat(store.checkpoint("stream").orElseThrow())
                .isEqualTo(new ChangeStore.Checkpoint(MovableClock.START, null, false, null));
    }

    @Test
    void nothing_more_is_read_while_a_thousand_changes_wait() throws Exception {
        try (PlanadoSimulator many = PlanadoSimulator.builder()
                        .requestsPerMinute(0)
                        .pageSize(200)
                        .build()
                        .start();
                PlanadoClient to = open(many)) {
            jobs(many, 1, Untold.MOST + 1);
            configuration.setInitialPosition(InitialPosition.all);
            ChangeReader reader = reader(to, 0.2);
            reader.begin();
            for (int page = 0; page < 5; page++) {
                assertThat(reader.readWalk()).isTrue();
            }
            assertThat(reader.untold()).hasSize(Untold.MOST);
            int before = many.requests().size();

            reader.readHead();
            assertThat(reader.readWalk()).isFalse();

            assertThat(many.requests()).hasSize(before);
            Change told = reader.untold().get(0);
            reader.told(told, told.state());
            assertThat(reader.readWalk()).isTrue();
        }
    }

    @Test
    void of_an_entity_that_waits_only_a_newer_version_is_news() {
        Untold untold = new Untold();
        untold.add(new Change(
                Resource.JOBS, "u", 1L, "job_created", null, Change.BodyKind.ROW, Change.Source.HEAD, false, null));

        assertThat(untold.state("u").covers(EntityState.ofVersion(1L))).isTrue();
        assertThat(untold.state("u").covers(EntityState.ofVersion(2L))).isFalse();
    }

    @Test
    void a_walk_that_begins_anew_learns_only_what_was_there_when_learning_began() throws Exception {
        jobs(1, 12);
        ChangeReader first = reader(0.2);
        first.begin();
        assertThat(first.readWalk()).isTrue();
        jobs(13, 20);
        PLANADO.office().update("jobs", "job-12", Map.of("description", "changed after it was learnt"));

        ChangeReader restarted = reader(0.2);
        walkAll(restarted);

        assertThat(ids(restarted))
                .containsExactlyInAnyOrder(
                        "job-12", "job-13", "job-14", "job-15", "job-16", "job-17", "job-18", "job-19", "job-20");
    }

    @Test
    void when_the_newest_entity_of_then_is_deleted_what_is_above_the_known_ones_is_told() throws Exception {
        jobs(1, 12);
        ChangeReader first = reader(0.2);
        first.begin();
        assertThat(first.readWalk()).isTrue();
        jobs(13, 20);
        PLANADO.office().delete("jobs", "job-12");

        ChangeReader restarted = reader(0.2);
        walkAll(restarted);

        assertThat(ids(restarted))
                .containsExactlyInAnyOrder(
                        "job-13", "job-14", "job-15", "job-16", "job-17", "job-18", "job-19", "job-20");
    }

    @Test
    void a_page_is_learnt_alike_when_the_store_failed_in_the_middle_of_it() throws Exception {
        jobs(1, 12);
        ChangeReader first = reader(0.2);
        first.begin();
        first.readWalk();
        jobs(13, 14);
        FailingOnce failing = new FailingOnce(store);
        ChangeReader restarted = new ChangeReader(
                client,
                Resource.JOBS,
                configuration,
                failing,
                "stream",
                Set.of(),
                new EntityLift(ZoneOffset.UTC),
                clock);
        restarted.begin();
        failing.arm();
        assertThatThrownBy(restarted::readWalk).hasMessageContaining("store is down");

        walkAll(restarted);

        assertThat(ids(restarted)).containsExactly("job-13", "job-14");
    }

    @Test
    void an_idle_oldest_first_list_costs_two_calls_and_a_new_one_is_found_behind_the_last() throws Exception {
        templates(1, 12);
        ChangeReader reader = reader(Resource.TEMPLATES);
        walkAll(reader);
        int before = PLANADO.requests().size();

        reader.readHead();
        assertThat(PLANADO.requests().size() - before).isEqualTo(2);
        templates(13, 13);
        reader.readHead();

        assertThat(names(reader)).containsExactly("template-13");
        assertThat(PLANADO.requests().subList(before, PLANADO.requests().size()))
                .allMatch(request -> request.query().containsKey("after"));
    }

    @Test
    void the_place_in_an_oldest_first_list_moves_only_when_everything_was_told() throws Exception {
        ChangeReader reader = reader(Resource.TEMPLATES);
        walkAll(reader);
        ListEnd first = store.checkpoint("stream").orElseThrow().end();
        templates(1, 1);
        reader.begin();
        reader.readHead();
        Change found = reader.untold().get(0);

        reader.failed(found);
        reader.confirm();
        assertThat(store.checkpoint("stream").orElseThrow().end()).isEqualTo(first);
        assertThat(store.checkpoint("stream").orElseThrow().walkOwed()).isTrue();
        reader.told(found, found.state());
        reader.confirm();
        assertThat(store.checkpoint("stream").orElseThrow().end()).isEqualTo(new ListEnd(found.uuid(), first.last()));
    }

    @Test
    void a_short_list_of_unknown_order_is_compared_as_a_whole_at_each_poll() throws Exception {
        skills(1, 12);
        ChangeReader reader = reader(Resource.SKILLS);
        walkAll(reader);
        String changed = PLANADO.entities("skills").get(7).get("uuid").asText();
        PLANADO.office().update("skills", changed, Map.of("name", "changed"));
        int before = PLANADO.requests().size();

        reader.readHead();

        assertThat(names(reader)).containsExactly("changed");
        assertThat(PLANADO.requests().size() - before)
                .as("14 skills on three pages, and the empty one")
                .isEqualTo(4);
    }

    @Test
    void of_a_long_list_of_unknown_order_both_ends_are_read_and_its_changes_are_left_to_the_walk() throws Exception {
        skills(1, 40);
        ChangeReader reader = reader(Resource.SKILLS);
        walkAll(reader);
        reader.readHead();
        String changed = PLANADO.entities("skills").get(20).get("uuid").asText();
        PLANADO.office().update("skills", changed, Map.of("name", "changed"));
        int before = PLANADO.requests().size();

        reader.readHead();
        assertThat(reader.untold()).isEmpty();
        assertThat(PLANADO.requests().size() - before)
                .as("the top, what follows the last, and the last")
                .isEqualTo(3);

        clock.advance(Duration.ofHours(25));
        assertThat(pages(reader)).as("one page at once").isEqualTo(1);
        clock.advance(Duration.ofSeconds(15));
        assertThat(pages(reader)).as("12 pages a minute").isEqualTo(3);
        assertThat(reader.untold()).isEmpty();
        clock.advance(Duration.ofSeconds(5));
        assertThat(pages(reader)).isEqualTo(1);
        assertThat(names(reader)).containsExactly("changed");
    }

    @Test
    void a_page_that_was_read_before_the_store_failed_does_not_tell_what_was_overtaken_meanwhile() throws Exception {
        skills(1, 3);
        String uuid = PLANADO.entities("skills").get(0).get("uuid").asText();
        FailingOnce failing = new FailingOnce(store);
        ChangeReader reader = new ChangeReader(
                client,
                Resource.SKILLS,
                configuration,
                failing,
                "stream",
                Set.of(),
                new EntityLift(ZoneOffset.UTC),
                clock);
        walkAll(reader);
        clock.advance(Duration.ofHours(25));
        PLANADO.office().update("skills", uuid, Map.of("name", "older"));
        reader.begin();
        failing.armToBeAsked();
        assertThatThrownBy(reader::readWalk).hasMessageContaining("store is down");
        PLANADO.office().update("skills", uuid, Map.of("name", "newer"));
        reader.readHead();
        assertThat(names(reader)).containsExactly("newer");
        Change told = reader.untold().get(0);
        reader.told(told, told.state());

        clock.advance(Duration.ofMinutes(5));
        assertThat(pages(reader)).isPositive();

        assertThat(reader.untold()).isEmpty();
    }

    @Test
    void a_list_that_ignores_its_cursor_is_read_once_and_not_for_ever() throws Exception {
        PLANADO.knob(Knob.WEBHOOK_LISTS_PAGED, false);
        String first = webhook();
        ChangeReader reader = reader(Resource.WEBHOOKS);
        walkAll(reader);
        reader.readHead();
        assertThat(reader.untold()).isEmpty();
        PLANADO.webhooks().remove(first);
        List<String> added = List.of(webhook(), webhook());

        reader.readHead();

        assertThat(reader.untold().stream().map(Change::uuid)).containsExactlyElementsOf(added);
    }

    private static String webhook() {
        return PLANADO.webhooks().register("https://example.org/in", "s3cret", List.of());
    }

    private static void templates(int from, int to) {
        IntStream.rangeClosed(from, to)
                .forEach(number -> PLANADO.office().create("templates", Map.of("name", "template-" + number)));
    }

    private static void skills(int from, int to) {
        IntStream.rangeClosed(from, to)
                .forEach(number -> PLANADO.office().create("skills", Map.of("name", "skill-" + number)));
    }

    private static List<String> names(ChangeReader reader) {
        return reader.untold().stream()
                .map(change -> change.body().path("name").asText())
                .toList();
    }

    private ChangeReader reader(Resource resource) {
        return new ChangeReader(
                client, resource, configuration, store, "stream", Set.of(), new EntityLift(ZoneOffset.UTC), clock);
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
        return reader(client, share);
    }

    private ChangeReader reader(PlanadoClient to, double share) {
        configuration.setBudgetShare(share);
        return new ChangeReader(
                to, Resource.JOBS, configuration, store, "stream", Set.of(), new EntityLift(ZoneOffset.UTC), clock);
    }

    private PlanadoClient open(PlanadoSimulator planado) {
        RequestBudget unpaced = new PacedBudget(0, 1, 1000, TimeMeter.SYSTEM_NANOTIME);
        return Accounts.open(context, settings(planado), null, unpaced, Duration.ofMinutes(1));
    }

    /** The rate is what the share is taken from; the budget itself lets everything pass. */
    private static AccountSettings settings(PlanadoSimulator planado) {
        return new AccountSettings(
                planado.baseUrl(),
                planado.apiKey(),
                new AccountSettings.Pacing(60, false, 2, 1000),
                new AccountSettings.Resilience(0, Duration.ofMillis(20), false, Duration.ofSeconds(1)),
                new AccountSettings.Transport(Duration.ofSeconds(5), Duration.ofSeconds(10), 1 << 20, 2, null, false),
                new AccountSettings.Names(Duration.ofMinutes(10), 1000));
    }

    private static void jobs(int from, int to) {
        jobs(PLANADO, from, to);
    }

    private static void jobs(PlanadoSimulator planado, int from, int to) {
        IntStream.rangeClosed(from, to)
                .forEach(number -> planado.office().create("jobs", Map.of("external_id", "job-" + number)));
    }
}
