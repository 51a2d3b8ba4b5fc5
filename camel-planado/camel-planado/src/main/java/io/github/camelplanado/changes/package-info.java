/**
 * Finds changes by reading lists: new entities from the head, changed ones from a walk over the whole list, both compared
 * with what a {@link io.github.camelplanado.api.ChangeStore} knows. Start with
 * {@link io.github.camelplanado.changes.ChangeReader}.
 */
package io.github.camelplanado.changes;
