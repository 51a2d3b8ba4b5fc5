package io.github.camelplanado.changes.merge;

import io.github.camelplanado.api.Change;

/**
 * What an event says beside the state of the entity. Several events may carry one version; each class of them is told once.
 *
 * @param name {@link #CRUD}, or the name of the status event ({@code job_started})
 * @param isDeletion whether its name says that the entity is gone. No proof: the vendor's names are not known for certain
 */
public record EventClass(String name, boolean isDeletion) {

    /** Made, changed, deleted: says no more than the state itself, so a reading of that version says it too. */
    public static final String CRUD = "crud";

    /** By the change's event type. */
    public static EventClass of(Change change) {
        boolean deletion = change.kind().equals("deleted");
        boolean crud = deletion
                || change.kind().equals("created")
                || change.eventType().endsWith("_updated");
        return new EventClass(crud ? CRUD : change.eventType(), deletion);
    }
}
