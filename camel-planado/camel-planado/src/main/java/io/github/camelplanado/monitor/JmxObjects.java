package io.github.camelplanado.monitor;

import javax.management.JMException;
import javax.management.ObjectName;

import org.apache.camel.CamelContext;
import org.apache.camel.spi.ManagementAgent;
import org.apache.camel.spi.ManagementStrategy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Registers our own objects with JMX: on the component's one, and on the consumer's, Camel would look for its own attributes
 * (state, name and so on) in our class.
 */
final class JmxObjects {

    private static final Logger LOG = LoggerFactory.getLogger(JmxObjects.class);

    private JmxObjects() {}

    /**
     * Registers an object.
     *
     * @param type and {@code name} make its name
     * @param what it is, for people, when it cannot be registered
     * @return takes it away again; does nothing where the context has no JMX
     */
    static Runnable register(CamelContext context, String type, String name, Object managed, String what) {
        ManagementStrategy strategy = context.getManagementStrategy();
        ManagementAgent agent = strategy == null ? null : strategy.getManagementAgent();
        if (agent == null) {
            return () -> {};
        }
        try {
            ObjectName id = new ObjectName(agent.getMBeanObjectDomainName() + ":context=" + context.getManagementName()
                    + ",type=" + type + ",name=" + ObjectName.quote(name));
            agent.register(managed, id);
            return () -> unregister(agent, id);
        } catch (JMException e) {
            LOG.warn("{} is not shown by JMX", what, e);
            return () -> {};
        }
    }

    private static void unregister(ManagementAgent agent, ObjectName id) {
        try {
            agent.unregister(id);
        } catch (JMException e) {
            LOG.warn("{} could not be taken out of JMX", id, e);
        }
    }
}
