package io.github.camelplanado.webhook;

import java.util.concurrent.atomic.AtomicBoolean;

import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/**
 * The answer to one webhook. It is sent once, whoever comes first: the outcome of the route or the time-out.
 */
final class Answer {

    static final int OK = 200;
    static final int UNAUTHORIZED = 401;
    static final int WRONG_METHOD = 405;
    static final int TOO_LARGE = 413;
    /** The vendor sends it again. */
    static final int LATER = 503;

    private static final int RETRY_AFTER_SECONDS = 5;

    private final Exchange exchange;
    private final AsyncCallback callback;
    private final AtomicBoolean sent = new AtomicBoolean();

    Answer(Exchange exchange, AsyncCallback callback) {
        this.exchange = exchange;
        this.callback = callback;
    }

    /** Answers on the thread that brought the webhook; what {@code process} then returns. */
    boolean now(int status) {
        return send(status, true);
    }

    /** Answers on another thread, unless that was done before. */
    void later(int status) {
        send(status, false);
    }

    private boolean send(int status, boolean sync) {
        if (sent.compareAndSet(false, true)) {
            // The headers of the request must not come back: one of them is the secret.
            Message message = exchange.getMessage();
            message.removeHeaders("*");
            message.setHeader(Exchange.HTTP_RESPONSE_CODE, status);
            if (status == LATER) {
                message.setHeader("Retry-After", RETRY_AFTER_SECONDS);
            }
            message.setBody(null);
            callback.done(sync);
        }
        return sync;
    }
}
