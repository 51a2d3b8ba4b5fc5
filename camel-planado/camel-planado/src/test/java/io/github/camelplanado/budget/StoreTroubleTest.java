package io.github.camelplanado.budget;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoreTroubleTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "No suitable driver for jdbc:postgresql://db.example.org/erp?user=erp&password=hunter2&ssl=true",
                "Unable to connect to redis://default:hunter2@cache.example.org:6379/0",
                "Unable to connect to redis://hunter2@cache.example.org",
                "jdbc:postgresql://erp:hunter2@db.example.org/erp refused",
                "Wrong properties {user=erp, password=hunter2, ssl=true}",
                "dataSource.PASSWORD: \"hunter2 with a blank\" is too short",
                "api_key='hunter2' is unknown",
                "sslpassword = hunter2"
            })
    void a_secret_in_a_message_is_not_shown(String message) {
        assertThat(StoreTrouble.text(new SQLException(message))).doesNotContain("hunter2");
        assertThat(StoreTrouble.causes(new IllegalStateException(message, new SQLException(message))))
                .hasSize(2)
                .noneMatch(cause -> cause.contains("hunter2"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Connection to db.example.org:5432 refused. Check that the hostname and port are correct",
                "FATAL: password authentication failed for user \"erp\"",
                "The table planado_budget is missing and could not be made (SQL state 42501)"
            })
    void what_is_no_secret_stays(String message) {
        assertThat(StoreTrouble.text(new SQLException(message))).isEqualTo(message);
    }

    @Test
    void where_it_happened_is_left() {
        assertThat(StoreTrouble.text(new SQLException("jdbc:postgresql://u:p@db.example.org/erp?password=p&x=y")))
                .isEqualTo("jdbc:postgresql://xxxxxx@db.example.org/erp?password=xxxxxx&x=y");
    }

    @Test
    void a_failure_without_a_message_has_at_least_a_name() {
        assertThat(StoreTrouble.text(new IllegalStateException())).isEqualTo("IllegalStateException");
    }

    @Test
    void a_line_is_short() {
        assertThat(StoreTrouble.line("one\ntwo")).isEqualTo("one");
        assertThat(StoreTrouble.line("long ".repeat(1_000))).hasSizeLessThan(310);
        assertThat(StoreTrouble.line("")).isEqualTo("no reason");
    }
}
