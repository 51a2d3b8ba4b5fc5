package io.github.camelplanado.contract;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelplanado.ExactJson;
import io.github.camelplanado.TestCamel;
import io.github.camelplanado.api.model.BodyBuilder;
import io.github.camelplanado.api.model.Client;
import io.github.camelplanado.api.model.Job;
import io.github.camelplanado.api.model.Site;
import io.github.camelplanado.simulator.PlanadoSimulator;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Absent, null and value, in every kind of body, for every operation that takes one, whether the application has a mapper that
 * drops nulls or none. The operations are those of the cases, without which no operation of the catalogue comes in.
 */
class EveryBodyTest {

    @RegisterExtension
    static final PlanadoSimulator PLANADO =
            PlanadoSimulator.builder().requestsPerMinute(0).pageSize(2).build();

    /** Keys that no operation knows: null, empty, a null inside, and digits that a binary float loses. */
    private static final ObjectNode STATES = (ObjectNode) OperationCase.json("""
            {"x_null": null, "x_value": {"b": null, "a": [null, 0.10, 12345678901234567890.10]}, "x_empty": [], "x_text": ""}""");

    private static final ObjectMapper NON_NULL = JsonMapper.builder()
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .build();

    private static Wire wire;

    @BeforeAll
    static void open() {
        wire = new Wire(PLANADO);
    }

    @AfterAll
    static void close() {
        wire.close();
    }

    /** What a route may have as body. */
    enum Form {
        MAP(ExactJson::plain),
        TREE(body -> body),
        TEXT(ExactJson::text),
        BYTES(body -> ExactJson.text(body).getBytes(StandardCharsets.UTF_8)),
        STREAM(body -> new ByteArrayInputStream(ExactJson.text(body).getBytes(StandardCharsets.UTF_8)));

        @SuppressWarnings("ImmutableEnumChecker") // a function without a state
        private final Function<JsonNode, Object> make;

        Form(Function<JsonNode, Object> make) {
            this.make = make;
        }
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void what_is_absent_null_or_a_value_is_so_on_the_wire(OperationCase operation, Form form, boolean dropsNulls) {
        OperationCase stated = operation.plus(STATES);

        CaseRun run = run(stated, form.make.apply(stated.body()), dropsNulls);

        run.check(PLANADO.apiKey());
    }

    static Stream<Arguments> bodies() {
        return OperationCases.all().stream()
                .filter(operation -> operation.body() != null)
                .flatMap(operation -> Stream.of(Form.values())
                        .flatMap(form ->
                                Stream.of(true, false).map(dropsNulls -> Arguments.of(operation, form, dropsNulls))));
    }

    @ParameterizedTest
    @MethodSource("models")
    void a_builder_says_the_same(OperationCase operation, boolean dropsNulls) {
        OperationCase stated = operation.plus(STATES);
        BodyBuilder<?> builder = builder(operation);
        stated.body().properties().forEach(entry -> builder.set(entry.getKey(), ExactJson.plain(entry.getValue())));
        List<String> keys = List.copyOf(builder.build().all().keySet());

        CaseRun run = run(stated.ordered(keys), builder, dropsNulls);

        run.check(PLANADO.apiKey());
    }

    static Stream<Arguments> models() {
        return OperationCases.all().stream()
                .filter(operation -> builder(operation) != null)
                .flatMap(operation -> Stream.of(true, false).map(dropsNulls -> Arguments.of(operation, dropsNulls)));
    }

    /** What every builder must be given is set once more by the case. */
    private static BodyBuilder<?> builder(OperationCase operation) {
        return switch (operation.operation()) {
            case "jobs.create", "jobs.upsert" -> Job.create();
            case "jobs.update" -> Job.update();
            case "clients.create" -> Client.createPerson();
            case "clients.upsert" -> Client.createOrganization("Sample Heating");
            case "clients.update" -> Client.update();
            case "sites.create", "sites.upsert" -> Site.create("Depot 7");
            case "sites.update" -> Site.update();
            default -> null;
        };
    }

    private static CaseRun run(OperationCase operation, Object body, boolean dropsNulls) {
        try (TestCamel camel = new TestCamel(
                PLANADO, component -> component.setBaseUrl(wire.baseUrl()), context -> bind(context, dropsNulls))) {
            return CaseRun.of(operation, body, PLANADO, wire, camel, Mutation.NONE);
        }
    }

    private static void bind(CamelContext context, boolean dropsNulls) {
        if (dropsNulls) {
            context.getRegistry().bind("mapper", NON_NULL);
        }
    }
}
