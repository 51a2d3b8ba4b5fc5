package io.github.camelplanado.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelplanado.TestCamel;
import io.github.camelplanado.api.PlanadoConstants;
import io.github.camelplanado.simulator.Knob;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.apache.camel.Exchange;

/** Whatever JSON a route sends arrives as it was written, and whatever the vendor answers reaches the route so. */
class BodyPropertiesTest {

    private static SimulatedAccount account;

    @BeforeContainer
    static void open() {
        account = SimulatedAccount.open();
    }

    @AfterContainer
    static void close() {
        account.close();
    }

    @Provide
    Arbitrary<ObjectNode> bodies() {
        return AnyJson.objects(3);
    }

    @Provide
    Arbitrary<String> writes() {
        return Arbitraries.of("jobs", "clients", "sites");
    }

    @Property(tries = 120, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.BOUNDED)
    void a_body_of_any_kind_arrives_as_it_was_written(
            @ForAll("bodies") ObjectNode unknown, @ForAll("writes") String resource) {
        ObjectNode body = known(resource);
        body.setAll(unknown);
        String written = AnyJson.text(body);
        byte[] bytes = written.getBytes(StandardCharsets.UTF_8);

        for (Object form : List.of(AnyJson.map(body), body, written, bytes, new ByteArrayInputStream(bytes))) {
            account.camel().ok("planado:" + resource + "/create", form);

            assertThat(AnyJson.text(account.planado().lastRequest().body()))
                    .as("sent as %s", form.getClass().getSimpleName())
                    .isEqualTo(written);
        }
    }

    @Property(tries = 120, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.BOUNDED)
    void an_answer_of_any_content_reaches_the_route_in_every_form(
            @ForAll("bodies") ObjectNode unknown, @ForAll("writes") String resource) {
        ObjectNode entity = known(resource);
        entity.put("uuid", "00000000-0000-4000-8000-000000000000");
        entity.setAll(unknown);
        String written = AnyJson.text(entity);

        assertThat(AnyJson.text(AnyJson.tree(TestCamel.map(got(resource, "map", written)))))
                .isEqualTo(written);
        assertThat(got(resource, "json", written).getMessage().getBody()).isEqualTo(written);
        assertThat(AnyJson.text(got(resource, "node", written).getMessage().getBody(JsonNode.class)))
                .isEqualTo(written);

        account.planado().faults().answer("GET", "/" + resource).status(200, root(resource, "[" + written + "]"));
        assertThat(account.camel()
                        .ok("planado:" + resource + "/list?output=json", null)
                        .getMessage()
                        .getBody())
                .isEqualTo("[" + written + "]");
    }

    @Provide
    Arbitrary<JsonNode> values() {
        return AnyJson.anything(3);
    }

    @Provide
    Arbitrary<String> outputs() {
        return Arbitraries.of("map", "node", "json");
    }

    @Property(tries = 150, shrinking = ShrinkingMode.BOUNDED)
    void any_json_goes_through_route_wire_simulator_and_route_unchanged(
            @ForAll("writes") String resource,
            @ForAll("outputs") String output,
            @ForAll @IntRange(max = 4) int form,
            @ForAll("values") JsonNode created,
            @ForAll("values") JsonNode updated,
            @ForAll("values") JsonNode upserted) {
        account.planado().reset();
        account.planado().knob(Knob.EXTRA_FIELDS, "full");
        String uri = "planado:" + resource + "/";
        ObjectNode whole = known(resource).put("external_id", "any");

        account.camel().ok(uri + "create", form(form, withField(whole, created)));
        assertThat(readBack(resource, output)).as("created").isEqualTo(AnyJson.text(created));

        account.camel()
                .ok(
                        uri + "update",
                        form(form, withField(known(resource), updated)),
                        Map.of(PlanadoConstants.ID, "any"));
        assertThat(readBack(resource, output)).as("updated").isEqualTo(AnyJson.text(updated));

        account.camel().ok(uri + "upsert", form(form, withField(whole, upserted)));
        assertThat(readBack(resource, output)).as("upserted").isEqualTo(AnyJson.text(upserted));
    }

    /** A field whose type nobody knows takes any JSON. */
    private static ObjectNode withField(ObjectNode body, JsonNode value) {
        ObjectNode whole = body.deepCopy();
        whole.putArray("custom_fields")
                .addObject()
                .put("name", "Any")
                .put("field_type", "any")
                .put("data_type", "any")
                .set("value", value);
        return whole;
    }

    private static Object form(int number, ObjectNode body) {
        byte[] bytes = AnyJson.text(body).getBytes(StandardCharsets.UTF_8);
        return switch (number) {
            case 0 -> AnyJson.map(body);
            case 1 -> body;
            case 2 -> AnyJson.text(body);
            case 3 -> bytes;
            default -> new ByteArrayInputStream(bytes);
        };
    }

    private static String readBack(String resource, String output) {
        Object got = account.camel()
                .ok("planado:" + resource + "/get?id=any&output=" + output, null)
                .getMessage()
                .getBody();
        JsonNode entity = got instanceof String text ? AnyJson.tree(text) : AnyJson.tree(got);
        return AnyJson.text(entity.path("custom_fields").path(0).path("value"));
    }

    private static Exchange got(String resource, String output, String written) {
        String entity = resource.substring(0, resource.length() - 1);
        account.planado().faults().answer("GET", "/" + resource + "/.*").status(200, root(entity, written));
        return account.camel().ok("planado:" + resource + "/get?id=any&output=" + output, null);
    }

    private static String root(String key, String json) {
        return "{\"" + key + "\":" + json + "}";
    }

    private static ObjectNode known(String resource) {
        return (ObjectNode) AnyJson.tree((Object)
                switch (resource) {
                    case "clients" -> Map.of("organization_name", "Acme", "organization", true);
                    case "sites" -> Map.of("name", "Depot");
                    default -> Map.of("description", "a lamp");
                });
    }
}
