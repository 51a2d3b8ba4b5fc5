package io.github.camelplanado.simulator.state;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** How one kind of entity is made and changed. Bodies have passed the contract; here are the rules beyond it. */
interface Rules {

    /**
     * The own keys of a new entity.
     *
     * @param body what was sent
     * @return everything but uuid, external_id, version and times
     */
    ObjectNode create(ObjectNode body);

    /**
     * Changes a copy of the entity.
     *
     * @param entity the shape of get, to be changed in place
     * @param body what was sent
     */
    void update(ObjectNode entity, ObjectNode body);

    /**
     * Leaves out numbers that entities made in bulk have taken.
     *
     * @param count how many
     */
    default void reserve(long count) {}
}
