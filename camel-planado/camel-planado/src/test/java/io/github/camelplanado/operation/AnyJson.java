package io.github.camelplanado.operation;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** JSON of every kind, read and written by a mapper of the tests' own that loses nothing. */
final class AnyJson {

    private static final ObjectMapper EXACT = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private AnyJson() {}

    static String text(JsonNode node) {
        try {
            return EXACT.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static JsonNode tree(String text) {
        try {
            return EXACT.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static JsonNode tree(Object map) {
        return EXACT.valueToTree(map);
    }

    static Object map(JsonNode node) {
        return EXACT.convertValue(node, new TypeReference<Object>() {});
    }

    /** Texts of every character that JSON can carry, those outside of the basic plane and the control characters included. */
    static Arbitrary<String> texts(int longest) {
        Arbitrary<Integer> characters = Arbitraries.frequencyOf(
                Tuple.of(4, Arbitraries.integers().between(0x20, 0x7E)),
                Tuple.of(2, Arbitraries.of(0, 1, 9, 10, 13, 0x1F, 0x22, 0x5C, 0x7F, 0x2028, 0xFEFF)),
                Tuple.of(2, Arbitraries.integers().between(0x400, 0x4FF)),
                Tuple.of(1, Arbitraries.integers().between(0xA0, 0xD7FF)),
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
        Arbitrary<String> keys = texts(6).map(key -> "x_" + key);
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
                Arbitraries.of("0.10", "1.00", "-0.0", "1.7976931348623159E+400", "100.000", "1E-400")
                        .map(AnyJson::tree));
        if (depth == 0) {
            return leaves;
        }
        Arbitrary<JsonNode> arrays = values(depth - 1).list().ofMaxSize(4).map(elements -> {
            ArrayNode array = NODES.arrayNode();
            return array.addAll(elements);
        });
        return Arbitraries.oneOf(leaves, arrays, objects(depth - 1).map(JsonNode.class::cast));
    }

    private static String decimal(long digits, int scale) {
        return new BigDecimal(BigInteger.valueOf(digits), scale).toString();
    }
}
