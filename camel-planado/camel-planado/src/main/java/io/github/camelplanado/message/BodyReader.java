package io.github.camelplanado.message;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelplanado.api.model.BodyBuilder;
import io.github.camelplanado.api.model.Model;
import io.github.camelplanado.json.WireJson;
import org.apache.camel.Exchange;
import org.apache.camel.StreamCache;
import org.apache.camel.WrappedFile;

/**
 * Reads the body of a write. A key that is absent stays absent, null stays null.
 *
 * @param pojoMapper converts classes of the application, never a Map, a tree or JSON
 */
public record BodyReader(ObjectMapper pojoMapper) {

    /**
     * The body as a JSON object.
     *
     * @throws IllegalArgumentException if it is none; the text says what it is and names the place of a syntax error, and
     *     does not repeat the body
     */
    public ObjectNode read(Exchange exchange) {
        Object body = exchange.getMessage().getBody();
        if (body == null) {
            throw new IllegalArgumentException("The body is null; it must be a JSON object, a Map or a tree");
        }
        JsonNode node = tree(exchange, body);
        BodyCheck.requireSendable(node);
        if (node instanceof ObjectNode object) {
            return object;
        }
        throw new IllegalArgumentException("The body must be a JSON object, not "
                + node.getNodeType().name().toLowerCase(Locale.ROOT));
    }

    /**
     * The body as any JSON, or null if there is none: null, empty text and an empty stream are no body.
     *
     * @throws IllegalArgumentException as {@link #read}
     */
    public JsonNode readAny(Exchange exchange) {
        Object body = exchange.getMessage().getBody();
        if (body == null) {
            return null;
        }
        JsonNode node = tree(exchange, body);
        if (node == null || node.isMissingNode()) {
            return null;
        }
        BodyCheck.requireSendable(node);
        return node;
    }

    private JsonNode tree(Exchange exchange, Object body) {
        if (body instanceof JsonNode node) {
            return node.deepCopy();
        }
        if (body instanceof BodyBuilder<?> builder) {
            return WireJson.mapper().valueToTree(builder.build());
        }
        if (body instanceof Model) {
            return WireJson.mapper().valueToTree(body);
        }
        if (body instanceof Map<?, ?> map) {
            BodyCheck.requireWritable(map);
            return written(WireJson.mapper(), map);
        }
        if (body instanceof CharSequence text) {
            // A byte order mark at the front of a text file is no part of its JSON.
            return parse(text.toString().replaceFirst("^\\uFEFF", ""));
        }
        if (body instanceof Reader) {
            // Text already: as bytes it would be in the exchange's charset, which need not be that of JSON.
            return parse(exchange.getMessage().getBody(String.class).replaceFirst("^\\uFEFF", ""));
        }
        if (isStream(body)) {
            return parse(exchange.getMessage().getBody(byte[].class));
        }
        if (body instanceof Collection<?> elements) {
            BodyCheck.requireWritable(elements);
            return array(elements);
        }
        return written(pojoMapper, body);
    }

    /** Only what is a class of the application in a list is converted by its mapper. */
    private ArrayNode array(Collection<?> elements) {
        ArrayNode array = WireJson.mapper().createArrayNode();
        elements.forEach(element -> array.add(
                element instanceof Collection<?> inner
                        ? array(inner)
                        : written(isJson(element) ? WireJson.mapper() : pojoMapper, element)));
        return array;
    }

    private static boolean isJson(Object element) {
        return element == null
                || element instanceof Map<?, ?>
                || element instanceof JsonNode
                || element instanceof Model
                || element instanceof CharSequence
                || element instanceof Number
                || element instanceof Boolean;
    }

    private static JsonNode written(ObjectMapper mapper, Object body) {
        try {
            return mapper.valueToTree(body);
        } catch (IllegalArgumentException e) {
            if (e.getCause() instanceof InvalidDefinitionException odd && odd.getType() != null) {
                throw new IllegalArgumentException(
                        "The body holds a " + odd.getType().getRawClass().getSimpleName() + at(odd)
                                + ", which has no JSON form; give a text, number, boolean, Map or List instead",
                        e);
            }
            throw e;
        }
    }

    private static String at(JsonMappingException e) {
        String path = e.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                .collect(Collectors.joining("."));
        return path.isEmpty() ? "" : " at " + path;
    }

    /** What Camel reads as bytes; a class of the application is never taken for a stream. */
    public static boolean isStream(Object body) {
        return body instanceof byte[]
                || body instanceof InputStream
                || body instanceof Reader
                || body instanceof ByteBuffer
                || body instanceof File
                || body instanceof WrappedFile<?>
                || body instanceof StreamCache;
    }

    private static JsonNode parse(String text) {
        try {
            return WireJson.strict().readTree(text);
        } catch (JsonProcessingException e) {
            throw notJson(e);
        }
    }

    private static JsonNode parse(byte[] bytes) {
        try {
            return WireJson.strict().readTree(bytes);
        } catch (JsonProcessingException e) {
            throw notJson(e);
        } catch (IOException e) {
            throw new IllegalArgumentException("The body cannot be read: " + e.getMessage(), e);
        }
    }

    private static IllegalArgumentException notJson(JsonProcessingException e) {
        boolean twice = e.getOriginalMessage().startsWith("Duplicate field");
        return new IllegalArgumentException(
                (twice ? "The body says a key of one object twice" : "The body is not JSON") + JsonPlace.of(e));
    }
}
