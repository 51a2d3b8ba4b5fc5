package io.github.camelplanado.simulator.state;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelplanado.simulator.Knob;

/** Sites: a place with a name, perhaps of a client. */
final class SiteRules implements Rules {
    private final Settings settings;
    private final References references;

    SiteRules(Settings settings, References references) {
        this.settings = settings;
        this.references = references;
    }

    @Override
    public ObjectNode create(ObjectNode body) {
        ObjectNode site = JsonNodeFactory.instance.objectNode();
        site.set("name", NullNode.getInstance());
        site.set("description", NullNode.getInstance());
        site.putArray("contacts");
        // No write sets a territory; newer samples of get have the key.
        site.set("territory", NullNode.getInstance());
        site.set("address", NullNode.getInstance());
        site.set("client", NullNode.getInstance());
        site.putArray("custom_fields");
        update(site, body);
        return site;
    }

    @Override
    public void update(ObjectNode site, ObjectNode body) {
        Errors errors = new Errors();
        for (String key : new String[] {"name", "description"}) {
            if (body.has(key)) {
                site.set(key, body.get(key));
            }
        }
        if (!Normal.hasText(site.path("name"))) {
            errors.add("name", "can't be blank");
        }
        CommonKeys common = new CommonKeys(settings, errors);
        common.address("address", site, body);
        common.contacts(site, body);
        common.fields("custom_fields", site, body, settings.is(Knob.FIELDS_MERGE, "merge"));
        if (body.has("client")) {
            site.set("client", references.ids().existing(Resource.CLIENTS, body.path("client"), "client", errors));
        }
        errors.throwIfAny();
    }
}
