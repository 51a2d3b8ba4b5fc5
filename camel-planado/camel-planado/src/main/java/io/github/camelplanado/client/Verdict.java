package io.github.camelplanado.client;

import io.github.camelplanado.api.LimitHints;
import io.github.camelplanado.api.PlanadoException;

/** What one attempt came to. */
sealed interface Verdict {

    /** 2xx with the JSON that was promised, or without a body. */
    record Accepted(ApiAnswer answer) implements Verdict {}

    /** The account's limit: everybody pauses, the call waits for another turn. */
    record Refused(LimitHints told) implements Verdict {}

    /**
     * Anything else.
     *
     * @param failure how the call ends if this was its last attempt
     * @param passing whether another attempt may succeed
     * @param mayBeDone whether the vendor may have done the work
     */
    record Failed(PlanadoException failure, boolean passing, boolean mayBeDone) implements Verdict {}
}
