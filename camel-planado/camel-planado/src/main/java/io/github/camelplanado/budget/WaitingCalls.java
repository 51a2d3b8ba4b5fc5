package io.github.camelplanado.budget;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

import io.github.camelplanado.api.Priority;

/**
 * Those who wait, by their turn and by the end of their patience. Nothing here looks at all of them, so that ten thousand cost
 * no more each than one does. Not safe for many threads.
 */
final class WaitingCalls {

    private final Lanes<Turn> lanes = new Lanes<>();
    private final NavigableSet<Turn> byDeadline = new TreeSet<>(Turn.BY_DEADLINE);

    void add(Turn turn) {
        lanes.add(turn.priority(), turn);
        byDeadline.add(turn);
    }

    /** Whether it waited. */
    boolean remove(Turn turn) {
        byDeadline.remove(turn);
        return lanes.remove(turn.priority(), turn);
    }

    int size() {
        return byDeadline.size();
    }

    int size(Priority priority) {
        return lanes.size(priority);
    }

    /** How many wait of that priority or a higher one: what can wait longer must not shut out what is urgent. */
    int sizeDownTo(Priority priority) {
        return lanes.sizeDownTo(priority);
    }

    boolean isEmpty() {
        return byDeadline.isEmpty();
    }

    boolean isAheadOf(Priority newcomer) {
        return !isEmpty() && lanes.isAheadOf(newcomer);
    }

    boolean nextMayUseReserve() {
        return lanes.nextMayUseReserve();
    }

    void overtakenBy(Priority gone) {
        if (!isEmpty()) {
            lanes.overtakenBy(gone);
        }
    }

    /** Takes the next one out; there must be one. */
    Turn poll() {
        Turn next = lanes.poll();
        byDeadline.remove(next);
        return next;
    }

    /** When the first one loses its patience; there must be one. */
    long firstDeadline() {
        return byDeadline.first().deadline();
    }

    /** Takes out those whose patience is over. */
    List<Turn> removeExpired(long nowNanos) {
        List<Turn> expired = new ArrayList<>();
        while (!isEmpty() && firstDeadline() - nowNanos <= 0) {
            Turn turn = byDeadline.first();
            remove(turn);
            expired.add(turn);
        }
        return expired;
    }

    /** Takes out everybody. */
    List<Turn> removeAll() {
        List<Turn> all = new ArrayList<>(byDeadline);
        all.forEach(this::remove);
        return all;
    }
}
