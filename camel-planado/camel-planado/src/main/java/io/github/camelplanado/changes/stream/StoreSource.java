package io.github.camelplanado.changes.stream;

import java.util.function.Supplier;

import io.github.camelplanado.changes.store.StreamStore;

/** Where the store of streams comes from. Safe for many threads. */
@FunctionalInterface
public interface StoreSource extends Supplier<StreamStore> {

    /**
     * The store, for those who work: opened now if it was not.
     *
     * @throws RuntimeException if it cannot be opened, or somebody else is opening it
     */
    @Override
    StreamStore get();

    /**
     * The store, for those who only look: nobody waits for its database to open.
     *
     * @throws IllegalStateException if it is not open, with what it failed with the last time
     */
    default StreamStore opened() {
        return get();
    }
}
