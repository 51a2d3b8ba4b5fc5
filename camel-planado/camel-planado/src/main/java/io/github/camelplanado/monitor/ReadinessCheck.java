package io.github.camelplanado.monitor;

import java.util.Map;

import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckResultBuilder;

/** A check that is asked by readiness alone, because a restart mends none of what it finds. Can be switched off. */
abstract class ReadinessCheck implements HealthCheck {

    private final String id;
    private volatile boolean enabled = true;

    ReadinessCheck(String id) {
        this.id = id;
    }

    /** How it is; asked only while it is switched on. */
    abstract Result look(HealthCheckResultBuilder result);

    @Override
    public String getId() {
        return id;
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
        HealthCheckResultBuilder result = HealthCheckResultBuilder.on(this);
        return enabled
                ? look(result)
                : result.detail(CHECK_ENABLED, false).unknown().build();
    }
}
