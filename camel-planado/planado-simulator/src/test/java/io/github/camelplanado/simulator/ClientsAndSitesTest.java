package io.github.camelplanado.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientsAndSitesTest {
    @RegisterExtension
    static PlanadoSimulator planado =
            PlanadoSimulator.builder().requestsPerMinute(0).build();

    private final Http http = new Http(planado);

    @ParameterizedTest
    @ValueSource(strings = {"plain-1", "a/b", "what?", "100%", "two words", "заказ №5", "a+b", "ünï", "%2F"})
    void patchOfAnUnknownExternalIdMakesTheClientWhateverTheIdHolds(String id) {
        String path =
                "/clients/" + URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
        String body = "{\"organization\":true,\"organization_name\":\"Sample\"}";
        Http.Reply made = http.patch(path, body);
        assertThat(made.status()).isEqualTo(200);
        assertThat(http.patch(path, body).json()).isEqualTo(made.json());
        JsonNode client = http.get(path).json().path("client");
        assertThat(client.path("external_id").asText()).isEqualTo(id);
        assertThat(client.path("version").asInt()).isEqualTo(2);
        assertThat(planado.lastRequest().rawPath()).isEqualTo(path);
    }

    @Test
    void patchOfAnUnknownUuidIsNotFoundUnlessAKnobMakesIt() {
        String path = "/sites/6b1f7d52-3c0e-4d7e-8a53-90b0a6f0c111";
        assertThat(http.patch(path, "{\"name\":\"x\"}").status()).isEqualTo(404);
        planado.knob(Knob.PATCH_UNKNOWN_UUID, "create");
        assertThat(http.patch(path, "{\"name\":\"x\"}").status()).isEqualTo(200);
    }

    @Test
    void anUpsertThatMakesNeedsWhatACreateNeeds() {
        assertThat(http.patch("/clients/c1", "{}").status()).isEqualTo(422);
        assertThat(http.patch("/sites/s1", "{\"description\":\"d\"}")
                        .json()
                        .at("/errors/name/0")
                        .asText())
                .isEqualTo("can't be blank");
    }

    @Test
    void anOrganizationHasANameAndAPersonAPartOfOne() {
        assertThat(http.post("/clients", "{\"organization_name\":\"S\"}").status())
                .isEqualTo(422);
        assertThat(http.post("/clients", "{\"organization\":true}").status()).isEqualTo(422);
        assertThat(http.post("/clients", "{\"organization\":false,\"first_name\":null}")
                        .status())
                .isEqualTo(422);
        http.post("/clients", "{\"external_id\":\"p\",\"organization\":false,\"last_name\":\"Sample\"}");
        JsonNode person = http.get("/clients/p").json().path("client");
        assertThat(person.path("name").asText()).isEqualTo("Sample");
        assertThat(person.path("first_name").isNull()).isTrue();
        assertThat(person.has("organization_name")).isFalse();
    }

    @Test
    void anOrganizationStaysOne() {
        http.post("/clients", "{\"external_id\":\"o\",\"organization\":true,\"organization_name\":\"S\"}");
        assertThat(http.patch("/clients/o", "{\"organization\":false}")
                        .json()
                        .path("errors")
                        .has("organization"))
                .isTrue();
    }

    @Test
    void aSiteRefersToAClientThatExists() {
        assertThat(http.post("/sites", "{\"name\":\"D\",\"client\":{\"external_id\":\"none\"}}")
                        .status())
                .isEqualTo(422);
        http.post("/clients", "{\"external_id\":\"o\",\"organization\":true,\"organization_name\":\"S\"}");
        http.post("/sites", "{\"external_id\":\"s\",\"name\":\"D\",\"client\":{\"external_id\":\"o\"}}");
        assertThat(http.get("/sites/s").json().at("/site/client/external_id").asText())
                .isEqualTo("o");
        http.patch("/sites/s", "{\"client\":null}");
        assertThat(http.get("/sites/s").json().at("/site/client").isNull()).isTrue();
    }

    @Test
    void theRootKeyOfASiteReadByExternalIdCanBeTheOneOfTheOddSample() {
        planado.office().create("sites", Map.of("name", "D", "external_id", "s"));
        planado.knob(Knob.SITE_ROOT_BY_EXTERNAL_ID, "sites");
        assertThat(http.get("/sites/s").json().has("sites")).isTrue();
        String uuid = planado.entity("sites", "s").path("uuid").asText();
        assertThat(http.get("/sites/" + uuid).json().has("site")).isTrue();
    }

    @Test
    void anAddressIsReplacedUnlessAKnobMergesIt() {
        planado.office()
                .create("sites", Map.of("name", "D", "external_id", "s", "address", Map.of("formatted", "1 Road")));
        http.patch("/sites/s", "{\"address\":{\"floor\":\"2\"}}");
        assertThat(planado.entity("sites", "s").at("/address/formatted").isNull())
                .isTrue();
        planado.knob(Knob.ADDRESS_MERGE, true);
        http.patch("/sites/s", "{\"address\":{\"formatted\":\"2 Road\"}}");
        assertThat(planado.entity("sites", "s").at("/address/floor").asText()).isEqualTo("2");
    }
}
