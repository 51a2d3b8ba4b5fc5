package io.github.camelplanado.changes.store;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

import io.github.camelplanado.api.Change;
import io.github.camelplanado.api.Change.Source;
import io.github.camelplanado.changes.merge.Known;
import io.github.camelplanado.changes.merge.Merge;

/**
 * Counts by stream what the vendor showed in a lower version than was known. Now and then that is a list that lags behind a
 * webhook. If it grows and does not end, a version that was too high is stored, and changes of that entity are taken for old
 * ones. Safe for many threads.
 */
final class Behind {

    private final Map<String, AtomicLong> byStream = new ConcurrentHashMap<>();

    /** @param known before; null if it was unknown */
    void look(String stream, Known known, Change seen) {
        if (known != null && !known.deleted() && isOfVendor(seen) && Merge.version(seen) < known.version()) {
            byStream.computeIfAbsent(stream, key -> new AtomicLong()).incrementAndGet();
        }
    }

    long of(String stream) {
        AtomicLong count = byStream.get(stream);
        return count == null ? 0 : count.get();
    }

    /** What was asked for now; an event may have been under way for days. */
    private static boolean isOfVendor(Change seen) {
        return seen.source() == Source.HEAD || seen.source() == Source.SWEEP || seen.source() == Source.REPAIR;
    }
}
