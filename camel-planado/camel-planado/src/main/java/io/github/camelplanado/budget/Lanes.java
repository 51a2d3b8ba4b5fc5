package io.github.camelplanado.budget;

import java.util.EnumMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

import io.github.camelplanado.api.Priority;

/**
 * Who of those who wait is next: the highest priority, first come first served within one. A lane that was passed over
 * {@value #PATIENCE} times goes next, so that no priority starves. Not safe for many threads.
 *
 * @param <T> what waits; nothing equal waits twice
 */
final class Lanes<T> {

    private static final int PATIENCE = 9;

    private final Map<Priority, Lane<T>> lanes = new EnumMap<>(Priority.class);

    Lanes() {
        for (Priority priority : Priority.values()) {
            lanes.put(priority, new Lane<>());
        }
    }

    void add(Priority priority, T waiting) {
        lanes.get(priority).queue.add(waiting);
    }

    boolean remove(Priority priority, T waiting) {
        Lane<T> lane = lanes.get(priority);
        boolean waited = lane.queue.remove(waiting);
        lane.passedOver = lane.queue.isEmpty() ? 0 : lane.passedOver;
        return waited;
    }

    int size() {
        return lanes.values().stream().mapToInt(lane -> lane.queue.size()).sum();
    }

    int size(Priority priority) {
        return lanes.get(priority).queue.size();
    }

    /** How many wait of that priority or a higher one. */
    int sizeDownTo(Priority priority) {
        int size = 0;
        for (Map.Entry<Priority, Lane<T>> entry : lanes.entrySet()) {
            size += entry.getKey().compareTo(priority) <= 0
                    ? entry.getValue().queue.size()
                    : 0;
        }
        return size;
    }

    boolean isEmpty() {
        return lanes.values().stream().allMatch(lane -> lane.queue.isEmpty());
    }

    /** Whether somebody waits who goes before a newcomer of that priority. */
    boolean isAheadOf(Priority newcomer) {
        return lanes.entrySet().stream()
                .anyMatch(entry -> !entry.getValue().queue.isEmpty()
                        && (entry.getKey().compareTo(newcomer) <= 0
                                || entry.getValue().isOverdue()));
    }

    /** Whether the next one may use the reserve: high priority, or passed over too often. */
    boolean nextMayUseReserve() {
        Priority next = nextLane();
        return next == Priority.HIGH || lanes.get(next).isOverdue();
    }

    /** Takes the next one out; there must be one. */
    T poll() {
        Priority next = nextLane();
        overtakenBy(next);
        Iterator<T> queue = lanes.get(next).queue.iterator();
        T first = queue.next();
        queue.remove();
        return first;
    }

    /** Notes that somebody of that priority has gone, from the lane or past it. */
    void overtakenBy(Priority gone) {
        lanes.forEach((priority, lane) -> {
            lane.passedOver = priority == gone || lane.queue.isEmpty() ? 0 : lane.passedOver + 1;
        });
    }

    private Priority nextLane() {
        Priority first = null;
        for (Map.Entry<Priority, Lane<T>> entry : lanes.entrySet()) {
            if (entry.getValue().queue.isEmpty()) {
                continue;
            }
            if (entry.getValue().isOverdue()) {
                return entry.getKey();
            }
            if (first == null) {
                first = entry.getKey();
            }
        }
        if (first == null) {
            throw new IllegalStateException("Nobody waits, which indicates a bug");
        }
        return first;
    }

    private static final class Lane<T> {
        /** In the order of their coming; leaving costs the same wherever one stands. */
        private final Set<T> queue = new LinkedHashSet<>();

        private int passedOver;

        boolean isOverdue() {
            return passedOver >= PATIENCE;
        }
    }
}
