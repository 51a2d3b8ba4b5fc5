package io.github.camelplanado.matrix;

import static io.github.camelplanado.matrix.Samples.body;
import static io.github.camelplanado.matrix.Stand.with;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import io.github.camelplanado.PlanadoComponent;
import io.github.camelplanado.api.PlanadoAuthenticationException;
import io.github.camelplanado.api.PlanadoNotFoundException;
import io.github.camelplanado.api.PlanadoValidationException;
import org.apache.camel.component.http.HttpComponent;

/** Refusals reach the route as what they are, whatever their bodies look like. */
final class RefusalChecks {

    private RefusalChecks() {}

    static List<Check> all() {
        return List.of(
                Check.of("refusal of a wrong key", RefusalChecks::wrongKey),
                Check.of("refusal of what is not there", RefusalChecks::notThere),
                Check.of("refusal of a wrong value", RefusalChecks::wrongValue));
    }

    private static void wrongKey(Stand stand) {
        PlanadoComponent stranger = new PlanadoComponent();
        stranger.setApiKey("a-key-of-nobody");
        stranger.setBaseUrl(stand.planado().baseUrl());
        stranger.setRequestsPerMinute(0);
        stranger.setHttp(stand.camel().context().getComponent("http", HttpComponent.class));
        stand.camel().context().addComponent("stranger", stranger);
        PlanadoAuthenticationException refused =
                stand.refused("stranger:jobs/list?paging=all", null, PlanadoAuthenticationException.class);
        assertThat(refused.getStatus()).isEqualTo(401);
        assertThat(refused).hasMessageNotContaining("a-key-of-nobody");
    }

    private static void notThere(Stand stand) {
        for (String resource : Samples.ENTITIES) {
            assertThat(stand.refused("planado:" + resource + "/get?id=nobody", null, PlanadoNotFoundException.class)
                            .getStatus())
                    .isEqualTo(404);
        }
    }

    private static void wrongValue(Stand stand) {
        Map<String, Object> job = with(
                body(stand, "jobs", "wrong", "text"),
                "scheduled_at",
                "tomorrow",
                "contacts",
                List.of(Map.of("name", "Bob", "type", "phone", "value", "1")));
        assertThat(stand.refused("planado:jobs/create", job, PlanadoValidationException.class)
                        .getStatus())
                .isEqualTo(422);
        assertThat(stand.refused("planado:jobs/upsert", job, PlanadoValidationException.class)
                        .getStatus())
                .isEqualTo(422);
    }
}
