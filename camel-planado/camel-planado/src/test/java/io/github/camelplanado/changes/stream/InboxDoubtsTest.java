package io.github.camelplanado.changes.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import javax.sql.DataSource;

import io.github.camelplanado.api.Change;
import io.github.camelplanado.api.Failure;
import io.github.camelplanado.api.PlanadoAuthenticationException;
import io.github.camelplanado.api.PlanadoException;
import io.github.camelplanado.api.PlanadoServerException;
import io.github.camelplanado.api.Priority;
import io.github.camelplanado.api.Resource;
import io.github.camelplanado.changes.store.StreamStore;
import io.github.camelplanado.json.WireJson;
import io.github.camelplanado.message.EntityLift;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** Questions about webhooks that the vendor does not answer. */
class InboxDoubtsTest {

    private final DataSource database = Databases.h2();
    private final StreamStore store = new StreamStore(database);
    private final List<String> asked = new ArrayList<>();

    @BeforeEach
    void put() {
        store.open();
        store.streams().register("stream", StreamRig.SCOPE, Resource.JOBS);
        store.inbox().put(StreamRig.SCOPE, "gone", deletion(), new byte[] {'{', '}'});
        assertThat(store.inbox().merge(StreamRig.SCOPE, 10, entry -> Optional.of(deletion())))
                .isEqualTo(1);
    }

    @Test
    void one_that_is_refused_again_and_again_is_kept_for_people_and_asked_no_more() throws Exception {
        InboxDoubts doubts = doubts(new PlanadoException(failure(400)));
        ask(doubts, 20);

        assertThat(asked).hasSize(6);
        assertThat(store.inbox().counts(StreamRig.SCOPE).poison()).isEqualTo(1);
        assertThat(new JdbcTemplate(database).queryForObject("SELECT reason FROM planado_inbox", String.class))
                .contains("cannot be asked about", "refused with 400");
    }

    @Test
    void an_outage_and_a_key_that_is_refused_are_waited_out() throws Exception {
        ask(doubts(new PlanadoServerException(failure(500))), 10);
        ask(doubts(new PlanadoAuthenticationException(failure(403))), 10);

        assertThat(asked).hasSize(20);
        assertThat(store.inbox().counts(StreamRig.SCOPE).poison()).isZero();
        assertThat(store.inbox().counts(StreamRig.SCOPE).waiting()).isEqualTo(1);
    }

    @Test
    void one_that_can_be_read_no_more_is_kept_for_people_and_is_no_outage() throws Exception {
        InboxDoubts doubts = new InboxDoubts(
                StreamRig.SCOPE,
                () -> store,
                (body, attempt) -> {
                    throw new IllegalArgumentException("no JSON");
                },
                verifier(new PlanadoException(failure(400))),
                () -> {},
                Rhythm.of(Duration.ofSeconds(1)));
        ask(doubts, 2);

        assertThat(asked).isEmpty();
        assertThat(store.inbox().counts(StreamRig.SCOPE).poison()).isEqualTo(1);
    }

    /** Each time as if the pause before the next question were over. */
    private void ask(InboxDoubts doubts, int times) throws InterruptedException {
        for (int i = 0; i < times; i++) {
            new JdbcTemplate(database).update("UPDATE planado_inbox SET due_at = CURRENT_TIMESTAMP");
            doubts.run();
        }
    }

    private InboxDoubts doubts(PlanadoException answer) {
        return new InboxDoubts(
                StreamRig.SCOPE,
                () -> store,
                (body, attempt) -> Optional.of(deletion()),
                verifier(answer),
                () -> {},
                Rhythm.of(Duration.ofSeconds(1)));
    }

    private Verifier verifier(PlanadoException answer) {
        return new Verifier(
                request -> {
                    asked.add(request.name());
                    return CompletableFuture.failedFuture(answer);
                },
                Priority.LOW,
                new EntityLift(ZoneOffset.UTC));
    }

    private static Failure failure(int status) {
        return new Failure("refused with " + status, "GET /jobs", status, null, null, 1, false, null);
    }

    private static Change deletion() {
        return new Change(
                Resource.JOBS,
                "u1",
                null,
                "job_deleted",
                WireJson.mapper().createObjectNode().put("uuid", "u1"),
                Change.BodyKind.NONE,
                Change.Source.WEBHOOK,
                false,
                new Change.Delivery("e1", null, 1, null));
    }
}
