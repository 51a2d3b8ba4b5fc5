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

    private final PlanadoEndpoint endpoint;
    private final Supplier<Operations> operations;

    /**
     * A producer of that endpoint.
     *
     * @param operations gives what the endpoint does, with the client that the component has now
     */
    PlanadoProducer(PlanadoEndpoint endpoint, Supplier<Operations> operations) {
        super(endpoint);
        this.endpoint = endpoint;
        this.operations = operations;
    }

    /** The account is opened with the first route that uses it, and is seen from then on. */
    @Override
    protected void doStart() throws Exception {
        super.doStart();
        endpoint.openAccount();
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        CompletableFuture<Reply> reply = begin(exchange);
        if (reply.isDone()) {
            end(exchange, reply, () -> callback.done(true));
            return true;
        }
        reply.whenComplete((told, failure) -> end(exchange, reply, () -> callback.done(false)));
        return false;
    }

    /** Whatever goes wrong, an Error of a body that is nested too deep included, ends the exchange. */
    @SuppressWarnings("CatchThrowable")
    private CompletableFuture<Reply> begin(Exchange exchange) {
        try {
            return operations.get().run(exchange);
        } catch (Throwable e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private static void end(Exchange exchange, CompletableFuture<Reply> reply, Runnable callback) {
        try {
            reply.handle((told, failure) -> {
                        if (failure != null) {
                            exchange.setException(Futures.unwrap(failure));
                        } else {
                            told.fill(exchange.getMessage());
                        }
                        return told;
                    })
                    .exceptionally(failure -> {
                        exchange.setException(Futures.unwrap(failure));
                        return null;
                    });
        } finally {
            callback.run();
        }
    }
}
