package io.github.camelplanado.changes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelplanado.api.Change;
import io.github.camelplanado.api.EntityState;
import io.github.camelplanado.api.Resource;
import io.github.camelplanado.message.EntityLift;

/** Compares the rows of a page with what the stream knows and with what it has read and not told yet. */
public final class Comparison {

    private final Knowledge knowledge;
    private final Resource resource;
    private final EntityLift lift;

    public Comparison(Knowledge knowledge, Resource resource, EntityLift lift) {
        this.knowledge = knowledge;
        this.resource = resource;
        this.lift = lift;
    }

    /** The elements of a page as rows. */
    public List<Row> rows(List<ObjectNode> elements) {
        return elements.stream().map(element -> Row.of(resource, element, lift)).toList();
    }

    /** The changes that rows show, in the order of the rows. */
    List<Change> changes(List<Row> rows, Change.Source source, boolean snapshot) {
        Map<String, EntityState> known = known(rows);
        List<Change> changes = new ArrayList<>();
        for (Row row : rows) {
            EntityState before = known.get(row.uuid());
            EntityState now = row.state(before);
            if (isNews(before, knowledge.waiting(row.uuid()), now)) {
                changes.add(change(row, now, before == null, source, snapshot));
            }
        }
        return changes;
    }

    /** Every row as a change, news or not, in the order of the rows. */
    public List<Change> all(List<Row> rows, Change.Source source, boolean snapshot) {
        Map<String, EntityState> known = known(rows);
        return rows.stream()
                .map(row -> {
                    EntityState before = known.get(row.uuid());
                    return change(row, row.state(before), before == null, source, snapshot);
                })
                .toList();
    }

    /**
     * Hashes have no order, so the last one that was read is what counts: an entity that is back in the state that was told
     * takes the place of the change that waits, which may have been told in part.
     */
    private static boolean isNews(EntityState before, EntityState waiting, EntityState now) {
        if (now.hash() != null && waiting != null) {
            return !waiting.covers(now);
        }
        return !covers(before, now) && !covers(waiting, now);
    }

    private static boolean covers(EntityState state, EntityState now) {
        return state != null && state.covers(now);
    }

    /** The rows above the first one whose entity is known in any state, or waits to be told. */
    List<Row> aboveKnown(List<Row> rows) {
        Map<String, EntityState> known = known(rows);
        return rows.stream().takeWhile(row -> isUnknown(known, row)).toList();
    }

    /**
     * The states of rows that can be learnt without telling them. One that waits to be told is left to that, and one that is
     * known already is not learnt a second time: its newer state is a change.
     */
    Map<String, EntityState> learnable(List<Row> rows) {
        Map<String, EntityState> known = known(rows);
        Map<String, EntityState> states = new TreeMap<>();
        rows.stream().filter(row -> isUnknown(known, row)).forEach(row -> states.put(row.uuid(), row.state(null)));
        return states;
    }

    private boolean isUnknown(Map<String, EntityState> known, Row row) {
        return !known.containsKey(row.uuid()) && knowledge.waiting(row.uuid()) == null;
    }

    private Map<String, EntityState> known(List<Row> rows) {
        return knowledge.known(rows.stream().map(Row::uuid).distinct().toList());
    }

    private Change change(Row row, EntityState state, boolean isNew, Change.Source source, boolean snapshot) {
        return new Change(
                resource,
                row.uuid(),
                row.version(),
                resource.entity() + (isNew ? "_created" : "_updated"),
                row.entity(),
                Change.BodyKind.ROW,
                source,
                snapshot,
                null,
                state);
    }
}
