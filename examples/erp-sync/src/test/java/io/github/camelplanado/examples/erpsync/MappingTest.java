package io.github.camelplanado.examples.erpsync;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What one change of Planado does to a row, without any route. */
class MappingTest {

    private static final Rig RIG = new Rig();
    private static final int MOST_LINES = 149;
    private static final int LONGEST_LINE = 140;

    @AfterAll
    static void end() {
        RIG.close();
    }

    @BeforeEach
    void anOrderThatIsInStep() {
        RIG.clear();
        RIG.erp.run("INSERT INTO customers (external_id, name, planado) VALUES ('c1', 'Ada', '{\"name\": \"Ada\"}');"
                + "INSERT INTO orders (external_id, customer, description, duration_minutes, status, planado, planado_uuid,"
                + " planado_version) VALUES ('o1', 'c1', 'Old', 30, 'posted', '{\"customer\": \"c1\", \"site\": null,"
                + " \"description\": \"Old\", \"scheduled_at\": null, \"duration_minutes\": 30}', 'u1', 3)");
        assertThat(RIG.isQuiet()).isTrue();
    }

    @Test
    void a_key_that_is_absent_is_left_alone_and_a_null_clears() {
        apply(4, "{\"external_id\": \"o1\", \"scheduled_duration\": null}");
        assertThat(order("description")).isEqualTo("Old");
        assertThat(order("status")).isEqualTo("posted");
        assertThat(order("duration_minutes")).isNull();
        assertThat(RIG.isQuiet()).isTrue();
    }

    @Test
    void an_older_version_after_a_newer_one_does_nothing() {
        apply(5, "{\"external_id\": \"o1\", \"description\": \"New\"}");
        apply(4, "{\"external_id\": \"o1\", \"description\": \"Older\"}");
        assertThat(order("description || planado_version")).isEqualTo("New5");
    }

    @Test
    void the_second_event_of_one_version_does_nothing() {
        apply(4, "{\"external_id\": \"o1\", \"status\": \"finished\", \"resolution\": {\"name\": \"Done\"}}");
        apply(4, "{\"external_id\": \"o1\", \"status\": \"started\"}");
        assertThat(order("status || resolution")).isEqualTo("finishedDone");
    }

    @Test
    void a_report_that_comes_late_is_taken() {
        apply(4, "{\"external_id\": \"o1\", \"status\": \"finished\", \"report_fields\": []}");
        apply(
                5,
                "{\"external_id\": \"o1\", \"status\": \"finished\", \"report_fields\":"
                        + " [{\"name\": \"Comment\", \"value\": \"Late\"}]}");
        assertThat(order("report_comment")).isEqualTo("Late");
    }

    @Test
    void an_unsent_edit_wins_over_a_change_of_the_same_field_and_other_fields_merge() {
        RIG.erp.run("UPDATE orders SET description = 'Mine'");
        apply(4, "{\"external_id\": \"o1\", \"description\": \"Theirs\", \"scheduled_duration\": {\"minutes\": 90}}");
        assertThat(order("description || duration_minutes")).isEqualTo("Mine90");
        assertThat(RIG.value("SELECT send FROM planado_outbox")).isEqualTo("{\"description\": \"Mine\"}");
    }

    @Test
    void a_reference_belongs_to_the_erp_and_goes_out_again() {
        apply(4, "{\"external_id\": \"o1\", \"client\": {\"uuid\": \"x\", \"external_id\": \"c2\"}}");
        assertThat(order("customer")).isEqualTo("c1");
        assertThat(RIG.value("SELECT send FROM planado_outbox")).isEqualTo("{\"client\": {\"external_id\": \"c1\"}}");
    }

    @Test
    void the_same_moment_in_another_form_is_no_change() {
        RIG.erp.run("UPDATE orders SET scheduled_at = '2027-01-01T08:00:00Z'");
        apply(4, "{\"external_id\": \"o1\", \"scheduled_at\": \"2027-01-01T08:00:00.000+00:00\"}");
        assertThat(RIG.isQuiet()).isTrue();
    }

    @Test
    void routes_and_mapping_together_stay_under_150_lines() throws IOException {
        long lines = 0;
        for (String folder : new String[] {"camel", "sql"}) {
            try (Stream<Path> files = Files.list(Path.of("src/main/resources", folder))) {
                for (Path file : files.toList()) {
                    for (String line : Files.readAllLines(file)) {
                        assertThat(line).hasSizeLessThanOrEqualTo(LONGEST_LINE);
                        lines += line.isBlank()
                                        || line.strip().startsWith("--")
                                        || line.strip().startsWith("#")
                                ? 0
                                : 1;
                    }
                }
            }
        }
        assertThat(lines).isLessThanOrEqualTo(MOST_LINES);
    }

    private static void apply(long version, String job) {
        RIG.value("SELECT planado_apply('job', ?, 'u1', ?, 'updated', false)", job, version);
    }

    private static String order(String column) {
        return RIG.value("SELECT " + column + " FROM orders");
    }
}
