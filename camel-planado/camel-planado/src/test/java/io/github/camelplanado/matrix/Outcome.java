package io.github.camelplanado.matrix;

import java.util.List;

import io.github.camelplanado.api.PlanadoValidationException;

/**
 * How a check ended.
 *
 * @param check which
 * @param calls requests of the whole check
 * @param traffic what went over the wire, without what differs from run to run
 * @param failure null when the promise was kept
 */
record Outcome(Check check, int calls, List<String> traffic, Throwable failure) {

    /** Most calls that an operation may take until it is refused. */
    static final int MOST_CALLS = 3;

    boolean isKept() {
        return failure == null;
    }

    /** Refused in words, after few calls, with nothing made and nothing changed. */
    boolean isRefusal() {
        return isEarly(PlanadoValidationException.class);
    }

    /** Ended with that exception after few calls, with nothing made and nothing changed. */
    boolean isEarly(Class<? extends Exception> how) {
        return failure instanceof Failed failed
                && how.isInstance(failed.getCause())
                && failed.calls() <= MOST_CALLS
                && failed.isUntouched();
    }

    @Override
    public String toString() {
        return check + (isKept() ? " was kept" : " after " + calls + " calls: " + sentence());
    }

    private String sentence() {
        Throwable reason = failure.getCause() == null ? failure : failure.getCause();
        return failure.getMessage() + ": " + reason.getClass().getSimpleName() + ": "
                + String.valueOf(reason.getMessage()).strip().replaceAll("\\s+", " ");
    }
}
