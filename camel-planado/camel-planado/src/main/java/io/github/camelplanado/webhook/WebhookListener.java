package io.github.camelplanado.webhook;

import java.net.UnknownHostException;
import java.util.Map;

import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.component.webhook.WebhookComponent;
import org.apache.camel.component.webhook.WebhookConfiguration;
import org.apache.camel.component.webhook.WebhookUtils;
import org.apache.camel.spi.RestConfiguration;
import org.apache.camel.spi.RestConsumerFactory;
import org.apache.camel.support.CamelContextHelper;
import org.apache.camel.support.service.ServiceHelper;

/**
 * A path on Camel's HTTP server at which the vendor's webhooks come in. The server, and the address from outside, are those
 * that Camel's webhook component is told to use; without a word from it the server is {@code platform-http}.
 */
public final class WebhookListener implements AutoCloseable {

    private static final String SERVER = "platform-http";

    private final Consumer consumer;
    private final String url;

    private WebhookListener(Consumer consumer, String url) {
        this.consumer = consumer;
        this.url = url;
    }

    /**
     * Opens the path.
     *
     * @param path below the server's root
     * @throws IllegalStateException if there is no server, with what to add
     */
    public static WebhookListener open(CamelContext context, String path, Processor receiver) {
        WebhookConfiguration webhook = configuration(context, path);
        RestConfiguration rest = webhook.retrieveRestConfiguration();
        try {
            Consumer consumer = server(context, webhook)
                    .createConsumer(
                            context,
                            receiver,
                            "POST",
                            webhook.computeFullPath(false),
                            null,
                            null,
                            null,
                            rest,
                            Map.of());
            ServiceHelper.startService(consumer);
            return new WebhookListener(consumer, url(webhook));
        } catch (Exception e) {
            throw new IllegalStateException(
                    "The receiver of webhooks could not be opened at " + path
                            + ". It needs an HTTP server of Camel: add camel-platform-http-main and set"
                            + " camel.server.enabled=true and camel.server.port (Spring Boot:"
                            + " camel-platform-http-starter), or name another one with"
                            + " camel.component.webhook.webhookComponentName. To do without webhooks set webhookPath of the"
                            + " planado component to nothing",
                    e);
        }
    }

    /** The address from outside; only its path where the option {@code webhookExternalUrl} does not tell more. */
    public String url() {
        return url;
    }

    @Override
    public void close() {
        ServiceHelper.stopAndShutdownService(consumer);
    }

    private static WebhookConfiguration configuration(CamelContext context, String path) {
        WebhookConfiguration common =
                context.getComponent("webhook", WebhookComponent.class).getConfiguration();
        WebhookConfiguration mine = common == null ? new WebhookConfiguration() : common.copy();
        mine.setWebhookPath(path);
        mine.storeConfiguration(CamelContextHelper.getRestConfiguration(context, mine.getWebhookComponentName()));
        return mine;
    }

    private static RestConsumerFactory server(CamelContext context, WebhookConfiguration webhook) {
        return webhook.getWebhookComponentName() == null
                        && context.getComponent(SERVER) instanceof RestConsumerFactory usual
                ? usual
                : WebhookUtils.locateRestConsumerFactory(context, webhook);
    }

    private static String url(WebhookConfiguration webhook) throws UnknownHostException {
        return webhook.getWebhookExternalUrl() == null
                ? webhook.computeFullPath(false)
                : webhook.computeFullExternalUrl();
    }
}
