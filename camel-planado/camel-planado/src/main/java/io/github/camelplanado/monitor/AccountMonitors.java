package io.github.camelplanado.monitor;

import java.util.Map;

import io.github.camelplanado.client.PlanadoClient;
import org.apache.camel.CamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shows an account wherever the context can show something: meters, JMX and health checks, each only if it is there. */
public final class AccountMonitors {

    private static final Logger LOG = LoggerFactory.getLogger(AccountMonitors.class);

    private AccountMonitors() {}

    /**
     * Shows the account of a component.
     *
     * @param component the name of the component in the context
     * @param webhooks sentences on webhooks by their address, which may change
     * @param healthCheckEnabled whether its health is checked, if the context checks producers at all
     * @return hides it again
     */
    public static Runnable show(
            CamelContext context,
            String component,
            PlanadoClient client,
            Map<String, String> webhooks,
            boolean healthCheckEnabled) {
        Runnable meters = meters(context, component, client);
        Runnable jmx = JmxObjects.register(context, "planado", component, new ManagedAccount(client), "The account");
        Runnable health =
                healthCheckEnabled ? AccountHealthCheck.register(context, component, client, webhooks) : () -> {};
        return () -> {
            health.run();
            jmx.run();
            meters.run();
        };
    }

    /** Whether our own class loader has Micrometer is told by it alone. */
    private static Runnable meters(CamelContext context, String component, PlanadoClient client) {
        try {
            return MicrometerMeters.register(context, component, client);
        } catch (NoClassDefFoundError e) {
            LOG.debug("There is no Micrometer: the account has no meters", e);
            return () -> {};
        }
    }
}
