package io.github.camelplanado.api;

import java.io.Serial;

import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.HttpResponseAware;

/**
 * A call that did not succeed. Subclasses exist where a route reacts differently. Messages name the method and the path,
 * never the key.
 */
public class PlanadoException extends RuntimeCamelException implements HttpResponseAware {

    @Serial
    private static final long serialVersionUID = 1L;

    private final Failure failure;

    /**
     * A failure of this kind.
     *
     * @param failure what is known of it
     */
    public PlanadoException(Failure failure) {
        super(failure.text(), failure.cause());
        this.failure = failure;
    }

    /** The HTTP status; 0 when there was no answer or nothing was sent. */
    public int getStatus() {
        return failure.status();
    }

    /** The vendor's code of the error, or null. */
    public String getCode() {
        return failure.code();
    }

    /** The vendor's own message, or null. */
    public String getVendorMessage() {
        return failure.vendorMessage();
    }

    /** The method and path of the request, e.g. {@code PATCH /jobs/ORD-1}. */
    public String getRequest() {
        return failure.request();
    }

    /** How many HTTP requests were sent for the call; 0 when it was refused before sending. */
    public int getAttempts() {
        return failure.attempts();
    }

    /** Whether an attempt before the last one had no clear answer, so that the vendor may have done the work. */
    public boolean isEarlierAttemptUnclear() {
        return failure.earlierAttemptUnclear();
    }

    /** Whether the same request may succeed later. */
    public boolean isRetryable() {
        return false;
    }

    /** Whether this request will be refused again while others may pass: what a route parks. */
    public boolean isRefused() {
        return false;
    }

    @Override
    public int getHttpResponseCode() {
        return failure.status();
    }

    /** Not supported: the status is that of the answer. */
    @Override
    public void setHttpResponseCode(int code) {
        throw new UnsupportedOperationException("The status of an answer cannot be changed");
    }

    @Override
    public String getHttpResponseStatus() {
        return failure.vendorMessage();
    }

    /** Not supported: the message is that of the answer. */
    @Override
    public void setHttpResponseStatus(String status) {
        throw new UnsupportedOperationException("The message of an answer cannot be changed");
    }
}
