package io.github.camelplanado.benchmarks.overhead;

import io.github.camelplanado.PlanadoComponent;
import io.github.camelplanado.benchmarks.SeededSimulator;
import org.apache.camel.builder.RouteBuilder;

/** With the component. */
final class PlanadoRoutes extends RouteBuilder {

    private final String baseUrl;

    PlanadoRoutes(String baseUrl) {
        this.baseUrl = baseUrl;
    }

    @Override
    public void configure() {
        PlanadoComponent planado = new PlanadoComponent();
        planado.setBaseUrl(baseUrl);
        planado.setApiKey(SeededSimulator.API_KEY);
        planado.setRequestsPerMinute(0);
        getContext().addComponent("planado", planado);
        from("direct:get").to("planado:clients/get?notFound=null");
        from("direct:update").to("planado:clients/update");
    }
}
