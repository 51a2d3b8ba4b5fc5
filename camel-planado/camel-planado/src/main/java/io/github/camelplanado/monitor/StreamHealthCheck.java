package io.github.camelplanado.monitor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.github.camelplanado.changes.stream.Standstill;
import org.apache.camel.health.HealthCheckResultBuilder;

/**
 * Whether a stream of changes needs somebody: DOWN while the store is down, while reading or telling fails for minutes, while
 * changes are parked, while deletions are held back, and while something stands still. Camel's own check of the consumer tells
 * it.
 */
final class StreamHealthCheck extends ReadinessCheck {

    private final WatchedStream stream;

    StreamHealthCheck(WatchedStream stream) {
        super("planado-changes:" + stream.name());
        this.stream = stream;
    }

    @Override
    Result look(HealthCheckResultBuilder result) {
        Map<String, Object> report = StreamReport.probe(stream);
        result.details(report);
        List<String> problems = problems(report);
        return problems.isEmpty()
                ? result.up().build()
                : result.down().message(String.join("; ", problems)).build();
    }

    private static List<String> problems(Map<String, Object> report) {
        if (!report.get("store").equals("OK")) {
            return List.of("The store of the changes is down, so webhooks are answered 503 and nothing is told: "
                    + report.get("trouble"));
        }
        List<String> problems = new ArrayList<>();
        if (!report.get("failing").equals("none")) {
            problems.add("The stream stands still: it " + report.get("failing"));
        }
        if (!report.get("parked").equals(0L)) {
            problems.add(report.get("parked")
                    + " changes are parked, because their exchanges failed too often: look at them and release or drop"
                    + " them");
        }
        if (!report.get("parkedDeletions").equals(0L)) {
            problems.add(report.get("parkedDeletions")
                    + " deletions are held back, because that is more than maxDeletes in one sweep: release them if they"
                    + " are true, or drop them");
        }
        if (stands(report, "stalledSeconds")) {
            problems.add("changes are due since " + minutes(report, "stalledSeconds")
                    + " minutes and nobody takes one: look whether an exchange hangs");
        }
        if (stands(report, "inboxStalledSeconds") || !isBelow(report, "inbox", Standstill.MOST_UNMERGED)) {
            problems.add(report.get("inbox") + " webhooks are not merged, and nothing moved for "
                    + minutes(report, "inboxStalledSeconds")
                    + " minutes, so further ones are answered 503: the log has why");
        }
        if (stands(report, "unverifiedSeconds")) {
            problems.add("webhooks wait since " + minutes(report, "unverifiedSeconds")
                    + " minutes to be asked about: look whether calls of low priority get a turn");
        }
        return problems;
    }

    private static boolean stands(Map<String, Object> report, String name) {
        return !isBelow(report, name, Standstill.AFTER.toSeconds() + 1);
    }

    private static boolean isBelow(Map<String, Object> report, String name, long limit) {
        return ((Number) report.get(name)).longValue() < limit;
    }

    private static long minutes(Map<String, Object> report, String name) {
        return Duration.ofSeconds(((Number) report.get(name)).longValue()).toMinutes();
    }
}
