package io.github.camelplanado;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntConsumer;

import io.github.camelplanado.api.Priority;
import io.github.camelplanado.api.RequestBudget;

/** Lets every call pass and remembers its priority. */
public final class RecordingBudget {

    private final List<Priority> turns = new CopyOnWriteArrayList<>();
    private volatile IntConsumer before = number -> {};
    private final RequestBudget budget = (RequestBudget) Proxy.newProxyInstance(
            getClass().getClassLoader(), new Class<?>[] {RequestBudget.class}, (proxy, method, arguments) -> {
                if (method.getName().equals("turn")) {
                    turns.add((Priority) arguments[0]);
                    before.accept(turns.size());
                    return CompletableFuture.completedFuture(null);
                }
                return switch (method.getName()) {
                    case "pause" -> Duration.ZERO;
                    case "waiting" -> 0;
                    case "open" -> proxy;
                    case "requestsPerMinute" -> OptionalDouble.empty();
                    default -> null;
                };
            });

    /** The budget to be given to a component. */
    public RequestBudget budget() {
        return budget;
    }

    /** What happens before a call, which is given its number from 1. */
    public RecordingBudget before(IntConsumer before) {
        this.before = before;
        return this;
    }

    /** The priorities of all calls so far. */
    public List<Priority> turns() {
        return turns;
    }
}
