package io.github.camelplanado.webhook;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.apache.camel.AsyncProcessor;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultExchange;

/** A webhook as Camel's HTTP server hands it over, and its answer. */
final class Delivered {

    static final String SECRET = "correct horse";

    private final Exchange exchange;
    private final AtomicInteger callbacks = new AtomicInteger();
    private final CountDownLatch answered = new CountDownLatch(1);
    private boolean sync;

    private Delivered(Exchange exchange) {
        this.exchange = exchange;
    }

    static Delivered to(AsyncProcessor handler, CamelContext context, String body) {
        return to(handler, context, body, Map.of(Secrets.HEADER, SECRET));
    }

    static Delivered to(AsyncProcessor handler, CamelContext context, String body, Map<String, Object> headers) {
        Exchange exchange = new DefaultExchange(context);
        exchange.getMessage().setBody(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
        exchange.getMessage().setHeader(Exchange.HTTP_METHOD, "POST");
        exchange.getMessage().setHeader("X-Anything", "of the caller");
        headers.forEach(exchange.getMessage()::setHeader);
        Delivered delivered = new Delivered(exchange);
        delivered.sync = handler.process(exchange, done -> {
            delivered.callbacks.incrementAndGet();
            delivered.answered.countDown();
        });
        return delivered;
    }

    /** The status of the answer, which is waited for. */
    int status() {
        try {
            if (!answered.await(10, TimeUnit.SECONDS)) {
                throw new AssertionError("No answer within 10 s");
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        return exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class);
    }

    boolean isAnswered() {
        return answered.getCount() == 0;
    }

    boolean wasSync() {
        return sync;
    }

    int callbacks() {
        return callbacks.get();
    }

    Exchange exchange() {
        return exchange;
    }
}
