package io.github.camelplanado.operation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelplanado.api.ReferencePlace;
import io.github.camelplanado.client.NameList;

/** The names in one request that have to become uuids, and the request as it is then. For one request. */
final class NamedReferences {

    private final Input input;
    private final Mentions mentions = new Mentions();
    private final Map<String, List<String>> query;
    private String id;

    /**
     * Looks for names. The body is changed in place when their uuids are known; it is the request's own.
     *
     * @param references where names may stand
     */
    NamedReferences(Input input, List<ReferencePlace> references) {
        this.input = input;
        this.id = input.parameters().id();
        this.query = new LinkedHashMap<>(input.parameters().query());
        references.forEach(this::look);
    }

    Mentions mentions() {
        return mentions;
    }

    /** The request with what was replaced until now. */
    Input replaced() {
        return new Input(input.parameters().withId(id).withQuery(query), input.body(), input.exchange());
    }

    private void look(ReferencePlace reference) {
        switch (reference.part()) {
            case ID -> {
                if (id != null && !Ids.isUuid(id)) {
                    add(reference, new Mention(Mention.ID, reference.named(), id, uuid -> id = uuid));
                }
            }
            case QUERY -> lookInQuery(reference);
            case BODY -> {
                if (input.body() != null) {
                    follow("", input.body(), reference.path(), reference);
                }
            }
        }
    }

    private void lookInQuery(ReferencePlace reference) {
        List<String> given = query.getOrDefault(reference.path(), List.of());
        List<String> values = new ArrayList<>(given);
        query.computeIfPresent(reference.path(), (parameter, before) -> values);
        for (int i = 0; i < given.size(); i++) {
            int at = i;
            if (!Ids.isUuid(given.get(i))) {
                Mention mention =
                        new Mention(reference.path(), reference.named(), given.get(i), uuid -> values.set(at, uuid));
                add(reference, mention);
            }
        }
    }

    /** Goes down the path, into each element of an array. */
    private void follow(String at, JsonNode node, String path, ReferencePlace reference) {
        if (path.isEmpty()) {
            if (node instanceof ObjectNode holder && holder.hasNonNull("uuid")) {
                // What an answer tells; whether a request may hold both is not known, and the uuid says it all.
                holder.remove(reference.nameForms());
            } else if (node instanceof ObjectNode holder) {
                take(at, holder, reference);
            }
        } else if (path.startsWith("[]")) {
            for (int i = 0; i < (node.isArray() ? node.size() : 0); i++) {
                follow(at + "[" + i + "]", node.get(i), path.substring(2), reference);
            }
        } else if (path.startsWith(".")) {
            follow(at + ".", node, path.substring(1), reference);
        } else {
            String key = Mention.root(path);
            follow(at + key, node.path(key), path.substring(key.length()), reference);
        }
    }

    private void take(String at, ObjectNode holder, ReferencePlace reference) {
        for (String form : reference.replacedForms()) {
            JsonNode name = holder.path(form);
            if (name.isTextual()) {
                add(reference, new Mention(at + "." + form, reference.named(), name.textValue(), uuid -> {
                    holder.remove(form);
                    holder.put("uuid", uuid);
                }));
            }
        }
    }

    private void add(ReferencePlace reference, Mention mention) {
        mentions.add(NameList.of(reference.named()), mention);
    }
}
