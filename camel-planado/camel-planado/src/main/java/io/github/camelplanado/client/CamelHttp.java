package io.github.camelplanado.client;

import java.time.Clock;

import org.apache.camel.CamelContext;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.component.http.HttpEndpoint;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.hc.client5.http.impl.ChainElement;

/** Builds the HTTP client with camel-http, so that TLS, proxies and pools are set up the way Camel users know. */
final class CamelHttp {

    private CamelHttp() {}

    /**
     * A transport over camel-http's client.
     *
     * @param given a component of the user's, or null for a private one
     */
    static Transport transport(
            CamelContext context, AccountSettings settings, HttpComponent given, Deadlines deadlines, Clock clock) {
        HttpComponent component = given != null ? given : component(context, settings);
        try {
            HttpEndpoint endpoint = (HttpEndpoint) component.createEndpoint(settings.baseUrl());
            endpoint.setHttpClientConfigurer(strict(endpoint.getHttpClientConfigurer()));
            return new HttpTransport(endpoint.getHttpClient(), settings, deadlines, clock, () -> {
                ServiceHelper.stopAndShutdownService(endpoint);
                if (given == null) {
                    ServiceHelper.stopAndShutdownService(component);
                }
            });
        } catch (Exception e) {
            throw new IllegalArgumentException(
                    "No HTTP client can be made for baseUrl=" + settings.baseUrl() + ": " + e.getMessage(), e);
        }
    }

    private static HttpComponent component(CamelContext context, AccountSettings settings) {
        HttpComponent component = new HttpComponent();
        component.setCamelContext(context);
        component.setSslContextParameters(settings.transport().sslContextParameters());
        component.setUseGlobalSslContextParameters(settings.transport().useGlobalSslContextParameters());
        component.setConnectTimeout(settings.transport().connectTimeout().toMillis());
        component.setMaxTotalConnections(settings.transport().httpThreads() * 4);
        component.setConnectionsPerRoute(settings.transport().httpThreads() * 4);
        ServiceHelper.startService(component);
        return component;
    }

    /**
     * Whatever else is set up: no redirects, which would carry the key elsewhere, and no repeats, which would not pay the
     * budget and sleep for as long as {@code Retry-After} says (CAMEL-23345).
     */
    private static HttpClientConfigurer strict(HttpClientConfigurer given) {
        return builder -> {
            if (given != null) {
                given.configureHttpClient(builder);
            }
            builder.addExecInterceptorAfter(
                    ChainElement.CONNECT.name(), HttpTransport.SENT, (request, scope, chain) -> {
                        scope.clientContext.setAttribute(HttpTransport.SENT, true);
                        return chain.proceed(request, scope);
                    });
            builder.disableRedirectHandling()
                    .disableAutomaticRetries()
                    .disableCookieManagement()
                    .disableAuthCaching();
        };
    }
}
