package io.github.camelplanado.changes.stream;

import org.apache.camel.Exchange;

/** Makes exchanges of the consumer and gives them back. */
interface Exchanges {

    Exchange create();

    void release(Exchange exchange);

    /** An exchange failed. */
    void complain(Exchange exchange, Throwable reason);
}
