package io.github.camelplanado.simulator.state;

/**
 * What a PATCH did.
 *
 * @param entity the entity after it
 * @param created whether the PATCH made it
 */
public record Written(Entity entity, boolean created) {}
