package io.github.camelplanado.api.model;

import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** The body of a create or upsert of a client: an organization with its name, or a person with one name at least. */
public final class ClientCreation extends ClientFields<ClientCreation> {

    private ClientCreation(boolean organization) {
        super(true, null);
        set("organization", organization);
    }

    static ClientCreation organization(String name) {
        return new ClientCreation(true).organizationName(name);
    }

    static ClientCreation person() {
        return new ClientCreation(false);
    }

    /** Your id, unique, not empty; with it a create can be repeated without harm. */
    public ClientCreation externalId(String externalId) {
        return set("external_id", externalId);
    }

    @Override
    Map<String, String> check(ObjectNode json) {
        boolean nameless = Stream.of("first_name", "last_name", "middle_name")
                .allMatch(name -> json.path(name).asText("").isBlank());
        return !json.path("organization").asBoolean() && nameless
                ? Map.of("first_name", "or last_name or middle_name is needed: a person has one name at least")
                : Map.of();
    }

    @Override
    ClientCreation self() {
        return this;
    }
}
