package io.github.camelplanado.changes.stream;

import java.sql.Connection;

import org.apache.camel.Exchange;

/** Sends an exchange through the route and marks what it told, in one transaction or one after the other. */
interface Telling {

    /** The mark of what was told; both return false if the lease was lost. */
    interface Mark {
        /** Writes it in a transaction of its own. */
        boolean write();

        /** Writes it in the caller's transaction. */
        boolean write(Connection connection);
    }

    /** What became of an exchange. */
    enum Outcome {
        /** It succeeded, and that is marked. */
        TOLD,
        /** It failed; the exchange has the reason, if there is one. */
        FAILED,
        /** Somebody else tells the change by now. */
        LOST
    }

    /**
     * Sends it, on this thread. Whatever the route does is no exception but an outcome.
     *
     * @throws org.apache.camel.RuntimeCamelException if the mark cannot be written to the store
     */
    Outcome tell(Exchange exchange, Mark mark);
}
