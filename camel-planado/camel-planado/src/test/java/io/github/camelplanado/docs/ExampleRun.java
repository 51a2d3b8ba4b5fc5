package io.github.camelplanado.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.github.camelplanado.TestCamel;
import io.github.camelplanado.simulator.Knob;
import io.github.camelplanado.simulator.PlanadoSimulator;
import io.github.camelplanado.simulator.RecordedRequest;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.awaitility.Awaitility;

/** Runs an example against the simulator and compares what was sent and what came out with what its page shows. */
final class ExampleRun {

    private static final ObjectMapper JSON = new ObjectMapper().registerModule(new JavaTimeModule());
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Example example;
    private final PlanadoSimulator planado;
    private final Path folder;
    private final List<Message> arrived = new CopyOnWriteArrayList<>();

    ExampleRun(Example example, PlanadoSimulator planado, Path folder) {
        this.example = example;
        this.planado = planado;
        this.folder = folder;
    }

    void check() throws Exception {
        prepare();
        String store = folder.resolve("changes").toString();
        try (TestCamel camel = new TestCamel(planado, component -> component.setStore(store))) {
            listen(camel.context());
            load(camel.context());
            Message last = example.start().isEmpty() ? awaited() : sent(camel);
            compare("out", false, outcome(last));
            compare("headers", false, headers(last));
        }
        compare("wire", true, wire());
        assertThat(planado.mistakes()).as("mistakes of %s", example).isEmpty();
    }

    private void prepare() {
        example.part("knobs")
                .properties()
                .forEach(knob ->
                        planado.knob(Knob.byId(knob.getKey()), knob.getValue().asText()));
        example.part("given").forEach(this::give);
    }

    private void give(JsonNode given) {
        JsonNode made = planado.office().create(given.path("resource").asText(), given.path("body"));
        if (given.path("finished").asBoolean()) {
            String uuid = made.path("uuid").asText();
            planado.worker().start(uuid);
            planado.worker().finish(uuid);
        }
    }

    private void listen(CamelContext context) throws Exception {
        for (String end : example.ends()) {
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:" + end)
                            .process(exchange ->
                                    arrived.add(exchange.getMessage().copy()));
                }
            });
        }
    }

    private void load(CamelContext context) throws Exception {
        Fence route = example.route();
        if (route.language().equals("java")) {
            context.addRoutes(CompiledRoutes.of(route.text(), folder));
        } else {
            PluginHelper.getRoutesLoader(context)
                    .loadRoutes(ResourceHelper.fromString("route." + route.language(), route.text()));
        }
    }

    private Message sent(TestCamel camel) {
        JsonNode body = example.part("in");
        Exchange exchange =
                camel.ok(example.start(), body.isMissingNode() ? null : JSON.convertValue(body, Object.class));
        return arrived.isEmpty() ? exchange.getMessage() : arrived.get(arrived.size() - 1);
    }

    private Message awaited() {
        int expected =
                Math.max(1, example.part("out").isArray() ? example.part("out").size() : 1);
        Awaitility.await(example.toString()).atMost(PATIENCE).until(() -> arrived.size() >= expected);
        return arrived.get(0);
    }

    /** What arrived where the test listens, one by one; else the body that the route ends with. */
    private JsonNode outcome(Message last) {
        if (!arrived.isEmpty() && example.part("out").isArray()) {
            ArrayNode all = JSON.createArrayNode();
            arrived.forEach(message -> all.add(json(message.getBody())));
            return all;
        }
        return json(last.getBody());
    }

    private static JsonNode json(Object body) {
        if (body instanceof Iterator<?>) {
            throw new AssertionError("The route ends with a stream that nobody reads");
        }
        try {
            return body instanceof String text && text.matches("(?s)\\s*[\\[{].*")
                    ? JSON.readTree(text)
                    : JSON.valueToTree(body);
        } catch (JsonProcessingException e) {
            return JSON.valueToTree(body);
        }
    }

    private static JsonNode headers(Message message) {
        ObjectNode headers = JSON.createObjectNode();
        message.getHeaders().forEach((name, value) -> headers.set(name, json(value)));
        return headers;
    }

    private JsonNode wire() {
        ArrayNode requests = JSON.createArrayNode();
        planado.requests().forEach(request -> requests.add(wire(request)));
        return requests;
    }

    private static JsonNode wire(RecordedRequest request) {
        ObjectNode told = JSON.createObjectNode();
        told.put("method", request.method());
        told.put("path", request.rawPath());
        if (!request.query().isEmpty()) {
            ObjectNode query = told.putObject("query");
            request.query()
                    .forEach((name, values) ->
                            query.set(name, JSON.valueToTree(values.size() == 1 ? values.get(0) : values)));
        }
        String notify = request.headers().get("x-planado-notify-assignees");
        if (notify != null) {
            told.putObject("headers").put("X-Planado-Notify-Assignees", notify);
        }
        if (request.body() != null) {
            told.set("body", request.body());
        }
        return told;
    }

    private void compare(String role, boolean whole, JsonNode came) {
        JsonNode shown = example.part(role);
        if (!shown.isMissingNode()) {
            assertThat(Likeness.difference(shown, came, whole))
                    .as("%s: what came for '%s' was %s", example, role, came)
                    .isNull();
        }
    }
}
