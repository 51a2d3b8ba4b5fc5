package io.github.camelplanado;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import io.github.camelplanado.client.Futures;
import io.github.camelplanado.operation.Operations;
import io.github.camelplanado.operation.Reply;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultAsyncProducer;

/** Calls the vendor. A call that gets its turn at once ends on the caller's thread; one that waits holds no thread. */
class PlanadoProducer extends DefaultAsyncProducer {

    private final Supplier<Operations> source;
    private volatile Operations operations;

    PlanadoProducer(PlanadoEndpoint endpoint, Supplier<Operations> source) {
        super(endpoint);
        this.source = source;
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        CompletableFuture<Reply> reply;
        try {
            reply = operations.run(exchange);
        } catch (RuntimeException e) {
            reply = CompletableFuture.failedFuture(e);
        }
        if (reply.isDone()) {
            reply.whenComplete((told, failure) -> finish(exchange, told, failure));
            callback.done(true);
            return true;
        }
        reply.whenComplete((told, failure) -> {
            finish(exchange, told, failure);
            callback.done(false);
        });
        return false;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        operations = source.get();
    }

    private static void finish(Exchange exchange, Reply reply, Throwable failure) {
        if (failure != null) {
            exchange.setException(Futures.unwrap(failure));
        } else {
            reply.fill(exchange.getMessage());
        }
    }
}
