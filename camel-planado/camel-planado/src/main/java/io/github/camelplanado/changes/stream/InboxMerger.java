package io.github.camelplanado.changes.stream;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

import io.github.camelplanado.api.Change;
import io.github.camelplanado.changes.store.Inbox.Entry;
import io.github.camelplanado.changes.store.StreamStore;

/** Merges what webhooks brought into the streams of a scope. Every node does it. */
final class InboxMerger implements Loop.Step {

    private static final int BATCH = 200;
    /** While webhooks come faster than they are kept, merging gives way to them; it has no deadline, their answers have one. */
    private static final Duration BREATH = Duration.ofMillis(200);
    /** In a row: what goes on for longer is no burst. */
    private static final int BREATHS = 50;

    private final String scope;
    private final Supplier<StreamStore> stores;
    private final DeliveryReader reader;
    private final Runnable news;
    private final Runnable repeated;
    private final Duration tick;
    private boolean sawRepeated;
    private int breaths;

    /**
     * @param news run when something was merged
     * @param repeated run when a delivery was not the first attempt, so that others may be missing
     */
    InboxMerger(
            String scope,
            Supplier<StreamStore> stores,
            DeliveryReader reader,
            Runnable news,
            Runnable repeated,
            Duration tick) {
        this.scope = scope;
        this.stores = stores;
        this.reader = reader;
        this.news = news;
        this.repeated = repeated;
        this.tick = tick;
    }

    @Override
    public Duration run() {
        int merged = stores.get().inbox().merge(scope, BATCH, this::read);
        if (sawRepeated) {
            sawRepeated = false;
            repeated.run();
        }
        if (merged > 0) {
            news.run();
        }
        if (merged < BATCH) {
            breaths = 0;
        }
        return merged < BATCH ? tick : Duration.ZERO;
    }

    @Override
    public Duration rest() {
        if (breaths == BREATHS || !stores.get().inbox().isCrowded()) {
            return Duration.ZERO;
        }
        breaths++;
        return BREATH;
    }

    private Optional<Change> read(Entry entry) {
        if (entry.attempt() != null && entry.attempt() > 1) {
            sawRepeated = true;
        }
        return reader.read(entry.body(), entry.attempt());
    }
}
