package io.github.camelplanado.simulator.state;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Units of products. */
final class UnitRules implements Rules {

    @Override
    public ObjectNode create(ObjectNode body) {
        ObjectNode unit = JsonNodeFactory.instance
                .objectNode()
                .putNull("name")
                .putNull("code")
                .put("archived", false);
        update(unit, body);
        return unit;
    }

    @Override
    public void update(ObjectNode unit, ObjectNode body) {
        Errors errors = new Errors();
        for (String key : new String[] {"name", "code"}) {
            if (body.has(key)) {
                unit.set(key, body.get(key));
            }
            if (!Normal.hasText(unit.path(key))) {
                errors.add(key, "can't be blank");
            }
        }
        errors.throwIfAny();
    }
}
