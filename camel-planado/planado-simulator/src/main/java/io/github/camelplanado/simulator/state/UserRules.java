package io.github.camelplanado.simulator.state;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Users: an email belongs to one of them. A password is taken and never shown. */
final class UserRules implements Rules {
    private final References references;

    UserRules(References references) {
        this.references = references;
    }

    @Override
    public ObjectNode create(ObjectNode body) {
        ObjectNode user = JsonNodeFactory.instance
                .objectNode()
                .putNull("first_name")
                .putNull("last_name")
                .putNull("email")
                .putNull("mobile_phone")
                .putNull("territory");
        user.putArray("skills");
        user.putObject("permissions");
        update(user, body);
        return user;
    }

    @Override
    public void update(ObjectNode user, ObjectNode body) {
        Errors errors = new Errors();
        boolean otherEmail = body.has("email") && !body.path("email").equals(user.path("email"));
        if (otherEmail
                && !references
                        .namesakes(Resource.USERS, body.path("email").asText())
                        .isEmpty()) {
            errors.add("email", "is used by another entity");
        }
        for (String key : new String[] {"first_name", "last_name", "email", "mobile_phone", "permissions"}) {
            if (body.has(key)) {
                user.set(key, body.get(key));
            }
        }
        for (String key : new String[] {"first_name", "last_name", "email"}) {
            if (!Normal.hasText(user.path(key))) {
                errors.add(key, "can't be blank");
            }
        }
        if (body.has("territory")) {
            user.set(
                    "territory",
                    references.inferred(Resource.TERRITORIES, body.path("territory"), "territory", errors));
        }
        if (body.has("skills")) {
            user.set("skills", references.allInferred(Resource.SKILLS, body.path("skills"), "skills", errors));
        }
        errors.throwIfAny();
    }
}
