package io.github.camelplanado;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;

import io.github.camelplanado.monitor.AccountReport;
import org.apache.camel.spi.annotations.DevConsole;
import org.apache.camel.support.console.AbstractDevConsole;
import org.apache.camel.util.json.JsonObject;

/** The accounts of the context: budget, calls that wait, circuit breaker, webhooks, streams of changes. */
@DevConsole(name = "planado", displayName = "Planado", description = "Accounts of Planado and their budgets")
public class PlanadoDevConsole extends AbstractDevConsole {

    /** The console. */
    public PlanadoDevConsole() {
        super("camel", "planado", "Planado", "Accounts of Planado and their budgets");
    }

    @Override
    protected String doCallText(Map<String, Object> options) {
        StringBuilder text = new StringBuilder();
        forEach((name, report) ->
                text.append("Component ").append(name).append(":\n").append(AccountReport.text(report)));
        return text.isEmpty() ? "No account of Planado was used yet\n" : text.toString();
    }

    @Override
    protected Map<String, Object> doCallJson(Map<String, Object> options) {
        Map<String, Object> accounts = new LinkedHashMap<>();
        forEach((name, report) -> accounts.put(name, new JsonObject(report)));
        JsonObject root = new JsonObject();
        root.put("components", new JsonObject(accounts));
        return root;
    }

    private void forEach(BiConsumer<String, Map<String, Object>> told) {
        for (String name : getCamelContext().getComponentNames()) {
            if (getCamelContext().hasComponent(name) instanceof PlanadoComponent component) {
                component
                        .accountState()
                        .map(state -> AccountReport.of(state, component.webhooks()))
                        .ifPresent(report -> {
                            Map<String, Map<String, Object>> streams = component.streamReports();
                            if (!streams.isEmpty()) {
                                report.put("streams", streams);
                            }
                            told.accept(name, report);
                        });
            }
        }
    }
}
