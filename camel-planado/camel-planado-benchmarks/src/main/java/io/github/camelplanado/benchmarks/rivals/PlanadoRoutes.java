package io.github.camelplanado.benchmarks.rivals;

import io.github.camelplanado.PlanadoComponent;
import org.apache.camel.builder.RouteBuilder;

/** With the component, as it comes. */
final class PlanadoRoutes extends RouteBuilder {

    private final String baseUrl;

    PlanadoRoutes(String baseUrl) {
        this.baseUrl = baseUrl;
    }

    @Override
    public void configure() {
        PlanadoComponent planado = new PlanadoComponent();
        planado.setBaseUrl(baseUrl);
        planado.setApiKey(Vendors.API_KEY);
        getContext().addComponent("planado", planado);
        from("direct:sweep").to("planado:clients/list?paging=page&priority=low");
        from("direct:urgent").setHeader("CamelPlanadoId", header("id")).to("planado:clients/get?priority=high");
    }
}
