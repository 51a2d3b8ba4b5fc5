package io.github.camelplanado.changes.store;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Live changes go before the first copy, but the first copy goes on whatever comes live: every twentieth turn is its own. */
final class LaneTurns {

    private static final int MOST_LIVE = 19;

    private final Map<String, Integer> live = new ConcurrentHashMap<>();

    /** Whether the first copy is asked first for the next change. */
    boolean snapshotFirst(String stream) {
        return live.getOrDefault(stream, 0) >= MOST_LIVE;
    }

    /** Notes what was taken. */
    void taken(String stream, boolean snapshot, boolean snapshotWasFirst) {
        if (snapshot || snapshotWasFirst) {
            live.remove(stream);
        } else {
            live.merge(stream, 1, Integer::sum);
        }
    }
}
