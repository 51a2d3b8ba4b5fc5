package io.github.camelplanado.changes.stream;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import io.github.camelplanado.api.PlanadoNotFoundException;
import io.github.camelplanado.api.PlanadoProtocolException;
import io.github.camelplanado.changes.Comparison;
import io.github.camelplanado.changes.LearningMark;
import io.github.camelplanado.changes.Reading;
import io.github.camelplanado.changes.SweepPace;
import io.github.camelplanado.changes.merge.Brake;
import io.github.camelplanado.changes.store.StreamStore;
import io.github.camelplanado.changes.store.Streams.Lease;
import io.github.camelplanado.changes.store.Sweeps;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sweeps over the whole list, when one is due. A regular one uses {@code budgetShare} of the account's rate; the first one, and
 * one that has to make up for an outage, go as fast as low priority lets them. One that was broken off goes on where it was.
 * For the thread of the reader.
 */
final class Sweeping {

    private static final Logger LOG = LoggerFactory.getLogger(Sweeping.class);

    private final StreamId stream;
    private final StreamOptions options;
    private final ReaderLease leases;
    private final Reading reading;
    private final Comparison comparison;
    private final StoreMarks marks;
    private final Supplier<SweepPace> paces;
    private final Clock clock;
    private SweepWalk walk;
    private Lease walkOf;
    private SweepPace pace;
    private boolean fromTheTop;
    private int pages;
    private int pagesBefore;
    private boolean stuck;
    private volatile boolean hurried;

    /** @param paces the share of a regular sweep */
    Sweeping(
            StreamId stream,
            StreamOptions options,
            ReaderLease leases,
            Reading reading,
            Comparison comparison,
            StoreMarks marks,
            Supplier<SweepPace> paces,
            Clock clock) {
        this.stream = stream;
        this.options = options;
        this.leases = leases;
        this.reading = reading;
        this.comparison = comparison;
        this.marks = marks;
        this.paces = paces;
        this.clock = clock;
    }

    /**
     * The sweep that runs and the one that is wanted do not keep to their share. That one is wanted is in the store, so this is
     * about the pace alone. For any thread.
     */
    void hurry() {
        hurried = true;
    }

    /**
     * Reads the next page, if a sweep is due and may go on now.
     *
     * @return whether it came further: pages that are read once more, because the one behind them could not be read twice,
     *     are no progress, and must not hide that the sweep never ends
     */
    boolean step(StreamStore store, Lease lease, Sweeps.State state) throws InterruptedException {
        if (!state.running() && !begin(store, lease, state)) {
            return false;
        }
        if (walk == null || !lease.equals(walkOf) || !state.running()) {
            List<String> place = state.running() && !fromTheTop ? state.anchors() : List.of();
            walk = walk(state, place);
            walkOf = lease;
            fromTheTop = false;
            pace = paces.get();
            pace.begin();
            LOG.debug("planado:{}: sweep, {}", stream.resource().path(), place.isEmpty() ? "from the top" : "goes on");
        }
        if (state.firstDone() && !hurried && !pace.take()) {
            return false;
        }
        page(store, lease);
        stuck = stuck && pages <= pagesBefore;
        return !stuck;
    }

    private boolean begin(StreamStore store, Lease lease, Sweeps.State state) {
        if (!isDue(state)) {
            return false;
        }
        forgetPages();
        boolean begun = store.sweeps().begin(lease);
        if (!begun) {
            leases.lost(lease);
        }
        return begun;
    }

    private void forgetPages() {
        pages = 0;
        pagesBefore = 0;
        stuck = false;
    }

    private boolean isDue(Sweeps.State state) {
        boolean byTime = !options.sweepInterval().isZero()
                && (state.sinceSweep() == null || state.sinceSweep().compareTo(options.sweepInterval()) >= 0);
        return !state.firstDone() || state.wanted() || byTime;
    }

    private SweepWalk walk(Sweeps.State state, List<String> place) {
        boolean first = !state.firstDone();
        LearningMark learning = first && !options.copyFirst() ? new LearningMark(reading, comparison, marks) : null;
        return new SweepWalk(
                stream.name(),
                comparison,
                reading.resumed(place),
                place,
                learning,
                first && options.copyFirst(),
                clock);
    }

    private void page(StreamStore store, Lease lease) throws InterruptedException {
        SweepWalk current = walk;
        // Whatever fails, another walk goes on from the place in the store.
        walk = null;
        boolean kept;
        try {
            kept = current.next(store, lease);
        } catch (PlanadoNotFoundException | PlanadoProtocolException e) {
            fromTheTop = true;
            stuck = pages <= pagesBefore;
            pagesBefore = Math.max(pagesBefore, pages);
            pages = 0;
            throw e;
        }
        pages++;
        if (!kept) {
            leases.lost(lease);
        } else if (current.isEnded()) {
            end(store, lease, current);
        } else {
            walk = current;
        }
    }

    private void end(StreamStore store, Lease lease, SweepWalk ended) {
        forgetPages();
        Optional<Sweeps.End> end = store.sweeps().end(lease, options.maxDeletes());
        if (end.isEmpty()) {
            leases.lost(lease);
            return;
        }
        // One that was asked for while this one ran may be about what it had passed already.
        if (!store.sweeps().state(stream.name()).wanted()) {
            hurried = false;
        }
        if (ended.readUpTo() != null) {
            marks.readUpTo(ended.readUpTo());
            marks.save();
        }
        if (end.get().braked()) {
            LOG.warn(
                    "planado:{}: the list lacks {} known entities, more than the {} that maxDeletes={} allows. They are held back until"
                            + " somebody releases or drops them",
                    stream.resource().path(),
                    end.get().candidates(),
                    Brake.most(options.maxDeletes(), store.entities().count(stream.name())),
                    options.maxDeletes());
        } else {
            LOG.debug(
                    "planado:{}: sweep ended, {} unseen",
                    stream.resource().path(),
                    end.get().candidates());
        }
    }
}
