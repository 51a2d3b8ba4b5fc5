package io.github.camelplanado.changes;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.camelplanado.api.Catalogue;
import io.github.camelplanado.api.Change;
import io.github.camelplanado.api.ChangeStore;
import io.github.camelplanado.api.EntityState;
import io.github.camelplanado.api.InitialPosition;
import io.github.camelplanado.api.ListOrder;
import io.github.camelplanado.api.Operation;
import io.github.camelplanado.api.PlanadoConfiguration;
import io.github.camelplanado.api.PlanadoNotFoundException;
import io.github.camelplanado.api.PlanadoProtocolException;
import io.github.camelplanado.api.Resource;
import io.github.camelplanado.client.PlanadoClient;
import io.github.camelplanado.message.EntityLift;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one reader of lists. It finds new entities from the head and changed ones by walks over the whole list, and holds what
 * it found until it is told.
 *
 * <p><b>Heads.</b> Where new entities come in a list depends on its order in the catalogue: at the top of a newest-first one,
 * at the bottom of an oldest-first one, at either in a list whose order the vendor does not state.
 *
 * <p><b>Order and crashes.</b> What the head of a newest-first list finds is told oldest first. So whatever a crash cuts off
 * is at the top of the list and unknown, and the next head meets it again. Of other lists the place up to which everything
 * was told is in the store.
 *
 * <p><b>The first walk.</b> With {@code initialPosition=now} it learns silently. In a newest-first list, what was there when
 * it began: that moment is noted in the store as the newest entity of then; what is newer is told, whatever breaks the walk
 * off. In other lists, what was there when it came to the end.
 *
 * <p><b>Walks.</b> A walk is read a page at a time between heads and is never in a hurry: regular ones use
 * {@code budgetShare} of the account's rate, pages of a walk that the stream cannot do without (the first one, and one that
 * is owed) go as fast as low priority lets them. A walk that was broken off by a failure goes on with the next poll, one
 * broken off by a restart begins anew; what is known is not told again.
 *
 * <p>For one thread at a time.
 */
public final class ChangeReader {

    private static final Logger LOG = LoggerFactory.getLogger(ChangeReader.class);

    private final Reading reading;
    private final Resource resource;
    private final PlanadoConfiguration configuration;
    private final ChangeStore store;
    private final String stream;
    private final Clock clock;
    private final Untold untold = new Untold();
    private final StoreKnowledge knowledge;
    private final Comparison comparison;
    private final Progress progress;
    private final SweepPace pace;
    private final ListOrder order;
    private final Head head;
    private FullWalk walk;
    private boolean opened;
    private boolean mayBeginWalk;

    /**
     * @param client the account, for the life of the reader
     * @param configuration the options of polling
     * @param store what is known; opened by {@link #begin}, closed by its owner
     * @param stream the name of the position in the store
     * @param routes that the reader works for
     * @param lift lifts rows
     * @param clock our time, in which intervals are measured
     */
    public ChangeReader(
            PlanadoClient client,
            Resource resource,
            PlanadoConfiguration configuration,
            ChangeStore store,
            String stream,
            Set<String> routes,
            EntityLift lift,
            Clock clock) {
        this.reading = new Reading(
                request -> client.send(request.forRoutes(routes)), resource, Reading.priority(configuration));
        this.resource = resource;
        this.configuration = configuration;
        this.store = store;
        this.stream = stream;
        this.clock = clock;
        this.knowledge = new StoreKnowledge(store, stream, untold);
        this.comparison = new Comparison(knowledge, resource, lift);
        this.progress = new Progress(store, stream);
        this.pace =
                new SweepPace(client.settings().pacing().requestsPerMinute(), configuration.getBudgetShare(), clock);
        this.order = Catalogue.call(resource, Operation.LIST).order();
        this.head = head();
    }

    /** A poll begins: the first one opens the store and goes on from the position in it. */
    public void begin() {
        mayBeginWalk = true;
        if (!opened) {
            store.open();
            progress.load();
            opened = true;
        }
    }

    /** Reads what is new, if the list was begun to be known. */
    public void readHead() throws InterruptedException {
        if (untold.isFull() || !isHeadUseful()) {
            return;
        }
        List<Change> found = head.read(progress.isWalkOwed());
        if (found == null) {
            LOG.info(
                    "planado:{}: more than {} changes at once, or the entity that was read last is gone, so the whole list"
                            + " is walked",
                    resource.path(),
                    Head.MOST);
            progress.oweWalk();
            walk = null;
        } else {
            found.forEach(untold::add);
        }
    }

    /**
     * Reads the next page of a walk, if one is due and may go on now. At most one walk begins in a poll.
     *
     * @return whether a page was read
     */
    public boolean readWalk() throws InterruptedException {
        if (untold.isFull() || !mayWalk()) {
            return false;
        }
        FullWalk current = walk;
        try {
            current.next().forEach(untold::add);
            if (current.isEnded()) {
                end(current);
            }
        } catch (PlanadoNotFoundException | PlanadoProtocolException e) {
            // No page can follow from here: the next poll begins anew, and does not tell what is known.
            walk = null;
            throw e;
        } catch (RuntimeException e) {
            // States without version have no order: a page that would be compared later could tell what was overtaken.
            if (!resource.isVersioned() && current.isHoldingPage()) {
                walk = null;
            }
            throw e;
        }
        return true;
    }

    /** What was found and not told, oldest first. */
    public List<Change> untold() {
        return untold.all();
    }

    /**
     * The telling of a change succeeded.
     *
     * @param found as it was found
     * @param state the state that was told
     */
    public void told(Change found, EntityState state) {
        store.told(stream, Map.of(found.uuid(), state));
        untold.remove(found);
    }

    /** The telling of a change failed: it waits behind the others, and the store learns that something is owed. */
    public void failed(Change found) {
        untold.postpone(found);
        progress.confirm(false);
    }

    /** Moves the position in the store as far as everything is told. */
    public void confirm() {
        progress.confirm(untold.isEmpty());
    }

    private Head head() {
        Head top = Head.ofNewestFirst(resource, reading, comparison, progress, clock);
        Head bottom = new BottomHead(reading, comparison, progress);
        return switch (order) {
            case NEWEST_FIRST -> top;
            case OLDEST_FIRST -> bottom;
            case UNKNOWN -> new EitherEndHead(reading, comparison, progress, top, bottom);
            case NONE -> throw new IllegalArgumentException("planado:" + resource.path() + " has no list");
        };
    }

    private boolean isNewestFirst() {
        return order == ListOrder.NEWEST_FIRST;
    }

    private boolean isHeadUseful() {
        if (resource == Resource.SITES || !isNewestFirst()) {
            return !progress.isWalkOwed();
        }
        return !progress.isWalkOwed() || (walk != null && walk.hasBegunReading());
    }

    private boolean mayWalk() {
        if (walk == null) {
            Instant now = clock.instant();
            if (!mayBeginWalk || !progress.isWalkDue(now, configuration.getSweepInterval())) {
                return false;
            }
            mayBeginWalk = false;
            LearningMark mark = new LearningMark(reading, comparison, progress);
            walk = new FullWalk(reading, comparison, knowledge, purpose(), isNewestFirst(), mark, now);
            pace.begin();
            LOG.debug("planado:{}: walking the whole list ({})", resource.path(), purpose());
        }
        return progress.isWalkOwed() || pace.take();
    }

    private FullWalk.Purpose purpose() {
        if (!progress.isFirst()) {
            return FullWalk.Purpose.FIND;
        }
        return configuration.getInitialPosition() == InitialPosition.all
                ? FullWalk.Purpose.COPY
                : FullWalk.Purpose.LEARN;
    }

    private void end(FullWalk ended) {
        ended.bound().at(clock.instant()).ifPresent(progress::readUpTo);
        progress.walked(ended.begun());
        if (!isNewestFirst()) {
            progress.readTo(ended.end());
        }
        walk = null;
    }
}
