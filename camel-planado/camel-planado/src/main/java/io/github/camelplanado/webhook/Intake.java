package io.github.camelplanado.webhook;

import io.github.camelplanado.api.Change;

/** Keeps what the vendor sent until it is told. Safe for many threads; each call may take as long as the database does. */
public interface Intake {

    /**
     * Keeps an event, if there is a stream for it. When it returns, the event is committed, or was before, or nobody will ever
     * ask for it.
     *
     * @param key equal for repeats of one event
     * @param body as it came
     * @throws RuntimeException if it is not certain that it is committed: the vendor has to send it again
     */
    void keep(String key, Change change, byte[] body);

    /**
     * Keeps for people what the vendor sent and nobody can read.
     *
     * @param reason does not repeat the body
     * @throws RuntimeException if it is not certain that it is committed
     */
    void keepUnreadable(byte[] body, String reason);
}
