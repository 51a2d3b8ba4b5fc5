package io.github.camelplanado.benchmarks;

import java.util.function.Consumer;

import io.github.camelplanado.PlanadoComponent;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/** The component in a route: {@code planado:clients/list}, split. */
final class CamelWalk implements Walk {

    private final CamelContext camel = new DefaultCamelContext();

    /**
     * A route over an account without a limit.
     *
     * @param paging {@code stream} or {@code all}
     */
    CamelWalk(String baseUrl, String paging) throws Exception {
        PlanadoComponent planado = new PlanadoComponent();
        planado.setBaseUrl(baseUrl);
        planado.setApiKey(SeededSimulator.API_KEY);
        planado.setRequestsPerMinute(0);
        camel.addComponent("planado", planado);
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                for (String resource : new String[] {"clients", "jobs"}) {
                    from("direct:" + resource)
                            .to("planado:" + resource + "/list?paging=" + paging)
                            .split(body())
                            .streaming()
                            .process(CamelWalk::tell);
                }
            }
        });
        camel.start();
    }

    @Override
    public void read(String resource, Consumer<Object> each) throws Exception {
        try {
            camel.createProducerTemplate().sendBodyAndProperty("direct:" + resource, null, "each", each);
        } catch (CamelExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    @SuppressWarnings("unchecked")
    private static void tell(Exchange exchange) {
        exchange.getProperty("each", Consumer.class)
                .accept(exchange.getMessage().getBody());
    }

    @Override
    public void close() {
        camel.stop();
    }
}
