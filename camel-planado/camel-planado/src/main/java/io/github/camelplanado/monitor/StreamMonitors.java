package io.github.camelplanado.monitor;

import io.github.camelplanado.changes.stream.SteadyClock;
import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheckAware;

/** Shows a stream of changes wherever the context can show something: JMX and health checks, each only if it is there. */
public final class StreamMonitors {

    private StreamMonitors() {}

    /**
     * Shows a stream.
     *
     * @param healthCheckEnabled whether its health is checked, if the context checks consumers at all
     * @return takes it out of JMX; its health ends with the route
     */
    public static Runnable show(CamelContext context, WatchedStream stream, boolean healthCheckEnabled) {
        Runnable jmx = JmxObjects.register(
                context, "planado-stream", stream.name(), new ManagedStream(stream, new SteadyClock()), "The stream");
        if (stream.control() instanceof HealthCheckAware consumer) {
            StreamHealthCheck check = new StreamHealthCheck(stream);
            check.setEnabled(healthCheckEnabled);
            consumer.setHealthCheck(check);
        }
        return jmx;
    }
}
