package io.github.camelplanado.changes.stream;

import java.util.function.Supplier;

import io.github.camelplanado.changes.store.StreamStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The store of one stream. The stream is made known to it by the first who needs it. Safe for many threads. */
final class StreamHome {

    private static final Logger LOG = LoggerFactory.getLogger(StreamHome.class);

    private final StreamId stream;
    private final Supplier<StreamStore> stores;
    private volatile StreamStore known;

    /** @param stores gives the store once it is open, and fails until then */
    StreamHome(StreamId stream, Supplier<StreamStore> stores) {
        this.stream = stream;
        this.stores = stores;
    }

    /**
     * The store.
     *
     * @throws RuntimeException if it is not open, or has another stream of that name
     */
    StreamStore store() {
        StreamStore open = stores.get();
        if (open != known) {
            register(open);
            known = open;
        }
        return open;
    }

    /**
     * Begins the stream anew if the store does not know it any more: while this node slept, a person forgot it, or the database
     * was put back to before it was there. Otherwise nobody would read for it until a restart.
     */
    void reviveIfForgotten(StreamStore open) {
        if (!open.streams().of(stream.scope(), stream.resource()).contains(stream.name())) {
            LOG.warn(
                    "The store has forgotten the stream {} while its route was running, so it begins anew with a first copy",
                    stream.name());
            register(open);
        }
    }

    private void register(StreamStore open) {
        open.streams().register(stream.name(), stream.scope(), stream.resource());
    }
}
