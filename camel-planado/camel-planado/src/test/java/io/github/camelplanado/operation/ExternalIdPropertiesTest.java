package io.github.camelplanado.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import io.github.camelplanado.TestCamel;
import io.github.camelplanado.api.Catalogue;
import io.github.camelplanado.api.Operation;
import io.github.camelplanado.api.PlanadoConstants;
import io.github.camelplanado.api.Resource;
import io.github.camelplanado.simulator.RecordedRequest;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.apache.camel.Exchange;

/** An external id of any characters is one path segment on the wire and the same text again in the answer. */
class ExternalIdPropertiesTest {

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
    Arbitrary<String> ids() {
        Arbitrary<String> awkward = Arbitraries.of(
                "...",
                "/",
                "a/b",
                "../jobs",
                "a?b=c",
                "#1",
                "50%",
                "%2F",
                "%2e%2e",
                "a+b",
                ";v=1",
                "a;b",
                "a&b=c",
                " led",
                "trailed ",
                "two words",
                "Заказ №7",
                "😀",
                "a\tb",
                "a\nb",
                "\u0000x",
                "\\",
                "\"",
                "{id}",
                "${body}",
                "é",
                "e\u0301",
                "x".repeat(500),
                "ж".repeat(500),
                "😀".repeat(250),
                "geo/search",
                "\uE000\uFFFD\uFEFF",
                "\u0085\u2028",
                "\u001F\u007F");
        Arbitrary<String> uuids = Combinators.combine(Arbitraries.longs(), Arbitraries.longs())
                .as((high, low) -> new UUID(high, low).toString())
                .flatMap(uuid -> Arbitraries.of(
                        uuid,
                        uuid.toUpperCase(Locale.ROOT),
                        uuid.replace("-", ""),
                        "{" + uuid + "}",
                        "urn:uuid:" + uuid,
                        uuid + "0",
                        uuid.substring(1)));
        Arbitrary<String> any = AnyJson.texts(40);
        return Arbitraries.frequencyOf(Tuple.of(3, awkward), Tuple.of(2, uuids), Tuple.of(2, any))
                .filter(id -> !id.isBlank() && !id.matches("\\.{1,2}"));
    }

    /** A resource that takes external ids, and a body that says no more than it must. */
    @Provide
    Arbitrary<String> resources() {
        return Arbitraries.of(Arrays.stream(Resource.values())
                .filter(Resource::hasExternalIds)
                .map(Resource::path)
                .toList());
    }

    @Property(tries = 250, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.BOUNDED)
    void an_id_addresses_its_entity_and_comes_back_equal(
            @ForAll("ids") String id, @ForAll("resources") String resource) {
        account.planado().reset();
        account.planado().office().create("units", Map.of("name", "Metre", "code", "m"));
        Map<String, Object> named = Map.of(PlanadoConstants.ID, id);
        Map<String, Object> body = new LinkedHashMap<>(body(resource));
        body.put("external_id", id);
        String uri = "planado:" + resource + "/";

        Exchange made = account.camel().ok(uri + "upsert", body);
        assertThat(addressed(resource)).isEqualTo(id);
        Map<String, Object> entity = TestCamel.map(account.camel().ok(uri + "get", null, named));
        assertThat(addressed(resource)).isEqualTo(id);
        // Whose uuid is known may be written by it.
        String uuid = String.valueOf(entity.get("uuid"));
        account.camel().ok(uri + "update", body(resource), named);
        assertThat(addressed(resource)).isIn(id, uuid);
        account.camel().ok(uri + "upsert", body);
        assertThat(addressed(resource)).isIn(id, uuid);

        assertThat(entity).containsEntry("external_id", id);
        assertThat(made.getMessage().getHeader(PlanadoConstants.UUID)).isEqualTo(entity.get("uuid"));
        assertThat(account.planado().entities(resource))
                .filteredOn(kept -> kept.path("external_id").isTextual())
                .singleElement()
                .satisfies(kept -> assertThat(kept.path("external_id").asText()).isEqualTo(id));
    }

    private static Map<String, Object> body(String resource) {
        return switch (resource) {
            case "jobs" -> Map.of("description", "a lamp");
            case "clients" -> Map.of("organization", true, "organization_name", "Sample Heating");
            case "products" -> Map.of("name", "Pipe", "unit", Map.of("name", "Metre"));
            case "units" -> Map.of("name", "Mile", "code", "mi");
            default -> Map.of("name", "Depot");
        };
    }

    /** What the last request names, in its path by the rules of a server that knows nothing of the client; a POST in its body. */
    private static String addressed(String resource) {
        RecordedRequest last = account.planado().lastRequest();
        String list = Catalogue.call(Resource.ofPath(resource).orElseThrow(), Operation.LIST)
                .path();
        assertThat(last.query()).isEmpty();
        if (last.method().equals("POST")) {
            assertThat(last.rawPath()).isEqualTo(list);
            return last.body().path("external_id").asText();
        }
        assertThat(last.rawPath()).startsWith(list + "/");
        String segment = last.rawPath().substring(list.length() + 1);
        assertThat(segment).matches("([A-Za-z0-9_~.-]|%[0-9A-F]{2})+").doesNotMatch("\\.\\.?");
        return URLDecoder.decode(segment, StandardCharsets.UTF_8);
    }
}
