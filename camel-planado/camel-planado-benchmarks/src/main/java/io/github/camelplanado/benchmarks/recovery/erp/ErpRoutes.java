package io.github.camelplanado.benchmarks.recovery.erp;

import io.github.camelplanado.api.PlanadoConstants;
import io.github.camelplanado.benchmarks.stage.PlanadoProcess;
import org.apache.camel.builder.RouteBuilder;

/** The one route of an application. */
final class ErpRoutes extends RouteBuilder {

    private final ErpSettings.Kind kind;
    private final Visits visits;

    ErpRoutes(ErpSettings.Kind kind, Visits visits) {
        this.kind = kind;
        this.visits = visits;
    }

    @Override
    public void configure() {
        errorHandler(noErrorHandler());
        switch (kind) {
            case CHANGES ->
                from("planado:jobs/changes?detail=missing&requiredFields=resolution&transactionManager=#transactions")
                        .routeId("visits")
                        .process(visits);
            case BY_HAND ->
                from("webhook:planado:all?webhookPath=" + kind.webhookPath() + "&webhookSecret="
                                + PlanadoProcess.WEBHOOK_SECRET)
                        .filter(header(PlanadoConstants.ENTITY).isEqualTo("job"))
                        .process(visits);
        }
    }
}
