package io.github.camelplanado.changes.stream;

import java.time.Duration;
import java.util.function.Supplier;

import io.github.camelplanado.changes.store.Entities;
import io.github.camelplanado.changes.store.StreamStore;

/**
 * Takes away, once an hour, what is of no use any more, whether anything is read or not: deletions that were told long ago,
 * webhooks that nobody could read, and what is left of streams that were forgotten. Every node does it; a page of rows in a step.
 */
final class Housekeeping implements Loop.Step {

    /** People look at what could not be read in the week in which the vendor repeats it, or in the weeks behind it. */
    static final Duration POISON_LIVES = Duration.ofDays(30);

    private static final Duration BEAT = Duration.ofHours(1);

    private final Supplier<StreamStore> stores;

    Housekeeping(Supplier<StreamStore> stores) {
        this.stores = stores;
    }

    @Override
    public Duration run() {
        StreamStore store = stores.get();
        if (store.entities().purgeTombstones(Entities.TOMBSTONES_LIVE) > 0) {
            return Duration.ZERO;
        }
        store.inbox().purgePoison(POISON_LIVES);
        store.streams().tidy();
        return BEAT;
    }
}
