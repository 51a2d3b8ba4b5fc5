package io.github.camelplanado.monitor;

import javax.management.JMException;
import javax.management.ObjectName;

import io.github.camelplanado.client.PlanadoClient;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.ManagementAgent;
import org.apache.camel.spi.ManagementStrategy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Registers an account with JMX, as an object of its own: on the component's one Camel would look for its own attributes
 * (state, name and so on) in our class.
 */
final class JmxAccount {

    private static final Logger LOG = LoggerFactory.getLogger(JmxAccount.class);

    private JmxAccount() {}

    /** Gives what takes it away again; does nothing where the context has no JMX. */
    static Runnable register(CamelContext context, String component, PlanadoClient client) {
        ManagementStrategy strategy = context.getManagementStrategy();
        ManagementAgent agent = strategy == null ? null : strategy.getManagementAgent();
        if (agent == null) {
            return () -> {};
        }
        try {
            ObjectName name = new ObjectName(agent.getMBeanObjectDomainName() + ":context="
                    + context.getManagementName() + ",type=planado,name=" + ObjectName.quote(component));
            agent.register(new ManagedAccount(client), name);
            return () -> unregister(agent, name);
        } catch (JMException e) {
            LOG.warn("The account is not shown by JMX", e);
            return () -> {};
        }
    }

    private static void unregister(ManagementAgent agent, ObjectName name) {
        try {
            agent.unregister(name);
        } catch (JMException e) {
            LOG.warn("The account could not be taken out of JMX", e);
        }
    }
}
