package io.github.camelplanado.changes;

import java.util.ArrayList;
import java.util.List;

import io.github.camelplanado.api.Change;
import io.github.camelplanado.api.ChangeStore.ListEnd;
import io.github.camelplanado.client.Page;

/**
 * Reads a list whose order the vendor does not state. A short one is read as a whole each time, which is right for any order
 * and finds changes too. Of a longer one both ends are read, so that new entities are found whether they come at the top or
 * at the bottom; its changes, and what comes in between, are left to the walk over the whole list.
 *
 * <p>The end of the short list is not made sure of: the next reading begins at the top again. Whether the list is short is
 * found out anew by each reader.
 */
final class EitherEndHead implements Head {

    /** Pages of a short list. It costs one call more, to meet the empty page. */
    static final int SHORT = 5;

    private final Reading reading;
    private final Comparison comparison;
    private final Progress progress;
    private final Head top;
    private final Head bottom;
    private boolean isLong;

    EitherEndHead(Reading reading, Comparison comparison, Progress progress, Head top, Head bottom) {
        this.reading = reading;
        this.comparison = comparison;
        this.progress = progress;
        this.top = top;
        this.bottom = bottom;
    }

    @Override
    public List<Change> read(boolean walking) throws InterruptedException {
        return isLong ? ends(walking) : whole(walking);
    }

    private List<Change> whole(boolean walking) throws InterruptedException {
        List<Change> found = new ArrayList<>();
        ListEnd end = null;
        String after = null;
        for (int pages = 0; pages <= SHORT; pages++) {
            Page page = reading.page(after);
            if (page == null) {
                return null;
            }
            List<Row> rows = comparison.rows(page.elements());
            List<String> uuids = rows.stream().map(Row::uuid).toList();
            if (page.isEmpty() || uuids.contains(after)) {
                // The second means that the vendor does not heed the cursor: the list came as a whole.
                progress.readTo(end);
                return found.size() < MOST ? found : null;
            }
            found.addAll(comparison.changes(rows, Change.Source.HEAD, false));
            end = ListEnd.behind(end, uuids);
            after = end.last();
        }
        isLong = true;
        return ends(walking);
    }

    private List<Change> ends(boolean walking) throws InterruptedException {
        List<Change> atTop = top.read(walking);
        List<Change> atBottom = atTop == null ? null : bottom.read(walking);
        if (atBottom == null) {
            return null;
        }
        List<Change> found = new ArrayList<>(atTop);
        found.addAll(atBottom);
        return found;
    }
}
