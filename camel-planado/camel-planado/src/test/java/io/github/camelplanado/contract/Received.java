package io.github.camelplanado.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.camelplanado.ExactJson;
import io.github.camelplanado.api.PlanadoConstants;
import org.apache.camel.Message;

/** What a route must have got: exactly what the vendor answered, wherever that is taken from. */
interface Received {

    /**
     * Fails unless the route got it.
     *
     * @param message the route's message
     * @param wire what the vendor said
     * @param values what the case knows from elsewhere, e.g. uuids
     */
    void check(Message message, List<Transmission> wire, Map<String, String> values);

    default Received and(Received more) {
        return (message, wire, values) -> {
            check(message, wire, values);
            more.check(message, wire, values);
        };
    }

    /** The entity below the root key of the last answer. */
    static Received entity(String rootKey) {
        return (message, wire, values) -> {
            JsonNode entity = wire.get(wire.size() - 1).answeredJson().path(rootKey);
            assertThat(entity.isObject()).as("root key %s of %s", rootKey, wire).isTrue();
            assertSame(message, entity);
            status(wire.size() - 1).check(message, wire, values);
        };
    }

    /** The elements below the root key of all answers, in order and each once: the end of a list is looked at twice. */
    static Received elements(String rootKey) {
        return (message, wire, values) -> {
            Set<JsonNode> distinct = new LinkedHashSet<>();
            wire.forEach(answer -> answer.answeredJson().path(rootKey).forEach(distinct::add));
            ArrayNode elements = JsonNodeFactory.instance.arrayNode().addAll(distinct);
            assertThat(elements).as("the case has elements").isNotEmpty();
            assertSame(message, elements);
        };
    }

    /** The whole answer of one request, counted from 0; an empty Map where there was no body. */
    static Received answer(int number) {
        return (message, wire, values) -> {
            JsonNode answer = wire.get(number).answeredJson();
            assertSame(message, answer.isMissingNode() ? JsonNodeFactory.instance.objectNode() : answer);
            status(number).check(message, wire, values);
        };
    }

    /** The header with the uuid, and whatever is known of it from elsewhere. */
    static Received uuid(String name) {
        return (message, wire, values) ->
                assertThat(message.getHeader(PlanadoConstants.UUID)).isEqualTo(values.get(name));
    }

    /** The header with the uuid is that of what the account holds under an external id. */
    static Received stored(String resource, String externalId) {
        return (message, wire, values) ->
                assertThat(message.getHeader(PlanadoConstants.UUID)).isEqualTo(values.get(resource + ":" + externalId));
    }

    static Received header(String header, Object value) {
        return (message, wire, values) -> assertThat(message.getHeader(header))
                .isEqualTo(value instanceof String text ? OperationCase.filled(text, values) : value);
    }

    /** The status of one answer, counted from 0. */
    static Received status(int number) {
        return (message, wire, values) -> assertThat(message.getHeader(PlanadoConstants.STATUS_CODE))
                .isEqualTo(wire.get(number).status());
    }

    /** A value of the body that the test knows by itself. */
    static Received value(String pointer, Object value) {
        return (message, wire, values) -> {
            Object expected = value instanceof String text ? OperationCase.filled(text, values) : value;
            assertThat(json(message).at(pointer)).as(pointer).isEqualTo(ExactJson.of(expected));
        };
    }

    /** By text: the order of keys and every digit count. */
    private static void assertSame(Message message, JsonNode answered) {
        assertThat(ExactJson.text(json(message))).isEqualTo(ExactJson.text(answered));
    }

    private static JsonNode json(Message message) {
        Object body = message.getBody();
        if (body instanceof Iterator<?> stream) {
            ArrayNode elements = JsonNodeFactory.instance.arrayNode();
            stream.forEachRemaining(element -> elements.add(ExactJson.of(element)));
            return elements;
        }
        return ExactJson.of(body);
    }
}
