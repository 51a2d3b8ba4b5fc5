package io.github.camelplanado.changes.stream;

import java.util.function.Supplier;

import io.github.camelplanado.changes.store.StreamStore;

/** The store of one stream. The stream is made known to it by the first who needs it. Safe for many threads. */
final class StreamHome {

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
            open.streams().register(stream.name(), stream.scope(), stream.resource());
            known = open;
        }
        return open;
    }
}
