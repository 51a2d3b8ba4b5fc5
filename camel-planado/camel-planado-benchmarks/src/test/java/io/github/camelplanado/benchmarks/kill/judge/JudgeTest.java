package io.github.camelplanado.benchmarks.kill.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

import io.github.camelplanado.benchmarks.kill.plan.Stream;
import io.github.camelplanado.benchmarks.kill.plan.Tables;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sabotage of a right target, one kind at a time: each is found, and nothing else is. */
class JudgeTest {

    private static final List<Stream> STREAMS = List.of(
            new Stream("jobs", "job", Stream.Kind.TRANSACTED),
            new Stream("clients", "client", Stream.Kind.GUARDED),
            new Stream("all-versions", "job", Stream.Kind.HISTORY));

    private final JdbcDataSource database = new JdbcDataSource();
    private final List<Version> truth = new ArrayList<>();
    private Connection connection;

    @BeforeEach
    void a_right_target() throws SQLException {
        database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        Tables.make(database);
        connection = database.getConnection();
        was("job", "j-1", 1, "a", false);
        was("job", "j-1", 2, "b", false);
        was("job", "j-1", 3, "c", false);
        was("job", "j-2", 1, "a", false);
        was("job", "j-2", 2, "a", true);
        was("client", "c-1", 1, "a", false);
        was("client", "c-2", 1, "a", false);
        was("client", "c-2", 2, "a", true);
        comes("jobs", "job", "j-1", 1, "a");
        comes("jobs", "job", "j-2", 1, "a");
        sql("DELETE FROM target WHERE stream = 'jobs' AND uuid = 'j-2'");
        sql("UPDATE target SET version = 3, content = 'c' WHERE stream = 'jobs' AND uuid = 'j-1'");
        comes("clients", "client", "c-1", 1, "a");
        comes("clients", "client", "c-2", 1, "a");
        sql("UPDATE target SET version = 1, deleted = true WHERE stream = 'clients' AND uuid = 'c-2'");
        for (int version = 1; version <= 3; version++) {
            tells("j-1", version);
        }
        tells("j-2", 1);
        outbox("e-c-1", "a");
    }

    @AfterEach
    void end() throws SQLException {
        sql("SHUTDOWN");
    }

    @Test
    void a_right_target_has_no_fault() throws SQLException {
        assertThat(judged().found())
                .allSatisfy((fault, cases) -> assertThat(cases).as(fault.word()).isEmpty());
        assertThat(judged().isClean()).isTrue();
        assertThat(judged().line())
                .isEqualTo("lost=0 wrong=0 version-went-back=0 applied-twice=0 double-created=0 deleted-came-back=0");
    }

    @Test
    void a_change_that_never_came_is_lost() throws SQLException {
        was("job", "j-1", 4, "d", false);
        tells("j-1", 4);

        onlyFound(Fault.LOST, "jobs j-1: version 4 of job is missing, there is 3");
    }

    @Test
    void a_new_entity_that_never_came_is_lost() throws SQLException {
        was("client", "c-3", 1, "a", false);

        onlyFound(Fault.LOST, "clients c-3: version 1 of client is missing, there is nothing");
    }

    @Test
    void a_deletion_that_never_came_is_lost() throws SQLException {
        was("client", "c-1", 2, "a", true);
        sql("DELETE FROM outbox");

        onlyFound(Fault.LOST, "clients c-1: version 2 (deleted) of client is missing, there is 1");
    }

    @Test
    void an_entity_that_came_and_went_before_anybody_looked_is_not_lost() throws SQLException {
        was("client", "c-3", 1, "a", false);
        was("client", "c-3", 2, "a", true);

        onlyFound(null);
    }

    @Test
    void a_row_of_the_outbox_that_never_arrived_is_lost() throws SQLException {
        outbox("e-c-9", "wish");

        onlyFound(Fault.LOST, "outbox e-c-9: content wish never arrived");
    }

    @Test
    void a_row_of_the_outbox_whose_last_text_never_arrived_is_lost() throws SQLException {
        sql("UPDATE outbox SET content = 'wish'");

        onlyFound(Fault.LOST, "outbox e-c-1: content wish never arrived");
    }

    @Test
    void a_version_that_the_history_lacks_is_lost_and_the_gap_is_wrong() throws SQLException {
        sql("DELETE FROM history WHERE uuid = 'j-1' AND version = 2");

        assertThat(judged().found().get(Fault.LOST))
                .containsExactly("all-versions j-1: version 2 is missing in the history");
        assertThat(judged().found().get(Fault.WRONG)).containsExactly("all-versions j-1: version 3 follows 1");
    }

    @Test
    void a_history_may_begin_late_for_what_is_older_than_the_stream() throws SQLException {
        sql("DELETE FROM history WHERE uuid = 'j-1' AND version < 3");

        assertThat(new Judge(connection).judge(new Truth(truth), STREAMS, 3).isClean())
                .isTrue();
        assertThat(judged().isClean()).isFalse();
    }

    @Test
    void a_history_begins_with_the_newest_version_of_what_the_first_copy_tells() throws SQLException {
        sql("DELETE FROM history WHERE uuid = 'j-1' AND version < 3");
        sql("UPDATE history SET snapshot = true WHERE uuid = 'j-1'");

        onlyFound(null);
    }

    @Test
    void a_history_out_of_order_went_back() throws SQLException {
        sql("DELETE FROM history WHERE uuid = 'j-1'");
        for (int version : new int[] {1, 3, 2}) {
            tells("j-1", version);
        }

        assertThat(judged().found().get(Fault.WENT_BACK))
                .containsExactly("all-versions j-1: version 2 after 3 in the history");
    }

    @Test
    void a_version_twice_in_the_history_was_applied_twice() throws SQLException {
        sql("DELETE FROM history WHERE uuid = 'j-1'");
        for (int version : new int[] {1, 2, 2, 3}) {
            tells("j-1", version);
        }

        onlyFound(Fault.APPLIED_TWICE, "all-versions j-1: version 2 came 2 times in the history");
    }

    @Test
    void another_text_than_that_of_the_version_is_wrong() throws SQLException {
        was("job", "j-1", 4, "d", false);
        tells("j-1", 4);
        sql("UPDATE target SET version = 4, content = 'c' WHERE stream = 'jobs' AND uuid = 'j-1'");

        onlyFound(Fault.WRONG, "jobs j-1: version 4 with c, posted never was");
    }

    @Test
    void a_version_that_never_was_is_wrong() throws SQLException {
        comes("clients", "client", "c-8", 1, "a");

        onlyFound(Fault.WRONG, "clients c-8: version 1 with a, posted never was");
    }

    @Test
    void a_deletion_of_what_lives_is_wrong_although_the_row_came_back() throws SQLException {
        was("client", "c-1", 2, "b", false);
        sql("UPDATE outbox SET content = 'b'");
        sql("UPDATE target SET deleted = true WHERE uuid = 'c-1'");
        sql("UPDATE target SET deleted = false, version = 2, content = 'b' WHERE uuid = 'c-1'");

        assertThat(judged().found().get(Fault.WRONG)).containsExactly("clients c-1: deleted, but it lives");
        assertThat(judged().count(Fault.CAME_BACK)).isEqualTo(1);
    }

    @Test
    void an_older_state_after_a_newer_one_went_back_although_it_was_repaired() throws SQLException {
        sql("UPDATE target SET version = 2, content = 'b' WHERE stream = 'jobs' AND uuid = 'j-1'");
        sql(
                "UPDATE target SET version = 3, content = 'c', event = 'job_finished' WHERE stream = 'jobs' AND uuid = 'j-1'");

        onlyFound(Fault.WENT_BACK, "jobs j-1: version 2 after 3");
    }

    @Test
    void the_same_change_again_was_applied_twice_whatever_its_source_called_it() throws SQLException {
        sql("UPDATE target SET event = 'job_created' WHERE stream = 'jobs' AND uuid = 'j-1'");

        onlyFound(Fault.APPLIED_TWICE, "jobs j-1: version 3 came 2 times as crud");
    }

    @Test
    void two_events_of_one_version_are_two_changes() throws SQLException {
        sql("UPDATE target SET event = 'job_started' WHERE stream = 'jobs' AND uuid = 'j-1'");

        onlyFound(null);
    }

    @Test
    void a_deletion_told_again_was_applied_twice() throws SQLException {
        sql("UPDATE target SET event = 'client_deleted' WHERE uuid = 'c-2'");

        onlyFound(Fault.APPLIED_TWICE, "clients c-2: version 1 came 2 times as deleted");
    }

    @Test
    void what_lives_again_after_its_deletion_came_back() throws SQLException {
        comes("jobs", "job", "j-2", 1, "a");

        assertThat(judged().found().get(Fault.CAME_BACK)).containsExactly("jobs j-2: version 1 after it was deleted");
    }

    @Test
    void two_entities_for_one_row_of_the_outbox_are_double_even_if_one_went() throws SQLException {
        truth.add(new Version(truth.size() + 1, "client", "c-1b", 1, "e-c-1", "posted", "a", false, "api"));
        truth.add(new Version(truth.size() + 1, "client", "c-1b", 2, "e-c-1", "posted", "a", true, "web"));

        onlyFound(Fault.DOUBLE_CREATED, "outbox e-c-1: 2 entities were made");
    }

    private void onlyFound(Fault fault, String... cases) throws SQLException {
        judged().found().forEach((one, found) -> {
            if (one == fault) {
                assertThat(found).as(one.word()).containsExactly(cases);
            } else {
                assertThat(found).as(one.word()).isEmpty();
            }
        });
    }

    private Verdict judged() throws SQLException {
        return new Judge(connection).judge(new Truth(truth), STREAMS, 0);
    }

    private void was(String entity, String uuid, long version, String content, boolean deleted) {
        truth.add(new Version(truth.size() + 1, entity, uuid, version, "e-" + uuid, "posted", content, deleted, "web"));
    }

    private void comes(String stream, String entity, String uuid, long version, String content) throws SQLException {
        sql("INSERT INTO target (stream, uuid, entity, version, external_id, status, content, event, deleted) VALUES ("
                + quoted(stream, uuid, entity) + ", " + version + ", "
                + quoted("e-" + uuid, "posted", content, entity + "_updated") + ", false)");
    }

    private void tells(String uuid, long version) throws SQLException {
        sql("INSERT INTO history (stream, uuid, version, snapshot, deleted) VALUES ('all-versions', '" + uuid + "', "
                + version + ", false, false)");
    }

    private void outbox(String externalId, String content) throws SQLException {
        sql("INSERT INTO outbox (external_id, entity, part, content) VALUES (" + quoted(externalId, "client") + ", 0, "
                + quoted(content) + ")");
    }

    private static String quoted(String... texts) {
        return String.join(
                ", ", Arrays.stream(texts).map(text -> "'" + text + "'").toList());
    }

    private void sql(String statement) throws SQLException {
        try (Statement one = database.getConnection().createStatement()) {
            one.execute(statement);
        }
    }
}
