package io.github.camelplanado.changes;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.github.camelplanado.api.Change;
import io.github.camelplanado.api.ChangeStore.ListEnd;
import io.github.camelplanado.client.Page;

/**
 * Asks an oldest-first list for what follows the element that was the last one. The element may have been deleted meanwhile;
 * what the vendor then answers is not documented:
 *
 * <ul>
 *   <li>404: the place is lost.
 *   <li>An empty page: it is believed only if the element can be seen at its place, behind the one before it. Otherwise the
 *       place is lost.
 *   <li>What follows: then nothing is lost.
 * </ul>
 *
 * <p>Where the place is lost, a walk over the whole list finds what is new, tells nothing that is known, and finds the end.
 * An idle list costs two calls.
 */
final class BottomHead implements Head {

    private final Reading reading;
    private final Comparison comparison;
    private final Progress progress;

    BottomHead(Reading reading, Comparison comparison, Progress progress) {
        this.reading = reading;
        this.comparison = comparison;
        this.progress = progress;
    }

    @Override
    public List<Change> read(boolean walking) throws InterruptedException {
        ListEnd end = progress.end();
        String after = end == null ? null : end.last();
        Page page = reading.page(after);
        if (page != null && page.isEmpty() && end != null && !isStillThere(end)) {
            return null;
        }
        Set<String> asked = new HashSet<>(Collections.singleton(after));
        List<Change> found = new ArrayList<>();
        while (page != null && !page.isEmpty() && found.size() < MOST) {
            List<Row> rows = comparison.rows(page.elements());
            found.addAll(comparison.changes(rows, Change.Source.HEAD, false));
            List<String> uuids = rows.stream().map(Row::uuid).toList();
            end = ListEnd.behind(end, uuids);
            after = end.last();
            if (!asked.add(after)) {
                // The vendor does not heed the cursor, so this was the whole list.
                break;
            }
            page = reading.page(after);
        }
        if (page == null) {
            return null;
        }
        progress.readTo(end);
        return found;
    }

    private boolean isStillThere(ListEnd end) throws InterruptedException {
        Page page = reading.page(end.before());
        return page != null
                && page.elements().stream()
                        .anyMatch(element -> element.path("uuid").asText().equals(end.last()));
    }
}
