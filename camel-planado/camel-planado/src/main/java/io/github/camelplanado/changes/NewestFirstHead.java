package io.github.camelplanado.changes;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;

import io.github.camelplanado.api.Change;
import io.github.camelplanado.client.Futures;
import io.github.camelplanado.client.ListWalk;
import io.github.camelplanado.client.Page;

/** Reads a newest-first list from its top until a page holds only what is known. Finds new entities and young changes. */
final class NewestFirstHead implements Head {

    private final Supplier<ListWalk> list;
    private final Comparison comparison;

    /** @param list a new walk from the top */
    NewestFirstHead(Supplier<ListWalk> list, Comparison comparison) {
        this.list = list;
        this.comparison = comparison;
    }

    @Override
    public List<Change> read(boolean walking) throws InterruptedException {
        List<Change> found = new ArrayList<>();
        ListWalk walk = list.get();
        while (found.size() < MOST) {
            Page page = Futures.await(walk.next());
            List<Row> rows = comparison.rows(page.elements());
            List<Row> news = walking ? comparison.aboveKnown(rows) : rows;
            List<Change> changes = comparison.changes(news, Change.Source.HEAD, false);
            found.addAll(changes);
            if (changes.isEmpty() || news.size() < rows.size()) {
                Collections.reverse(found);
                return found;
            }
        }
        return null;
    }
}
