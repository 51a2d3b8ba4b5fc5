package io.github.camelplanado.changes.stream;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

import io.github.camelplanado.client.ApiAnswer;
import io.github.camelplanado.client.ApiRequest;
import io.github.camelplanado.client.Caller;
import io.github.camelplanado.client.PlanadoClient;

/** The calls of one loop: counted, and not waited for any longer when the consumer stops. */
final class StreamCalls implements Caller {

    private static final String STOPS = "The consumer stops";

    private final Supplier<PlanadoClient> clients;
    private final Set<String> routes;
    private final AtomicLong made = new AtomicLong();
    private final AtomicLong number = new AtomicLong();
    private final Map<Long, CompletableFuture<?>> waiting = new ConcurrentHashMap<>();
    private volatile boolean stopped;

    /**
     * @param clients asked at each call: a component that was stopped and started has another client
     * @param routes for which they are made; their stop gives up places in the budget
     */
    StreamCalls(Supplier<PlanadoClient> clients, Set<String> routes) {
        this.clients = clients;
        this.routes = routes;
    }

    @Override
    public CompletableFuture<ApiAnswer> send(ApiRequest request) {
        made.incrementAndGet();
        PlanadoClient client = clients.get();
        CompletableFuture<ApiAnswer> answer = new CompletableFuture<>();
        // Not on this thread: a call that hangs must not hold up a stop.
        client.inBackground(() -> forward(client.send(request.forRoutes(routes)), answer));
        return untilStopped(answer);
    }

    /** What ends with that future, or with {@link CancellationException} when the consumer stops. */
    <T> CompletableFuture<T> untilStopped(CompletableFuture<T> call) {
        if (call.isDone()) {
            return call;
        }
        CompletableFuture<T> mine = new CompletableFuture<>();
        Long place = number.incrementAndGet();
        waiting.put(place, mine);
        mine.whenComplete((result, failure) -> waiting.remove(place));
        forward(call, mine);
        if (stopped) {
            giveUp(mine);
        }
        return mine;
    }

    private static <T> void forward(CompletableFuture<T> from, CompletableFuture<T> to) {
        from.whenComplete((result, failure) -> {
            if (failure == null) {
                to.complete(result);
            } else {
                to.completeExceptionally(failure);
            }
        });
    }

    /** How many calls were made. */
    long made() {
        return made.get();
    }

    /**
     * For those who have more to do.
     *
     * @throws CancellationException if the consumer stops
     */
    void requireRunning() {
        if (stopped) {
            throw new CancellationException(STOPS);
        }
    }

    boolean isStopped() {
        return stopped;
    }

    void stop() {
        stopped = true;
        waiting.values().forEach(StreamCalls::giveUp);
    }

    private static void giveUp(CompletableFuture<?> call) {
        call.completeExceptionally(new CancellationException(STOPS));
    }
}
