package io.github.camelplanado.changes.merge.model;

import java.util.List;

import io.github.camelplanado.api.Change;

/** Who hears of changes and tells them to the target. */
public interface Listener {

    /** A webhook. */
    void arrived(Change event);

    /** A sweep begins. */
    void sweepBegins();

    /** A page of the sweep, as it was some time ago. */
    void page(List<Change> rows);

    /** The list has ended, or seems to. */
    void sweepEnds();

    /** Time passes. */
    default void tick(int now) {}

    /** Everything that waits is done. */
    default void finish() {}
}
