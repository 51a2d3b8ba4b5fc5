package io.github.camelplanado.webhook;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;

import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets in what the vendor sent: the method, the secret and the size are looked at before anything is believed. */
final class Gate {

    private static final Logger LOG = LoggerFactory.getLogger(Gate.class);
    private static final String ATTEMPT_HEADER = "X-Planado-Delivery-Attempt";

    private final Secrets secrets;
    private final int maxBodySize;
    private final AtomicBoolean refusedBefore = new AtomicBoolean();

    /** @param maxBodySize in bytes */
    Gate(Secrets secrets, int maxBodySize) {
        this.secrets = secrets;
        this.maxBodySize = maxBodySize;
    }

    /** A request that was let in or not. */
    static final class Admission {

        private final int status;
        private final byte[] bytes;
        private final Integer attempt;

        private Admission(int status, byte[] bytes, Integer attempt) {
            this.status = status;
            this.bytes = bytes;
            this.attempt = attempt;
        }

        boolean isRefused() {
            return status != Answer.OK;
        }

        /** What to answer if it was refused. */
        int status() {
            return status;
        }

        /** The body; null if it was refused. */
        byte[] bytes() {
            return bytes;
        }

        /** Which attempt of the vendor it is; null if that is missing or no number: it is told to people and decides nothing. */
        Integer attempt() {
            return attempt;
        }
    }

    /** Says on start what people must know of the secret. */
    void announce() {
        if (secrets.acceptAll()) {
            LOG.warn("allowUnverified=true: anybody who reaches the address of the webhook can send changes");
        }
    }

    /**
     * Looks at a request and reads its body.
     *
     * @throws IOException if the body could not be read
     */
    Admission admit(Exchange exchange) throws IOException {
        int refusal = refusal(exchange);
        if (refusal != Answer.OK) {
            return new Admission(refusal, null, null);
        }
        byte[] bytes = new BodyLimit(maxBodySize).read(exchange);
        if (bytes == null) {
            LOG.warn("A webhook is larger than maxBodySize={}, so it is answered 413", maxBodySize);
            return new Admission(Answer.TOO_LARGE, null, null);
        }
        return new Admission(Answer.OK, bytes, attempt(exchange));
    }

    private int refusal(Exchange exchange) {
        String method = exchange.getMessage().getHeader(Exchange.HTTP_METHOD, String.class);
        if (method != null && !method.equalsIgnoreCase("POST")) {
            return Answer.WRONG_METHOD;
        }
        if (secrets.accept(exchange.getMessage().getHeader(Secrets.HEADER, String.class))) {
            refusedBefore.set(false);
            return Answer.OK;
        }
        if (refusedBefore.compareAndSet(false, true)) {
            LOG.warn(
                    "A webhook without or with a wrong {} was answered 401 (further ones are not logged)",
                    Secrets.HEADER);
        }
        return Answer.UNAUTHORIZED;
    }

    private static Integer attempt(Exchange exchange) {
        String attempt = exchange.getMessage().getHeader(ATTEMPT_HEADER, String.class);
        return attempt != null && attempt.matches("\\d{1,9}") ? Integer.valueOf(attempt) : null;
    }
}
