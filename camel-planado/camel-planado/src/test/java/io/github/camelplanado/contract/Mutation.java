package io.github.camelplanado.contract;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelplanado.ExactJson;
import io.github.camelplanado.api.PlanadoException;
import io.github.camelplanado.api.PlanadoNotFoundException;
import io.github.camelplanado.api.PlanadoOutcomeUnknownException;
import io.github.camelplanado.api.PlanadoProtocolException;
import io.github.camelplanado.api.PlanadoValidationException;

/**
 * A change of one answer.
 *
 * @param number which answer, from 0; -1 for none
 * @param kind what becomes of it
 * @param pointer which value of its body, null for the whole answer
 */
record Mutation(int number, Kind kind, JsonPointer pointer) {

    static final Mutation NONE = new Mutation(-1, Kind.STATUS, null);

    private static final int MOST = 5;

    /** What a change makes of an answer, and the failures in which it may end; without a failure the route must have got something else. */
    enum Kind {
        /** One value is another. */
        VALUE(Set.of(PlanadoNotFoundException.class, PlanadoProtocolException.class)),
        /** Another status of success, where there is no body. */
        STATUS(Set.of()),
        /** No JSON, from a proxy. */
        GARBAGE(Set.of(PlanadoProtocolException.class, PlanadoOutcomeUnknownException.class)),
        /** The vendor knows nothing of it; of an id that is taken all the same, the refusal is told. */
        GONE(Set.of(PlanadoNotFoundException.class, PlanadoValidationException.class));

        // Made by Set.of: it never changes.
        @SuppressWarnings("ImmutableEnumChecker")
        private final Set<Class<? extends PlanadoException>> failures;

        Kind(Set<Class<? extends PlanadoException>> failures) {
            this.failures = failures;
        }

        Set<Class<? extends PlanadoException>> failures() {
            return failures;
        }
    }

    /** What the component is given. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Answer(int status, byte[] body) {}

    /** Changes worth trying of every answer: of what reaches the route its values, of every one that it is no JSON, and that it is a 404. */
    static List<Mutation> of(List<Transmission> transmissions) {
        boolean reads = transmissions.stream()
                .allMatch(transmission -> transmission.method().equals("GET"));
        Set<JsonNode> given = new HashSet<>();
        List<Mutation> mutations = new ArrayList<>();
        for (int number = 0; number < transmissions.size(); number++) {
            JsonNode answered = transmissions.get(number).answeredJson();
            // Of writes the last answer reaches the route; before it there may be looks, whose status alone counts.
            boolean told = reads ? isNew(answered, given) : number == transmissions.size() - 1;
            for (JsonPointer value : spread(told ? values(answered) : reads ? cursors(answered) : List.of())) {
                mutations.add(new Mutation(number, Kind.VALUE, value));
            }
            if (answered.isMissingNode()) {
                mutations.add(new Mutation(number, Kind.STATUS, null));
            }
            mutations.add(new Mutation(number, Kind.GARBAGE, null));
            mutations.add(new Mutation(number, Kind.GONE, null));
        }
        return mutations;
    }

    /** Whether an answer has an element that was not in those before; the end of a list is looked at twice. */
    private static boolean isNew(JsonNode answered, Set<JsonNode> given) {
        boolean news = false;
        for (JsonNode content : answered) {
            if (content.isArray()) {
                for (JsonNode element : content) {
                    news |= given.add(element);
                }
            } else {
                news |= given.add(content);
            }
        }
        return news;
    }

    Answer apply(int answer, int status, byte[] body) {
        if (answer != number) {
            return new Answer(status, body);
        }
        return switch (kind) {
            case STATUS -> new Answer(status == 200 ? 202 : 200, body);
            case GARBAGE -> new Answer(200, "<html>".getBytes(StandardCharsets.UTF_8));
            case GONE -> new Answer(404, "{\"message\":\"Not found\"}".getBytes(StandardCharsets.UTF_8));
            case VALUE -> {
                JsonNode tree = ExactJson.read(body);
                replace(tree.at(pointer.head()), pointer.last(), changed(tree.at(pointer)));
                yield new Answer(status, ExactJson.text(tree).getBytes(StandardCharsets.UTF_8));
            }
        };
    }

    private static void replace(JsonNode holder, JsonPointer last, JsonNode value) {
        if (holder instanceof ObjectNode object) {
            object.set(last.getMatchingProperty(), value);
        } else {
            ((ArrayNode) holder).set(last.getMatchingIndex(), value);
        }
    }

    private static JsonNode changed(JsonNode value) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        if (value.isTextual()) {
            return nodes.textNode(value.textValue() + "-changed");
        }
        if (value.isNumber()) {
            return nodes.numberNode(value.decimalValue().add(BigDecimal.ONE));
        }
        if (value.isBoolean()) {
            return nodes.booleanNode(!value.booleanValue());
        }
        return nodes.textNode("changed");
    }

    private static List<JsonPointer> spread(List<JsonPointer> values) {
        List<JsonPointer> some = new ArrayList<>();
        int count = Math.min(MOST, values.size());
        for (int i = 0; i < count; i++) {
            some.add(values.get(i * values.size() / count));
        }
        return some;
    }

    private static List<JsonPointer> values(JsonNode answered) {
        List<JsonPointer> found = new ArrayList<>();
        collect(JsonPointer.empty(), answered, found);
        return found;
    }

    /** What says how far a list is. */
    private static List<JsonPointer> cursors(JsonNode answered) {
        return values(answered).stream()
                .filter(pointer -> pointer.toString().matches("/[a-z_]+/[0-9]+/uuid"))
                .toList();
    }

    private static void collect(JsonPointer at, JsonNode node, List<JsonPointer> found) {
        if (node.isObject()) {
            node.fieldNames().forEachRemaining(key -> collect(at.appendProperty(key), node.get(key), found));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                collect(at.appendIndex(i), node.get(i), found);
            }
        } else if (!node.isMissingNode()) {
            found.add(at);
        }
    }
}
