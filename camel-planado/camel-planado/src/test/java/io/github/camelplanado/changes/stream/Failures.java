package io.github.camelplanado.changes.stream;

import java.util.List;

import org.apache.camel.Exchange;
import org.apache.camel.spi.ExceptionHandler;

/** Keeps what a consumer complains about. */
record Failures(List<Throwable> all) implements ExceptionHandler {

    @Override
    public void handleException(Throwable exception) {
        all.add(exception);
    }

    @Override
    public void handleException(String message, Throwable exception) {
        all.add(exception);
    }

    @Override
    public void handleException(String message, Exchange exchange, Throwable exception) {
        all.add(exception);
    }
}
