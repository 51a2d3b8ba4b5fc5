package io.github.camelplanado;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import io.github.camelplanado.simulator.PlanadoSimulator;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/** A Camel context with the component, pointed at a simulator; pacing is off unless a test wants it. */
public final class TestCamel implements AutoCloseable {

    private final CamelContext context = new DefaultCamelContext();
    private final ProducerTemplate template;
    private final Map<String, String> routes = new HashMap<>();

    public TestCamel(PlanadoSimulator planado) {
        this(planado, component -> {});
    }

    public TestCamel(PlanadoSimulator planado, Consumer<PlanadoComponent> options) {
        this(planado, options, context -> {});
    }

    public TestCamel(PlanadoSimulator planado, Consumer<PlanadoComponent> options, Consumer<CamelContext> beans) {
        beans.accept(context);
        PlanadoComponent component = new PlanadoComponent();
        component.setApiKey(planado.apiKey());
        component.setBaseUrl(planado.baseUrl());
        component.setRequestsPerMinute(0);
        component.setRetryDelay(Duration.ofMillis(20));
        options.accept(component);
        context.addComponent("planado", component);
        context.start();
        template = context.createProducerTemplate();
    }

    public CamelContext context() {
        return context;
    }

    /** Sends and gives the exchange back, failed or not. */
    public Exchange send(String uri, Object body, Map<String, Object> headers) {
        return template.request(uri, exchange -> {
            exchange.getMessage().setBody(body);
            exchange.getMessage().setHeaders(new HashMap<>(headers));
        });
    }

    public Exchange send(String uri, Object body) {
        return send(uri, body, Map.of());
    }

    /** Sends through a route, one for each URI, and gives the exchange back, failed or not. */
    public Exchange route(String uri, Object body, Map<String, Object> headers) {
        return send(routes.computeIfAbsent(uri, this::routeTo), body, headers);
    }

    private String routeTo(String uri) {
        String start = "direct:route-" + routes.size();
        try {
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from(start).to(uri);
                }
            });
        } catch (Exception e) {
            throw new IllegalStateException("There is no route to " + uri, e);
        }
        return start;
    }

    /** Sends and expects success. */
    public Exchange ok(String uri, Object body, Map<String, Object> headers) {
        Exchange exchange = send(uri, body, headers);
        if (exchange.getException() != null) {
            throw new AssertionError("The call failed", exchange.getException());
        }
        return exchange;
    }

    public Exchange ok(String uri, Object body) {
        return ok(uri, body, Map.of());
    }

    /** What a route sees that splits the list of that endpoint. */
    public List<Object> streamed(String uri) {
        List<Object> seen = new ArrayList<>();
        String entry = "direct:streamed-" + context.getRoutesSize();
        try {
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from(entry)
                            .to(uri)
                            .split(body())
                            .streaming()
                            .process(exchange -> seen.add(exchange.getMessage().getBody()));
                }
            });
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        ok(entry, null);
        return seen;
    }

    /** What the elements of a list have under a key; null where they have none. */
    public static List<Object> values(List<Object> elements, String key) {
        List<Object> values = new ArrayList<>();
        elements.forEach(element -> values.add(((Map<?, ?>) element).get(key)));
        return values;
    }

    /** The body, which must be a Map. */
    @SuppressWarnings("unchecked")
    public static Map<String, Object> map(Exchange exchange) {
        return (Map<String, Object>) exchange.getMessage().getBody();
    }

    /** The body, which must be a List. */
    @SuppressWarnings("unchecked")
    public static List<Object> list(Exchange exchange) {
        return (List<Object>) exchange.getMessage().getBody();
    }

    @Override
    public void close() {
        context.stop();
    }
}
