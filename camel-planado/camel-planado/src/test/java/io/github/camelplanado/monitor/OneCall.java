package io.github.camelplanado.monitor;

import java.util.concurrent.Callable;

import io.github.camelplanado.PlanadoComponent;
import io.github.camelplanado.api.AccountState;
import io.github.camelplanado.api.PlanadoConstants;
import io.github.camelplanado.api.Priority;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;

/** One call through a context of its own; run by a class loader that lacks what is optional. */
public final class OneCall implements Callable<String> {

    private final String baseUrl;
    private final String apiKey;

    public OneCall(String baseUrl, String apiKey) {
        this.baseUrl = baseUrl;
        this.apiKey = apiKey;
    }

    @Override
    public String call() throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            PlanadoComponent component = new PlanadoComponent();
            component.setBaseUrl(baseUrl);
            component.setApiKey(apiKey);
            component.setRequestsPerMinute(0);
            context.addComponent("planado", component);
            context.start();
            Exchange exchange = context.createProducerTemplate().request("planado:jobs/list?paging=page", sent -> {});
            if (exchange.getException() != null) {
                throw exchange.getException();
            }
            AccountState account = component.accountState().orElseThrow();
            return exchange.getMessage().getHeader(PlanadoConstants.STATUS_CODE) + " after "
                    + account.budget().granted().get(Priority.NORMAL) + " turn of normal priority";
        }
    }
}
