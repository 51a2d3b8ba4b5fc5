package io.github.camelplanado.changes.stream;

import io.github.camelplanado.api.Change;
import io.github.camelplanado.api.PlanadoConstants;
import io.github.camelplanado.changes.stream.Telling.Mark;
import io.github.camelplanado.changes.stream.Telling.Outcome;
import io.github.camelplanado.message.ChangeMessage;
import org.apache.camel.Exchange;

/**
 * Tells one change in one exchange. Safe for many threads.
 *
 * @param exchanges makes them
 * @param message gives them their form
 * @param telling sends and marks
 */
record Teller(Exchanges exchanges, ChangeMessage message, Telling telling) {

    /**
     * How telling ended.
     *
     * @param outcome what became of it
     * @param reason of a failure, or null
     */
    record Told(Outcome outcome, String reason) {}

    /** @param previousStatus told before, or null */
    Told tell(Change change, String previousStatus, Mark mark) {
        Exchange exchange = exchanges.create();
        try {
            Outcome outcome =
                    isFilled(exchange, change, previousStatus) ? telling.tell(exchange, mark) : Outcome.FAILED;
            if (outcome != Outcome.FAILED) {
                return new Told(outcome, null);
            }
            Throwable reason = exchange.getException();
            if (reason != null) {
                exchanges.complain(exchange, reason);
            }
            return new Told(outcome, reason == null ? "The exchange was rolled back" : sentence(reason));
        } finally {
            exchanges.release(exchange);
        }
    }

    /** What no message can be made of is a failure of that change alone, as if the route had failed. */
    private boolean isFilled(Exchange exchange, Change change, String previousStatus) {
        try {
            message.fill(exchange.getMessage(), change);
            exchange.getMessage().setHeader(PlanadoConstants.PREVIOUS_STATUS, previousStatus);
            return true;
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            exchange.setException(e);
            return false;
        }
    }

    /** What went wrong, for people. */
    static String sentence(Throwable reason) {
        String message = reason.getMessage();
        return reason.getClass().getSimpleName() + (message == null ? "" : ": " + message);
    }

    /** The status that a change tells, or null. */
    static String status(Change change) {
        return change.body().path("status").isTextual()
                ? change.body().path("status").textValue()
                : null;
    }
}
