package io.github.camelplanado.simulator.state;

import java.util.List;

/**
 * One version of one entity came to be, or the entity went.
 *
 * @param before the state before, null for a new entity
 * @param after the state after; the last known one, with its version raised, for a deletion
 * @param eventTypes what webhooks are told, may be empty
 * @param deleted whether the entity is gone
 * @param context who and when
 */
public record Change(Entity before, Entity after, List<String> eventTypes, boolean deleted, Context context) {}
