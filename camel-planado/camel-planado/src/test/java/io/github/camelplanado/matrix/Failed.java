package io.github.camelplanado.matrix;

/** An operation that failed, how many calls it took, and whether the account is what it was. */
final class Failed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int calls;
    private final boolean untouched;

    Failed(String uri, int calls, boolean untouched, Throwable reason) {
        super(uri + " failed after " + calls + " calls" + (untouched ? "" : ", with the account changed"), reason);
        this.calls = calls;
        this.untouched = untouched;
    }

    int calls() {
        return calls;
    }

    boolean isUntouched() {
        return untouched;
    }
}
