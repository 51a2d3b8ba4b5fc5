package io.github.camelplanado.monitor;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import io.github.camelplanado.api.AccountState;
import io.github.camelplanado.api.BudgetState;
import io.github.camelplanado.api.Priority;

/** An account in names and values, and in lines for people. */
public final class AccountReport {

    private AccountReport() {}

    /**
     * What there is to tell, in the order in which it is told; numbers, texts, and Maps of these.
     *
     * @param webhooks sentences by address
     */
    public static Map<String, Object> of(AccountState state, Map<String, String> webhooks) {
        BudgetState budget = state.budget();
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("account", state.account());
        report.put("baseUrl", state.baseUrl());
        report.put("breaker", state.breaker());
        report.put("lastStatus", state.lastStatus());
        report.put("keyRefusals", state.keyRefusals());
        report.put("budget", budget.trouble() == null ? "OK" : "DEGRADED");
        report.put("trouble", budget.trouble() == null ? "none" : budget.trouble());
        report.put("configuredRate", budget.requestsPerMinute());
        report.put("rate", rounded(budget.rate()));
        report.put("used", rounded(budget.used()));
        report.put("pauseSeconds", seconds(budget.pause()));
        report.put("waiting", byPriority(budget.waiting()));
        report.put("longestWaitSeconds", byPriority(budget.longestWait()));
        report.put("granted", byPriority(budget.granted()));
        report.put("denied", byPriority(budget.denied()));
        report.put("refused", budget.refused());
        if (!webhooks.isEmpty()) {
            report.put("webhooks", Map.copyOf(webhooks));
        }
        return report;
    }

    /** The same without levels: {@code waiting.high} for the Map's entry. */
    static Map<String, Object> details(Map<String, Object> report) {
        Map<String, Object> details = new LinkedHashMap<>();
        report.forEach((name, value) -> {
            if (value instanceof Map<?, ?> parts) {
                parts.forEach((part, one) -> details.put(name + "." + part, one));
            } else {
                details.put(name, value);
            }
        });
        return details;
    }

    /** One line for each. */
    public static String text(Map<String, Object> report) {
        return report.entrySet().stream()
                .map(entry -> "    " + entry.getKey() + ": " + entry.getValue() + "\n")
                .collect(Collectors.joining());
    }

    private static Map<String, Object> byPriority(Map<Priority, ?> values) {
        Map<String, Object> named = new LinkedHashMap<>();
        values.forEach((priority, value) -> named.put(
                priority.name().toLowerCase(Locale.ROOT), value instanceof Duration time ? seconds(time) : value));
        return named;
    }

    private static double seconds(Duration time) {
        return rounded(time.toMillis() / 1000.0);
    }

    private static double rounded(double value) {
        return Math.round(value * 1000) / 1000.0;
    }
}
