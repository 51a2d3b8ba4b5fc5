package io.github.camelplanado.simulator.state;

import static io.github.camelplanado.simulator.state.Normal.hasText;
import static io.github.camelplanado.simulator.state.Normal.orNull;

import java.util.List;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelplanado.simulator.Knob;

/** Clients: organizations and persons have different keys, and none turns into the other. */
final class ClientRules implements Rules {
    private static final List<String> PERSON = List.of("first_name", "last_name", "middle_name");

    private final Settings settings;

    ClientRules(Settings settings) {
        this.settings = settings;
    }

    @Override
    public ObjectNode create(ObjectNode body) {
        ObjectNode client = JsonNodeFactory.instance.objectNode();
        if (!body.path("organization").isBoolean()) {
            Errors errors = new Errors();
            errors.add("organization", "can't be blank");
            errors.throwIfAny();
        }
        boolean organization = body.path("organization").asBoolean();
        client.put("name", "");
        client.put("organization", organization);
        if (organization) {
            client.set("organization_name", orNull(body, "organization_name"));
        } else {
            PERSON.forEach(key -> client.set(key, orNull(body, key)));
        }
        client.set("site_address", NullNode.getInstance());
        client.putArray("contacts");
        client.putArray("custom_fields");
        update(client, body);
        return client;
    }

    @Override
    public void update(ObjectNode client, ObjectNode body) {
        Errors errors = new Errors();
        boolean organization = client.path("organization").asBoolean();
        if (body.has("organization") && body.path("organization").asBoolean() != organization) {
            errors.add("organization", "cannot be changed");
        }
        for (String key : organization ? PERSON : List.of("organization_name")) {
            if (body.hasNonNull(key)) {
                errors.add(key, organization ? "is no key of an organization" : "is no key of a person");
            }
        }
        for (String key : organization ? List.of("organization_name") : PERSON) {
            if (body.has(key)) {
                client.set(key, body.get(key));
            }
        }
        CommonKeys common = new CommonKeys(settings, errors);
        common.address("site_address", client, body);
        common.contacts(client, body);
        common.fields("custom_fields", client, body, settings.is(Knob.FIELDS_MERGE, "merge"));
        client.put("name", name(client, organization, errors));
        errors.throwIfAny();
    }

    /** The documentation says that a person's name is put together; in which order was cut. */
    private static String name(ObjectNode client, boolean organization, Errors errors) {
        if (organization) {
            if (!hasText(client.path("organization_name"))) {
                errors.add("organization_name", "can't be blank");
            }
            return client.path("organization_name").asText();
        }
        String name = List.of("first_name", "middle_name", "last_name").stream()
                .map(client::path)
                .filter(Normal::hasText)
                .map(JsonNode::asText)
                .collect(Collectors.joining(" "));
        if (name.isEmpty()) {
            errors.add("first_name", "at least one part of the name must be present");
        }
        return name;
    }
}
