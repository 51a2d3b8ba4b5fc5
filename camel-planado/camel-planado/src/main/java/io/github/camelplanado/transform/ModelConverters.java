package io.github.camelplanado.transform;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelplanado.api.Resource;
import io.github.camelplanado.api.model.Client;
import io.github.camelplanado.api.model.Entity;
import io.github.camelplanado.api.model.Job;
import io.github.camelplanado.api.model.Model;
import io.github.camelplanado.api.model.Site;
import io.github.camelplanado.json.WireJson;
import org.apache.camel.Converter;
import org.apache.camel.Exchange;
import org.apache.camel.TypeConverter;
import org.apache.camel.spi.TypeConverterRegistry;

/**
 * Between models and Map, tree, JSON text, bytes and stream, both ways. Nulls, unknown keys and exact decimals stay, whatever
 * mapper the application has. Times keep the form that they have: only the component knows a zone for those that lack one.
 */
@Converter(generateLoader = true)
public final class ModelConverters {

    private static final Map<Class<?>, Resource> ENTITIES =
            Map.of(Job.class, Resource.JOBS, Client.class, Resource.CLIENTS, Site.class, Resource.SITES);

    private ModelConverters() {}

    /** JSON text. */
    @Converter
    public static String toText(Model model) {
        return model.toJson();
    }

    /** JSON in UTF-8. */
    @Converter
    public static byte[] toBytes(Model model) {
        return model.toJson().getBytes(StandardCharsets.UTF_8);
    }

    /** JSON in UTF-8. */
    @Converter
    public static InputStream toStream(Model model) {
        return new ByteArrayInputStream(toBytes(model));
    }

    /** Every key as it was read; it cannot be changed. */
    @Converter
    public static Map<String, Object> toMap(Model model) {
        return model.all();
    }

    /** A tree of its own. */
    @Converter
    public static JsonNode toTree(Model model) {
        return WireJson.mapper().valueToTree(model.all());
    }

    /**
     * A job, client or site from a Map, a tree, or whatever Camel can read as bytes of JSON.
     *
     * @return null if another type is wanted
     * @throws IOException if the bytes are not JSON; they are not repeated
     * @throws IllegalArgumentException if they are not a JSON object
     */
    @Converter(fallback = true)
    public static <T> T toEntity(Class<T> type, Exchange exchange, Object value, TypeConverterRegistry registry)
            throws IOException {
        Resource resource = ENTITIES.get(type);
        return resource == null || value instanceof Entity
                ? null
                : type.cast(Entity.of(resource, tree(exchange, value, registry)));
    }

    private static JsonNode tree(Exchange exchange, Object value, TypeConverterRegistry registry) throws IOException {
        if (value instanceof JsonNode node) {
            return node;
        }
        if (value instanceof Map<?, ?> map) {
            return WireJson.mapper().valueToTree(map);
        }
        byte[] bytes = value instanceof byte[] already ? already : bytes(exchange, value, registry);
        if (bytes == null) {
            throw new IllegalArgumentException(
                    "A " + value.getClass().getSimpleName() + " is no Map, no tree and no JSON");
        }
        try {
            return WireJson.mapper().readTree(bytes);
        } catch (JsonProcessingException e) {
            throw new IOException(
                    "The body is not JSON, line " + e.getLocation().getLineNr());
        }
    }

    private static byte[] bytes(Exchange exchange, Object value, TypeConverterRegistry registry) {
        TypeConverter converter = registry.lookup(byte[].class, value.getClass());
        return converter == null ? null : converter.convertTo(byte[].class, exchange, value);
    }
}
