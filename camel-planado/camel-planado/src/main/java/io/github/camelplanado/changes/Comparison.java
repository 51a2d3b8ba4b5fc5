package io.github.camelplanado.changes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelplanado.api.Change;
import io.github.camelplanado.api.ChangeStore;
import io.github.camelplanado.api.Resource;
import io.github.camelplanado.message.EntityLift;

/** Compares the rows of a page with what the stream knows and with what it has read and not told yet. */
final class Comparison {

    private final ChangeStore store;
    private final String stream;
    private final Resource resource;
    private final EntityLift lift;
    private final Untold untold;

    Comparison(ChangeStore store, String stream, Resource resource, EntityLift lift, Untold untold) {
        this.store = store;
        this.stream = stream;
        this.resource = resource;
        this.lift = lift;
        this.untold = untold;
    }

    /** The elements of a page as rows. */
    List<Row> rows(List<ObjectNode> elements) {
        return elements.stream()
                .map(element -> Row.of(resource, lift.lift(element)))
                .toList();
    }

    /** The changes that rows show, in the order of the rows. */
    List<Change> changes(List<Row> rows, Change.Source source, boolean snapshot) {
        Map<String, Long> known = known(rows);
        List<Change> changes = new ArrayList<>();
        for (Row row : rows) {
            Long before = known.get(row.uuid());
            boolean isNews = before == null || before < row.rank();
            if (isNews && !untold.covers(row.uuid(), row.rank())) {
                changes.add(change(row, before == null, source, snapshot));
            }
        }
        return changes;
    }

    /** The rows above the first one whose entity is known in any version, or waits to be told. */
    List<Row> aboveKnown(List<Row> rows) {
        Map<String, Long> known = known(rows);
        return rows.stream()
                .takeWhile(row -> !known.containsKey(row.uuid()) && !untold.has(row.uuid()))
                .toList();
    }

    /**
     * Notes rows without telling them. One that waits to be told is left to that, and one that is known already is not
     * learnt a second time: its newer version is a change.
     */
    void learn(List<Row> rows) {
        Map<String, Long> known = known(rows);
        Map<String, Long> versions = new TreeMap<>();
        rows.stream()
                .filter(row -> !known.containsKey(row.uuid()) && !untold.has(row.uuid()))
                .forEach(row -> versions.put(row.uuid(), row.rank()));
        store.told(stream, versions);
    }

    private Map<String, Long> known(List<Row> rows) {
        return store.known(stream, rows.stream().map(Row::uuid).distinct().toList());
    }

    private Change change(Row row, boolean isNew, Change.Source source, boolean snapshot) {
        return new Change(
                resource,
                row.uuid(),
                row.version(),
                resource.entity() + (isNew ? "_created" : "_updated"),
                row.entity(),
                Change.BodyKind.ROW,
                source,
                snapshot,
                null);
    }
}
