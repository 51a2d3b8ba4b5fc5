package io.github.camelplanado.changes;

import java.time.Duration;
import java.time.Instant;

import io.github.camelplanado.api.ChangeStore;
import io.github.camelplanado.api.ChangeStore.Checkpoint;
import io.github.camelplanado.api.ChangeStore.ListEnd;

/**
 * How far a stream has read, and how far that is confirmed. The two differ while something that was read waits to be told;
 * only the confirmed one is in the store. For one thread.
 *
 * <p>What waits to be told lives in memory. So that it is not forgotten in a crash, the store then says that a walk over the
 * whole list is owed; the next start makes it, and finds what was not told.
 */
final class Progress implements Marks {

    private final ChangeStore store;
    private final String stream;
    private Instant sweptAt;
    private Instant readUpTo;
    private boolean walkOwed;
    private String learntFrom;
    private ListEnd end;
    private Checkpoint saved;

    Progress(ChangeStore store, String stream) {
        this.store = store;
        this.stream = stream;
    }

    /** Goes on from what the store says. */
    void load() {
        saved = store.checkpoint(stream).orElse(null);
        if (saved != null) {
            sweptAt = saved.sweptAt();
            readUpTo = saved.updatedUpTo();
            walkOwed = saved.walkOwed();
            learntFrom = saved.learntFrom();
            end = saved.end();
        }
    }

    /** Whether the list was never read to its end. */
    boolean isFirst() {
        return sweptAt == null;
    }

    /** Whether a walk has to be made whatever the interval says. */
    boolean isWalkOwed() {
        return isFirst() || walkOwed;
    }

    /** Whether a walk is due; an interval of zero switches the regular ones off. */
    boolean isWalkDue(Instant now, Duration interval) {
        return isWalkOwed() || (!interval.isZero() && !now.isBefore(sweptAt.plus(interval)));
    }

    @Override
    public Instant readUpTo() {
        return readUpTo;
    }

    @Override
    public void readUpTo(Instant time) {
        if (readUpTo == null || time.isAfter(readUpTo)) {
            readUpTo = time;
        }
    }

    /** Where the list ended when it was read last; null if it was empty, or is newest-first. */
    ListEnd end() {
        return end;
    }

    void readTo(ListEnd now) {
        end = now;
    }

    @Override
    public String learntFrom() {
        return learntFrom;
    }

    @Override
    public void learnFrom(String uuid) {
        save(new Checkpoint(null, null, true, uuid));
        learntFrom = uuid;
    }

    /** There is more than a head can hold. */
    void oweWalk() {
        walkOwed = true;
        readUpTo = null;
        confirm(false);
    }

    /** @param begun our time when the walk that has ended began */
    void walked(Instant begun) {
        sweptAt = begun;
        walkOwed = false;
        learntFrom = null;
    }

    /**
     * Notes the position. There is none in the first walk: whatever breaks it off, the next one finds what was not told.
     *
     * @param allTold whether everything that was read was told
     */
    void confirm(boolean allTold) {
        if (isFirst()) {
            return;
        }
        boolean owed = walkOwed || !allTold;
        Instant told = saved == null ? null : saved.updatedUpTo();
        ListEnd toldTo = saved == null ? null : saved.end();
        save(new Checkpoint(sweptAt, owed ? told : readUpTo, owed, null, owed ? toldTo : end));
    }

    private void save(Checkpoint now) {
        if (!now.equals(saved)) {
            store.checkpoint(stream, now);
            saved = now;
        }
    }
}
