package io.github.camelplanado;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import org.apache.camel.support.ScheduledPollEndpoint;

/** Options of Camel's scheduled consumers that a stream of changes would ignore: of them it obeys {@code delay} alone. */
final class SchedulerOptions {

    private SchedulerOptions() {}

    /**
     * Checks them.
     *
     * @throws IllegalArgumentException if one is set
     */
    static void refuse(String uri, ScheduledPollEndpoint endpoint) {
        Map<String, Boolean> changed = new TreeMap<>();
        changed.put("initialDelay", endpoint.getInitialDelay() > 0 && endpoint.getInitialDelay() != 1000);
        changed.put("repeatCount", endpoint.getRepeatCount() != 0);
        changed.put("greedy", endpoint.isGreedy());
        changed.put("sendEmptyMessageWhenIdle", endpoint.isSendEmptyMessageWhenIdle());
        changed.put("scheduler", endpoint.getScheduler() != null && !Objects.equals(endpoint.getScheduler(), "none"));
        changed.put("scheduledExecutorService", endpoint.getScheduledExecutorService() != null);
        changed.put("startScheduler", !endpoint.isStartScheduler());
        changed.put("useFixedDelay", !endpoint.isUseFixedDelay());
        changed.put("backoffMultiplier", endpoint.getBackoffMultiplier() != 0);
        changed.put("backoffErrorThreshold", endpoint.getBackoffErrorThreshold() != 0);
        changed.put("backoffIdleThreshold", endpoint.getBackoffIdleThreshold() != 0);
        List<String> set = changed.entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .toList();
        if (!set.isEmpty()) {
            String names = String.join(", ", set);
            throw new IllegalArgumentException(uri + ": a stream of changes has no scheduler and does not obey " + names
                    + ". Remove " + names + "; delay is the pause of its look at the head of the list");
        }
    }
}
