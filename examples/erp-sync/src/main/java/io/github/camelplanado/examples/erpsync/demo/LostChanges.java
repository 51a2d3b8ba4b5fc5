package io.github.camelplanado.examples.erpsync.demo;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Changes that people made in Planado and that the ERP never showed. That both sides are equal in the end proves nothing: a
 * change that was written over by the routes before the ERP had it is lost all the same.
 *
 * @param shown "entity, column, value" of every state that a row of the ERP had
 * @param edits what people changed in the ERP
 */
record LostChanges(Set<List<String>> shown, List<Edit> edits) {

    static LostChanges of(Erp erp, List<Edit> edits) {
        Set<List<String>> shown = new HashSet<>();
        for (Kind kind : Kind.values()) {
            for (Row row : erp.shown(kind)) {
                row.values().forEach((column, value) -> shown.add(Arrays.asList(row.name(), column, value)));
            }
        }
        return new LostChanges(shown, edits);
    }

    /** Those of one entity. */
    List<PeoplesChange> of(String name, Journal journal) {
        List<PeoplesChange> changes = journal.peoplesChanges(name);
        return changes.stream()
                .filter(change -> !shown.contains(Arrays.asList(name, change.column(), change.value())))
                .filter(change -> !isFollowed(change, changes))
                .filter(change -> !isOverridden(change, journal))
                .toList();
    }

    /** Versions between may be skipped: a later change of the same field by people stands for it. */
    private static boolean isFollowed(PeoplesChange change, List<PeoplesChange> changes) {
        return changes.stream()
                .anyMatch(other -> other.column().equals(change.column()) && other.millis() > change.millis());
    }

    /** By the README an edit of the same field in the ERP wins that was not in Planado yet when the change was made. */
    private boolean isOverridden(PeoplesChange change, Journal journal) {
        return edits.stream()
                .filter(edit -> edit.name().equals(change.name()) && Objects.equals(edit.column(), change.column()))
                .anyMatch(edit -> journal.isWritten(change.name(), change.column(), edit.value(), change.millis()));
    }
}
