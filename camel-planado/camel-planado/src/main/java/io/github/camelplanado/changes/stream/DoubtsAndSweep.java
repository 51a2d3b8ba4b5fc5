package io.github.camelplanado.changes.stream;

import java.util.Optional;
import java.util.stream.Stream;

import io.github.camelplanado.changes.store.StreamStore;
import io.github.camelplanado.changes.store.Streams.Lease;
import io.github.camelplanado.changes.store.Sweeps;

/**
 * What is never in a hurry: questions about entities that may be deleted, then the sweep. Neither holds up the other, nor new
 * entities, when it fails. For the thread of the reader, save where others are named.
 */
final class DoubtsAndSweep {

    private final StreamId stream;
    private final Repair repair;
    private final Sweeping sweeping;
    private final Chore repairs;
    private final Chore sweeps;

    /**
     * @param repairs keeps the repair from holding up the rest
     * @param sweeps keeps a page that cannot be read from holding up the rest
     */
    DoubtsAndSweep(StreamId stream, Repair repair, Sweeping sweeping, Chore repairs, Chore sweeps) {
        this.stream = stream;
        this.repair = repair;
        this.sweeping = sweeping;
        this.repairs = repairs;
        this.sweeps = sweeps;
    }

    /** Asks about one entity, or reads one page; whether anything was done. */
    boolean step(StreamStore store, Lease mine, Sweeps.State state) throws InterruptedException {
        if (repairs.step(() -> repair.step(store))) {
            return true;
        }
        boolean swept = sweeps.step(() -> sweeping.step(store, mine, state));
        if (swept) {
            repair.look();
        }
        return swept;
    }

    /** There may be entities to ask about. For any thread. */
    void look() {
        repair.look();
    }

    /** The sweep makes haste. For any thread. */
    void hurry() {
        sweeping.hurry();
    }

    /** Only the whole list can tell what is new. */
    void sweepAll(StreamStore store, Sweeps.State state) {
        if (!state.running()) {
            store.sweeps().want(stream.name());
        }
        sweeping.hurry();
    }

    /** What has failed for minutes, in a sentence; empty if nothing has. For any thread. */
    Optional<String> lasting() {
        return Stream.of(repairs, sweeps)
                .map(Chore::lasting)
                .flatMap(Optional::stream)
                .findFirst();
    }
}
