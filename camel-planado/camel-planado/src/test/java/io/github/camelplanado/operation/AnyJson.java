package io.github.camelplanado.operation;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelplanado.ExactJson;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** JSON of every kind, read and written by a mapper of the tests' own that loses nothing. */
final class AnyJson {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private AnyJson() {}

    static String text(JsonNode node) {
        return ExactJson.text(node);
    }

    static JsonNode tree(String text) {
        return ExactJson.read(text);
    }

    static JsonNode tree(Object map) {
        return ExactJson.of(map);
    }

    static Object map(JsonNode node) {
        return ExactJson.plain(node);
    }

    /** Texts of every character that JSON can carry, those outside of the basic plane and the control characters included. */
    static Arbitrary<String> texts(int longest) {
        Arbitrary<Integer> characters = Arbitraries.frequencyOf(
                Tuple.of(4, Arbitraries.integers().between(0x20, 0x7E)),
                Tuple.of(2, Arbitraries.of(0, 1, 9, 10, 13, 0x1F, 0x22, 0x5C, 0x7F, 0x2028, 0xFEFF)),
                Tuple.of(2, Arbitraries.integers().between(0x400, 0x4FF)),
                Tuple.of(1, Arbitraries.integers().between(0xA0, 0xD7FF)),
                Tuple.of(1, Arbitraries.integers().between(0xE000, 0xFFFF)),
                Tuple.of(1, Arbitraries.integers().between(0x10000, 0x10FFFF)));
        return characters.list().ofMaxSize(longest).map(AnyJson::ofCharacters);
    }

    static String ofCharacters(List<Integer> characters) {
        StringBuilder text = new StringBuilder();
        characters.forEach(text::appendCodePoint);
        return text.toString();
    }

    /** Keys that nobody knows and values of every kind. */
    static Arbitrary<ObjectNode> objects(int depth) {
        return objects(texts(6).map(key -> "x_" + key), depth);
    }

    /** Any JSON value, also one that is long, deep, or has keys that mean something elsewhere. */
    static Arbitrary<JsonNode> anything(int depth) {
        return Arbitraries.frequencyOf(
                Tuple.of(12, values(depth)),
                Tuple.of(1, Arbitraries.integers().between(1, 60).map(AnyJson::nested)),
                Tuple.of(1, texts(40).map(text -> NODES.textNode(text.repeat(500)))));
    }

    private static JsonNode nested(int depth) {
        JsonNode node = NODES.nullNode();
        for (int i = 0; i < depth; i++) {
            node = i % 2 == 0 ? NODES.arrayNode().add(node) : NODES.objectNode().set("", node);
        }
        return node;
    }

    /** Keys inside of a value: the empty one and those that mean something at the root too. */
    private static Arbitrary<String> innerKeys() {
        return Arbitraries.frequencyOf(
                Tuple.of(4, texts(6)),
                Tuple.of(
                        1, Arbitraries.of("", "uuid", "name", "external_id", "version", "type_uuid", "template", " ")));
    }

    private static Arbitrary<ObjectNode> objects(Arbitrary<String> keys, int depth) {
        return Combinators.combine(keys, values(depth))
                .as(Map::entry)
                .list()
                .ofMaxSize(6)
                .map(entries -> {
                    ObjectNode object = NODES.objectNode();
                    entries.forEach(entry -> object.set(entry.getKey(), entry.getValue()));
                    return object;
                });
    }

    private static Arbitrary<JsonNode> values(int depth) {
        Arbitrary<JsonNode> leaves = Arbitraries.oneOf(
                Arbitraries.just(NODES.nullNode()),
                Arbitraries.of(true, false).map(NODES::booleanNode),
                texts(12).map(NODES::textNode),
                Arbitraries.longs().map(number -> tree(String.valueOf(number))),
                Arbitraries.bigIntegers()
                        .between(BigInteger.TEN.pow(40).negate(), BigInteger.TEN.pow(40))
                        .map(number -> tree(number.toString())),
                Combinators.combine(Arbitraries.longs(), Arbitraries.integers().between(-330, 330))
                        .as((digits, scale) -> tree(decimal(digits, scale))),
                Arbitraries.of(
                                "0.10",
                                "1.00",
                                "-0.0",
                                "1.7976931348623159E+400",
                                "100.000",
                                "1E-400",
                                "9E+999",
                                "0E-20",
                                "123456789012345678901234567890.10")
                        .map(AnyJson::tree));
        if (depth == 0) {
            return leaves;
        }
        Arbitrary<JsonNode> arrays = values(depth - 1).list().ofMaxSize(4).map(elements -> {
            ArrayNode array = NODES.arrayNode();
            return array.addAll(elements);
        });
        return Arbitraries.oneOf(leaves, arrays, objects(innerKeys(), depth - 1).map(JsonNode.class::cast));
    }

    private static String decimal(long digits, int scale) {
        return new BigDecimal(BigInteger.valueOf(digits), scale).toString();
    }
}
