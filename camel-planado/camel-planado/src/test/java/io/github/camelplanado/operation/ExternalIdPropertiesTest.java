package io.github.camelplanado.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import io.github.camelplanado.TestCamel;
import io.github.camelplanado.api.PlanadoConstants;
import io.github.camelplanado.simulator.RecordedRequest;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

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
                "😀".repeat(250));
        Arbitrary<String> any = AnyJson.texts(40);
        return Arbitraries.oneOf(awkward, any).filter(id -> !id.isBlank() && !id.matches("\\.{1,2}"));
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.BOUNDED)
    void an_id_addresses_its_entity_and_comes_back_equal(@ForAll("ids") String id) {
        account.planado().reset();
        Map<String, Object> named = Map.of(PlanadoConstants.ID, id);

        account.camel().ok("planado:sites/upsert", Map.of("external_id", id, "name", "Depot"));
        String patched = segment("sites");
        Map<String, Object> site = TestCamel.map(account.camel().ok("planado:sites/get", null, named));
        account.camel().ok("planado:sites/update", Map.of("name", "Yard"), named);

        assertThat(patched).isEqualTo(id);
        assertThat(site).containsEntry("external_id", id).containsEntry("name", "Depot");
        assertThat(segment("sites"))
                .as("an update goes to the uuid of the entity that the upsert made")
                .isEqualTo(site.get("uuid"));
        assertThat(account.planado().entities("sites"))
                .singleElement()
                .satisfies(kept -> assertThat(kept.path("name").asText()).isEqualTo("Yard"));
    }

    /** What the path names, by the rules of a server that knows nothing of the client. */
    private static String segment(String resource) {
        RecordedRequest last = account.planado().lastRequest();
        String prefix = "/" + resource + "/";
        assertThat(last.query()).isEmpty();
        assertThat(last.rawPath()).startsWith(prefix);
        String segment = last.rawPath().substring(prefix.length());
        assertThat(segment).matches("([A-Za-z0-9_~.-]|%[0-9A-F]{2})+").doesNotMatch("\\.\\.?");
        return URLDecoder.decode(segment, StandardCharsets.UTF_8);
    }
}
