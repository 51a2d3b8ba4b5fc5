package io.github.camelplanado.benchmarks.rivals;

import java.util.Map;

import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.model.ProcessorDefinition;

/** What one writes without the component: both kinds of calls go through one route, which is where the limit stands. */
abstract class HandMadeRoutes extends RouteBuilder {

    private final String baseUrl;
    private final boolean httpRepeats;

    /**
     * Routes over camel-http.
     *
     * @param httpRepeats whether the HTTP client may send a refused call again by itself, which is its default: once, after a
     *     second or {@code Retry-After}, and past every limit of the route
     */
    HandMadeRoutes(String baseUrl, boolean httpRepeats) {
        this.baseUrl = baseUrl;
        this.httpRepeats = httpRepeats;
    }

    @Override
    public void configure() {
        HttpComponent http = new HttpComponent();
        http.setAutomaticRetriesDisabled(!httpRepeats);
        getContext().addComponent("http", http);
        onError();
        from("direct:sweep").setHeader(Exchange.HTTP_PATH, constant("/clients")).to("direct:planado");
        from("direct:urgent")
                .setHeader(Exchange.HTTP_PATH, simple("/clients/${header.id}"))
                .to("direct:planado");
        limited(from("direct:planado"))
                .removeHeader("id")
                .setHeader(Exchange.HTTP_METHOD, constant("GET"))
                .setHeader("Authorization", constant("Bearer " + Vendors.API_KEY))
                .to(baseUrl)
                .unmarshal()
                .json(Map.class);
    }

    /** What happens to a refused call; left alone it fails, and whoever wants it asks again. */
    void onError() {}

    /** Puts the limit into the route. */
    abstract ProcessorDefinition<?> limited(ProcessorDefinition<?> route);
}
