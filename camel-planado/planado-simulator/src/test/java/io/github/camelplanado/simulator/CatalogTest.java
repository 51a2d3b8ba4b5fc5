package io.github.camelplanado.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogTest {
    @RegisterExtension
    static PlanadoSimulator planado =
            PlanadoSimulator.builder().requestsPerMinute(0).build();

    private final Http http = new Http(planado);

    @BeforeEach
    void aUnit() {
        post("/catalog/products/units", "{'name':'Metre','code':'m','external_id':'m'}");
    }

    private Http.Reply post(String path, String body) {
        return http.post(path, body.replace('\'', '"'));
    }

    private Http.Reply patch(String path, String body) {
        return http.patch(path, body.replace('\'', '"'));
    }

    private JsonNode get(String path, String root) {
        return http.get(path).json().path(root);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/catalog/services | services | service | service_uuid | {'name':'Check','external_id':'x','price_default':'12.50'}",
                "/catalog/products | products | product | product_uuid | {'name':'Pipe','external_id':'x','unit':{'name':'Metre'}}",
                "/catalog/services/categories | categories | category | category_uuid | {'name':'Heating','external_id':'x'}",
                "/catalog/products/categories | categories | category | category_uuid | {'name':'Pipes','external_id':'x'}",
                "/catalog/products/units | units | unit | unit_uuid | {'name':'Piece','code':'pc','external_id':'x'}"
            })
    void eachKindIsMadeReadListedAndChanged(String path, String list, String one, String uuid, String body) {
        Http.Reply made = post(path, body);
        assertThat(made.status()).isEqualTo(201);
        String id = made.json().path(uuid).asText();
        assertThat(get(path + "/x", one).path("uuid").asText()).isEqualTo(id);
        assertThat(patch(path + "/" + id, "{'name':'Other'}").json().path(uuid).asText())
                .isEqualTo(id);
        assertThat(get(path + "/" + id, one).path("name").asText()).isEqualTo("Other");
        JsonNode rows = get(path, list);
        assertThat(rows.path(rows.size() - 1).path("external_id").asText()).isEqualTo("x");
        assertThat(post(path, body).json().at("/errors/external_id/0").asText()).contains("used by another");
        assertThat(post(path, "{}").status()).isEqualTo(422);
        assertThat(http.get(path + "/none").status()).isEqualTo(404);
        assertThat(patch(path + "/none", "{'name':'Other'}").status()).isEqualTo(404);
        String resource = path.replaceAll("/catalog/(service|product)s/categories", "$1-categories")
                .replace("/catalog/products/units", "units")
                .replace("/catalog/", "");
        planado.office().archive(resource, "x", true);
        assertThat(get(path + "/x", one).path("archived").asBoolean()).isTrue();
        assertThat(get(path, list)).hasSize(rows.size());
        assertThat(planado.mistakes()).isEmpty();
    }

    @Test
    void aPriceIsADecimalTextWhicheverWayItWasSent() {
        post("/catalog/services", "{'name':'A','external_id':'a','price_default':'12.50'}");
        post("/catalog/services", "{'name':'B','external_id':'b','price_default':0.10}");
        assertThat(get("/catalog/services/a", "service").path("price_default").asText())
                .isEqualTo("12.50");
        JsonNode price = get("/catalog/services/b", "service").path("price_default");
        assertThat(price.isTextual()).isTrue();
        assertThat(price.asText()).isEqualTo("0.10");
        patch("/catalog/services/a", "{'price_default':null,'description':null}");
        assertThat(get("/catalog/services/a", "service").path("price_default").isNull())
                .isTrue();
        assertThat(post("/catalog/services", "{'name':'C','price_default':'cheap'}")
                        .json()
                        .path("errors")
                        .has("price_default"))
                .isTrue();
    }

    @Test
    void aProductNeedsAUnitAndKeepsIt() {
        assertThat(post("/catalog/products", "{'name':'Pipe'}")
                        .json()
                        .path("errors")
                        .has("unit"))
                .isTrue();
        assertThat(post("/catalog/products", "{'name':'Pipe','unit':{'name':'Mile'}}")
                        .json()
                        .path("errors")
                        .has("unit"))
                .isTrue();
        post("/catalog/products", "{'name':'Pipe','external_id':'p','gtin':'0401','unit':{'name':'Metre'}}");
        JsonNode pipe = get("/catalog/products/p", "product");
        assertThat(pipe.path("unit_uuid").asText())
                .isEqualTo(get("/catalog/products/units/m", "unit").path("uuid").asText());
        assertThat(pipe.path("gtin").asText()).isEqualTo("0401");
        assertThat(pipe.path("currency").asText()).isEqualTo("eur");
    }

    @Test
    void categoriesAreTwoTreesOfThreeLevels() {
        post("/catalog/services/categories", "{'name':'1','external_id':'1'}");
        post("/catalog/services/categories", "{'name':'2','external_id':'2','parent':{'name':'1'}}");
        post("/catalog/services/categories", "{'name':'3','external_id':'3','parent':{'name':'2'}}");
        assertThat(post("/catalog/services/categories", "{'name':'4','parent':{'name':'3'}}")
                        .json()
                        .path("errors")
                        .has("parent"))
                .isTrue();
        assertThat(patch("/catalog/services/categories/1", "{'parent':{'name':'3'}}")
                        .status())
                .isEqualTo(422);
        assertThat(post("/catalog/products/categories", "{'name':'x','parent':{'name':'1'}}")
                        .status())
                .isEqualTo(422);
        assertThat(patch("/catalog/services/categories/2", "{'parent':null}").status())
                .isEqualTo(200);
        assertThat(get("/catalog/services/categories/2", "category")
                        .path("parent_uuid")
                        .isNull())
                .isTrue();
    }

    @Test
    void literalSegmentsAreNoIds() {
        post("/catalog/products", "{'name':'Trap','external_id':'units','unit':{'name':'Metre'}}");
        assertThat(http.get("/catalog/products/units").json().has("units")).isTrue();
        assertThat(patch("/catalog/products/units", "{'name':'x'}").status()).isEqualTo(405);
        assertThat(patch("/catalog/products/categories", "{'name':'x'}").status())
                .isEqualTo(405);
    }

    @Test
    void flatReferencesAreIgnoredAndCounted() {
        post("/catalog/services", "{'name':'A','external_id':'a','category_uuid':'x'}");
        assertThat(planado.mistakes()).extracting(Mistake::pointer).containsExactly("/category_uuid");
        assertThat(planado.mistakes().get(0).message()).contains("category: {uuid}");
        assertThat(get("/catalog/services/a", "service").path("category_uuid").isNull())
                .isTrue();
        post("/catalog/products", "{'name':'P','unit':{'name':'Metre'},'unit_uuid':'x'}");
        post("/catalog/services/categories", "{'name':'C','parent_uuid':'x'}");
        assertThat(planado.mistakes())
                .extracting(Mistake::message)
                .anyMatch(text -> text.contains("unit: {uuid}"))
                .anyMatch(text -> text.contains("parent: {uuid}"));
    }
}
