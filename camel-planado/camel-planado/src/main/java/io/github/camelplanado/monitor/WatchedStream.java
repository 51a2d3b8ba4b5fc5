package io.github.camelplanado.monitor;

import java.util.function.Supplier;

import io.github.camelplanado.changes.store.Inbox;
import io.github.camelplanado.changes.stream.ChangesControl;

/**
 * A stream of changes that runs in this JVM.
 *
 * @param component the name of its component in the context
 * @param control what can be seen and done
 * @param inbox what webhooks brought, of all streams of the component in that store; fails while it is down
 * @param lag how far the work on that lags behind; fails likewise
 */
public record WatchedStream(
        String component, ChangesControl control, Supplier<Inbox.Counts> inbox, Supplier<Inbox.Lag> lag) {

    /** Tells it from others of the context. */
    public String name() {
        return component + "/" + control.getStreamId();
    }
}
