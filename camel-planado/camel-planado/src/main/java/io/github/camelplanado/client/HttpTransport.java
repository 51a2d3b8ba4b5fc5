package io.github.camelplanado.client;

import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.camelplanado.json.WireJson;
import org.apache.hc.client5.http.classic.HttpClient;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.Timeout;

/** The wire, on Apache HttpClient as camel-http built it. */
final class HttpTransport implements Transport {

    /** Set in the context of a request once it has a connection: without it the vendor cannot have seen the request. */
    static final String SENT = "planado.sent";

    private final HttpClient http;
    private final AccountSettings settings;
    private final Deadlines deadlines;
    private final Clock clock;
    private final Runnable release;
    private final HttpHost host;

    /**
     * A wire to the base URL of the settings.
     *
     * @param http neither follows redirects nor repeats by itself
     * @param deadlines end attempts that take too long
     * @param release lets go of what the client was made of
     */
    HttpTransport(HttpClient http, AccountSettings settings, Deadlines deadlines, Clock clock, Runnable release) {
        this.http = http;
        this.settings = settings;
        URI base = URI.create(settings.baseUrl());
        this.host = new HttpHost(base.getScheme(), base.getHost(), base.getPort());
        this.deadlines = deadlines;
        this.clock = clock;
        this.release = release;
    }

    @Override
    public RawAnswer send(ApiRequest request) throws IOException {
        HttpUriRequestBase message = message(request);
        HttpClientContext context = HttpClientContext.create();
        // The time-outs of sockets begin anew with every byte: only this one bounds the whole attempt.
        Deadlines.Running running = deadlines.begin(message::cancel);
        try {
            return exchange(message, context);
        } catch (IOException | RuntimeException e) {
            // The HTTP client throws both when its connection is taken away in the middle.
            IOException lost = reason(e, message);
            throw context.getAttribute(SENT) == null ? new NotSentException(lost) : lost;
        } finally {
            running.close();
        }
    }

    private IOException reason(Exception failure, HttpUriRequestBase message) {
        if (failure instanceof BoundedBody.TooLarge large) {
            return large;
        }
        if (message.isCancelled()) {
            return new SocketTimeoutException("no complete answer within requestTimeout=" + deadlines.longest());
        }
        return failure instanceof IOException lost ? lost : new IOException(failure.toString(), failure);
    }

    @Override
    public void close() {
        release.run();
    }

    private RawAnswer exchange(HttpUriRequestBase message, HttpClientContext context) throws IOException {
        try (ClassicHttpResponse response = http.executeOpen(host, message, context)) {
            RawAnswer answer = new RawAnswer(
                    response.getCode(),
                    value(response.getFirstHeader("Content-Type")),
                    LimitHeaders.read(name -> value(response.getFirstHeader(name)), clock),
                    body(response.getEntity(), message));
            return answer.without(settings.apiKey());
        }
    }

    private byte[] body(HttpEntity entity, HttpUriRequestBase message) throws IOException {
        InputStream content = entity == null ? null : entity.getContent();
        if (content == null) {
            return new byte[0];
        }
        try {
            return BoundedBody.read(
                    content, entity.getContentLength(), settings.transport().maxResponseSize());
        } catch (BoundedBody.TooLarge e) {
            // Closing an answer reads it to its end first, whatever its size: this drops the connection.
            message.cancel();
            throw e;
        }
    }

    private HttpUriRequestBase message(ApiRequest request) {
        HttpUriRequestBase message =
                new HttpUriRequestBase(request.call().method(), URI.create(settings.baseUrl() + target(request)));
        message.setConfig(RequestConfig.custom()
                .setConnectionRequestTimeout(Timeout.of(settings.transport().requestTimeout()))
                .setRedirectsEnabled(false)
                .build());
        message.setHeader("Authorization", "Bearer " + settings.apiKey());
        message.setHeader("Accept", "application/json");
        if (request.notifyAssignees() != null) {
            message.setHeader("X-Planado-Notify-Assignees", request.notifyAssignees());
        }
        if (request.body() != null) {
            message.setEntity(new ByteArrayEntity(json(request), ContentType.APPLICATION_JSON));
        }
        return message;
    }

    private static byte[] json(ApiRequest request) {
        try {
            return WireJson.mapper().writeValueAsBytes(request.body());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A JSON tree could not be written, which indicates a bug", e);
        }
    }

    private static String target(ApiRequest request) {
        String query = request.query().entrySet().stream()
                .flatMap(
                        entry -> entry.getValue().stream().map(value -> encoded(entry.getKey()) + "=" + encoded(value)))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? request.path() : request.path() + "?" + query;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String value(Header header) {
        return header == null ? null : header.getValue();
    }
}
