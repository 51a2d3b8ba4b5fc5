package io.github.camelplanado.simulator.webhook;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import io.github.camelplanado.simulator.DaemonThreads;
import io.github.camelplanado.simulator.Webhook;

/** Sends deliveries, several at a time, without holding a thread while a receiver thinks. */
public final class Sender implements AutoCloseable {
    private static final int BODY_LIMIT = 2_000;

    private final Duration timeout;
    private final ExecutorService threads =
            Executors.newFixedThreadPool(2, DaemonThreads.named("planado-simulator-webhooks"));
    private final HttpClient client;

    /**
     * A sender.
     *
     * @param timeout how long a receiver may take, in real time
     */
    public Sender(Duration timeout) {
        this.timeout = timeout;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                // A redirect is no delivery.
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(timeout)
                .executor(threads)
                .build();
    }

    CompletableFuture<Reply> send(Webhook webhook, Event event, int attempt, String contentType) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(webhook.url()))
                .timeout(timeout)
                .header("Content-Type", contentType)
                .header("X-Planado-Delivery-Attempt", String.valueOf(attempt))
                .POST(HttpRequest.BodyPublishers.ofString(event.body()));
        if (webhook.secret() != null) {
            request.header("X-Planado-Secret", webhook.secret());
        }
        long start = System.nanoTime();
        return client.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString())
                .handle((answer, failure) -> reply(answer, failure, (System.nanoTime() - start) / 1_000_000));
    }

    private static Reply reply(HttpResponse<String> answer, Throwable failure, long millis) {
        if (failure == null) {
            Map<String, String> headers = new TreeMap<>();
            answer.headers().map().forEach((name, values) -> headers.put(name, String.join(", ", values)));
            String body = answer.body();
            String start = body.length() > BODY_LIMIT ? body.substring(0, BODY_LIMIT) : body;
            return new Reply(answer.statusCode(), headers, start, millis, null, null);
        }
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        // Only this type was seen in the documentation; it stands for a time-out too.
        String text = cause instanceof HttpTimeoutException ? "timeout" : String.valueOf(cause.getMessage());
        return new Reply(null, null, null, millis, "connection failure", text);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
