package io.github.camelplanado.monitor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckResultBuilder;

/**
 * Whether a stream of changes needs somebody: DOWN while the store is down, while changes are parked, and while deletions are
 * held back. Camel's own check of the consumer tells it. It is readiness alone, because a restart mends none of it.
 */
final class StreamHealthCheck implements HealthCheck {

    private final WatchedStream stream;
    private volatile boolean enabled = true;

    StreamHealthCheck(WatchedStream stream) {
        this.stream = stream;
    }

    @Override
    public String getId() {
        return "planado-changes:" + stream.name();
    }

    @Override
    public String getGroup() {
        return "camel";
    }

    @Override
    public boolean isEnabled() {
        return enabled;
    }

    @Override
    public void setEnabled(boolean enabled) {
        this.enabled = enabled;
    }

    @Override
    public boolean isLiveness() {
        return false;
    }

    @Override
    public Result call(Map<String, Object> options) {
        if (!enabled) {
            return HealthCheckResultBuilder.on(this)
                    .detail(CHECK_ENABLED, false)
                    .unknown()
                    .build();
        }
        Map<String, Object> report = StreamReport.of(stream);
        HealthCheckResultBuilder result = HealthCheckResultBuilder.on(this).details(report);
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
        return problems;
    }
}
