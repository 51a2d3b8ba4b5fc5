package io.github.camelplanado.benchmarks.overhead;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** One call about one client, through a route. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class SingleEntityCalls {

    static final String ADDRESS = "planado.address";
    static final String PLANADO = "planado";
    private static final int WARM_UP = 10_000;

    private static final Map<String, Object> BODY = Map.of(
            "organization_name",
            "Sample Heating",
            "site_address",
            Map.of("formatted", "1 Example Road", "floor", "3"),
            "contacts",
            List.of(Map.of("name", "Front desk", "value", "+1 212 555 0100", "type", "phone")));

    /** Whose routes. */
    @Param({PLANADO, "byHand"})
    public String way;

    private final CamelContext camel = new DefaultCamelContext();
    private ProducerTemplate template;
    private String uuid;

    /** Starts the routes and makes sure that they do what they are to be measured for. */
    @Setup
    public void start() throws Exception {
        String baseUrl = System.getProperty(ADDRESS);
        camel.addRoutes(way.equals(PLANADO) ? new PlanadoRoutes(baseUrl) : new HandMadeRoutes(baseUrl));
        camel.start();
        template = camel.createProducerTemplate();
        uuid = "client-1";
        uuid = ((Map<?, ?>) get()).get("uuid").toString();
        if (!uuid.equals(((Map<?, ?>) update()).get("client_uuid"))) {
            throw new IllegalStateException("The update was not answered as expected");
        }
        if (template.requestBodyAndHeader("direct:get", null, "CamelPlanadoId", "nobody") != null) {
            throw new IllegalStateException("A missing client is not null");
        }
        // By number and not by time: on a busy machine the compilers would not be through after any time.
        for (int call = 0; call < WARM_UP; call++) {
            get();
            update();
        }
    }

    /** Ends the routes. */
    @TearDown
    public void end() {
        camel.stop();
    }

    /** Reads it. */
    @Benchmark
    public Object get() {
        return template.requestBodyAndHeader("direct:get", null, "CamelPlanadoId", uuid);
    }

    /** Changes it. */
    @Benchmark
    public Object update() {
        return template.requestBodyAndHeader("direct:update", BODY, "CamelPlanadoId", uuid);
    }
}
