package io.github.camelplanado.client;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

import io.github.camelplanado.api.Priority;

/**
 * Who waits for a turn, and since when. Coming and leaving cost the same however many wait. Safe for many threads.
 */
final class WaitingTurns {

    private final ReentrantLock lock = new ReentrantLock();
    /** In the order of their coming. */
    private final Map<Priority, Set<Place>> places = new EnumMap<>(Priority.class);

    WaitingTurns() {
        for (Priority priority : Priority.values()) {
            places.put(priority, new LinkedHashSet<>());
        }
    }

    Place enter(Priority priority, long nowNanos) {
        Place place = new Place(priority, nowNanos);
        lock.lock();
        try {
            places.get(priority).add(place);
        } finally {
            lock.unlock();
        }
        return place;
    }

    void leave(Place place) {
        lock.lock();
        try {
            places.get(place.priority).remove(place);
        } finally {
            lock.unlock();
        }
    }

    int count(Priority priority) {
        lock.lock();
        try {
            return places.get(priority).size();
        } finally {
            lock.unlock();
        }
    }

    /** How long the one that came first waits; zero if there is none. */
    Duration longest(Priority priority, long nowNanos) {
        lock.lock();
        try {
            Iterator<Place> first = places.get(priority).iterator();
            return first.hasNext() ? Duration.ofNanos(Math.max(0, nowNanos - first.next().since)) : Duration.ZERO;
        } finally {
            lock.unlock();
        }
    }

    /** One who waits; each is itself alone. */
    static final class Place {
        private final Priority priority;
        private final long since;

        Place(Priority priority, long since) {
            this.priority = priority;
            this.since = since;
        }

        Duration waited(long nowNanos) {
            return Duration.ofNanos(Math.max(0, nowNanos - since));
        }
    }
}
