package io.github.camelplanado.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.StringReader;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

import io.github.camelplanado.PlanadoComponent;
import io.github.camelplanado.budget.SharedBudget;
import io.github.camelplanado.simulator.PlanadoSimulator;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Runs what the page of the shared budget shows. */
class SharedBudgetPageTest {

    @RegisterExtension
    static final PlanadoSimulator PLANADO =
            PlanadoSimulator.builder().requestsPerMinute(0).build();

    @Test
    void the_properties_of_the_page_share_a_budget_in_the_users_database() throws Exception {
        Properties shown = new Properties();
        shown.load(new StringReader(block()));
        Main main = new Main();
        EmbeddedPostgres postgres = EmbeddedPostgres.start();
        try {
            shown.forEach((key, value) -> main.addOverrideProperty((String) key, (String) value));
            main.addOverrideProperty("camel.component.planado.apiKey", PLANADO.apiKey());
            main.addOverrideProperty("camel.component.planado.baseUrl", PLANADO.baseUrl());
            main.bind("erpDatabase", postgres.getPostgresDatabase());
            main.configure().addRoutesBuilder(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:teams").to("planado:teams/list?paging=all");
                }
            });
            main.start();

            main.getCamelContext().createProducerTemplate().requestBody("direct:teams", null, List.class);

            PlanadoComponent planado = main.getCamelContext().getComponent("planado", PlanadoComponent.class);
            assertThat(planado.getBudget())
                    .isInstanceOfSatisfying(
                            SharedBudget.class,
                            budget -> assertThat(budget.getExpectedInstances()).isEqualTo(3));
            assertThat(accounts(postgres))
                    .singleElement()
                    .satisfies(account ->
                            assertThat(account).matches("[0-9a-f]{64}").doesNotContain(PLANADO.apiKey()));

            // What the page says of a store that is down.
            postgres.close();
            main.getCamelContext().createProducerTemplate().requestBody("direct:teams", null, List.class);
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> planado.client().budget().trouble() != null);
            assertThat(planado.client().budget().trouble())
                    .startsWith("the store of the shared budget is down")
                    .endsWith("goes on with 20 calls a minute");
        } finally {
            postgres.close();
            main.stop();
        }
    }

    private static String block() {
        List<Fence> fences = Fence.all(Repository.page("shared-budget.md").text());
        assertThat(fences)
                .singleElement()
                .satisfies(fence -> assertThat(fence.language()).isEqualTo("properties"));
        return fences.get(0).text();
    }

    private static List<String> accounts(EmbeddedPostgres postgres) throws Exception {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT account FROM planado_budget")) {
            List<String> accounts = new ArrayList<>();
            while (rows.next()) {
                accounts.add(rows.getString(1));
            }
            return accounts;
        }
    }
}
