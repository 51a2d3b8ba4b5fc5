package io.github.camelplanado.client;

import java.util.concurrent.atomic.AtomicReference;

/** How the vendor last answered, and whether it takes the key. Safe for many threads. */
final class KeyStanding {

    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int TOO_MANY = 429;
    private static final int SERVER_SIDE = 500;

    private final AtomicReference<Seen> last = new AtomicReference<>(new Seen(0, 0, 0));

    /** The vendor, or what stands before it, has answered. */
    void answered(int status, long nowNanos) {
        last.updateAndGet(before -> new Seen(status, nowNanos, refusals(before.refusals(), status)));
    }

    Seen last() {
        return last.get();
    }

    /** 429 and 5xx come before anybody looks at the key. */
    private static int refusals(int before, int status) {
        if (status == UNAUTHORIZED || status == FORBIDDEN) {
            return before + 1;
        }
        return status == TOO_MANY || status >= SERVER_SIDE ? before : 0;
    }

    /**
     * The last answer.
     *
     * @param status 0 if there was none
     * @param atNanos when
     * @param refusals of the key in a row
     */
    record Seen(int status, long atNanos, int refusals) {}
}
