package io.github.camelplanado.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

import io.github.camelplanado.api.AccountState;
import io.github.camelplanado.api.BudgetState;
import io.github.camelplanado.api.Priority;
import org.junit.jupiter.api.Test;

/** What console and health tell of an account. */
class AccountReportTest {

    private final Map<String, String> webhooks =
            Map.of("https://erp.example.org/planado", "The account has no webhook for it");
    private final AccountState state = new AccountState(
            "0f3a",
            "https://planado.example.org/v2",
            new BudgetState(
                    60,
                    51.23456,
                    0.98765,
                    Duration.ofMillis(2500),
                    all(3),
                    all(Duration.ofMillis(61_500)),
                    all(7L),
                    all(1L),
                    2,
                    "the store is down"),
            "half-open",
            429,
            Duration.ofSeconds(1),
            0);

    @Test
    void numbers_stay_numbers_and_durations_are_seconds() {
        assertThat(AccountReport.details(AccountReport.of(state, webhooks)))
                .containsEntry("rate", 51.235)
                .containsEntry("used", 0.988)
                .containsEntry("pauseSeconds", 2.5)
                .containsEntry("waiting.normal", 3)
                .containsEntry("longestWaitSeconds.low", 61.5)
                .containsEntry("granted.high", 7L)
                .containsEntry("refused", 2L)
                .containsEntry("breaker", "half-open")
                .containsEntry("webhooks.https://erp.example.org/planado", "The account has no webhook for it")
                .containsEntry("budget", "DEGRADED")
                .containsEntry("trouble", "the store is down");
    }

    @Test
    void the_page_on_monitoring_names_every_key() throws IOException {
        String page = Files.readString(Path.of("../../docs/monitoring.md"));

        assertThat(AccountReport.of(state, webhooks).keySet())
                .allSatisfy(key -> assertThat(page).contains("| `" + key + "` |"));
    }

    private static <T> Map<Priority, T> all(T value) {
        Map<Priority, T> all = new EnumMap<>(Priority.class);
        for (Priority priority : Priority.values()) {
            all.put(priority, value);
        }
        return all;
    }
}
