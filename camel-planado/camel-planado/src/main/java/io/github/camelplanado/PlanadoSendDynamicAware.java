package io.github.camelplanado;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.spi.Language;
import org.apache.camel.spi.SendDynamicAware;
import org.apache.camel.spi.annotations.SendDynamic;
import org.apache.camel.support.EndpointHelper;
import org.apache.camel.support.service.ServiceSupport;

/**
 * Lets {@code toD("planado:jobs/get?id=${header.orderId}")} use one endpoint for all ids: options that are also headers become
 * headers for the call and are taken away after it. The ids of one route would else fill the endpoint registry. Safe for many
 * threads.
 */
@SendDynamic("planado")
public class PlanadoSendDynamicAware extends ServiceSupport implements SendDynamicAware {

    private CamelContext camelContext;
    private String scheme = "planado";

    @Override
    public DynamicAwareEntry prepare(Exchange exchange, String uri, String originalUri) throws Exception {
        DynamicUri template = DynamicUri.parse(
                originalUri == null
                        ? uri
                        : EndpointHelper.resolveEndpointUriPropertyPlaceholders(camelContext, originalUri));
        UnaryOperator<String> evaluate = text -> evaluate(text, exchange);
        Map<String, List<String>> options = template.values(MovedOptions::isOne, evaluate);
        if (options.isEmpty()) {
            return null;
        }
        String staticUri = template.without(MovedOptions::isOne, evaluate);
        return new DynamicAwareEntry(
                staticUri, originalUri, MovedOptions.headers(options, exchange.getMessage()), Map.of());
    }

    @Override
    public String resolveStaticUri(Exchange exchange, DynamicAwareEntry entry) {
        return entry.getUri();
    }

    @Override
    public Processor createPreProcessor(Exchange exchange, DynamicAwareEntry entry) {
        return sent -> entry.getProperties().forEach(sent.getMessage()::setHeader);
    }

    /** The headers as they were before the call. */
    @Override
    public Processor createPostProcessor(Exchange exchange, DynamicAwareEntry entry) {
        Map<String, Object> before = new HashMap<>();
        entry.getProperties()
                .keySet()
                .forEach(name -> before.put(name, exchange.getMessage().getHeader(name)));
        return sent -> before.forEach((name, value) -> restore(sent.getMessage(), name, value));
    }

    private static void restore(Message message, String name, Object value) {
        if (value == null) {
            message.removeHeader(name);
        } else {
            message.setHeader(name, value);
        }
    }

    /** By the language that {@code toD} itself uses. */
    private String evaluate(String text, Exchange exchange) {
        if (!text.contains("${") && !text.contains("$simple{")) {
            return text;
        }
        Language simple = camelContext.resolveLanguage("simple");
        String value = simple.createExpression(text).evaluate(exchange, String.class);
        return value == null ? "" : value;
    }

    @Override
    public boolean isLenientProperties() {
        return false;
    }

    @Override
    public void setScheme(String scheme) {
        this.scheme = scheme;
    }

    @Override
    public String getScheme() {
        return scheme;
    }

    @Override
    public CamelContext getCamelContext() {
        return camelContext;
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        this.camelContext = camelContext;
    }
}
