package io.github.camelplanado.changes;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

import io.github.camelplanado.api.Change;
import io.github.camelplanado.client.Futures;
import io.github.camelplanado.client.ListWalk;
import io.github.camelplanado.client.Page;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads what was updated after the last reading, with {@link #OVERLAP}, by the filter {@code updated_at[after]}
 * (documentation: strict). Two servers are possible:
 *
 * <ul>
 *   <li>It heeds the filter. Then known rows, which the overlap brings, are no reason to stop: the end is the empty page.
 *   <li>It ignores the filter, which a row that is too old gives away. Then the list is what it is without the filter, the
 *       newest entities first, and the reading stops at a page that holds only what is known. Changes of older entities are
 *       left to the walk over the whole list.
 * </ul>
 *
 * <p>Every row is compared with what is known, whatever the filter did.
 */
final class UpdatedHead implements Head {

    static final Duration OVERLAP = Duration.ofMinutes(5);

    private static final Logger LOG = LoggerFactory.getLogger(UpdatedHead.class);

    private final Function<Instant, ListWalk> list;
    private final Comparison comparison;
    private final Marks marks;
    private final Clock clock;
    private boolean ignoredBefore;

    /** @param list a new walk over what was updated after a moment */
    UpdatedHead(Function<Instant, ListWalk> list, Comparison comparison, Marks marks, Clock clock) {
        this.list = list;
        this.comparison = comparison;
        this.marks = marks;
        this.clock = clock;
    }

    @Override
    public List<Change> read(boolean walking) throws InterruptedException {
        Instant after =
                marks.readUpTo() == null ? Instant.EPOCH : marks.readUpTo().minus(OVERLAP);
        UpdatedBound bound = new UpdatedBound(clock.instant());
        List<Change> found = new ArrayList<>();
        ListWalk walk = list.apply(after);
        boolean ignored = false;
        while (found.size() < MOST) {
            Page page = Futures.await(walk.next());
            List<Row> rows = comparison.rows(page.elements());
            List<Change> changes = comparison.changes(rows, Change.Source.HEAD, false);
            found.addAll(changes);
            bound.see(rows);
            ignored |= rows.stream().anyMatch(row -> !isAfter(row, after));
            if (walk.isEnded() || (ignored && changes.isEmpty())) {
                tellIgnored(ignored);
                bound.at(clock.instant()).ifPresent(marks::readUpTo);
                Collections.reverse(found);
                return found;
            }
        }
        return null;
    }

    /** A row that does not tell when it was updated cannot show that the filter was heeded. */
    private static boolean isAfter(Row row, Instant after) {
        return row.updatedAt() != null && row.updatedAt().isAfter(after);
    }

    private void tellIgnored(boolean ignored) {
        if (ignored && !ignoredBefore) {
            LOG.warn(
                    "The vendor ignores the filter updated_at[after]: changes of older entities are found only by the walk"
                            + " over the whole list (sweepInterval)");
        }
        ignoredBefore = ignored;
    }
}
