package io.github.camelplanado.transform;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelplanado.api.Resource;
import io.github.camelplanado.api.model.BodyBuilder;
import io.github.camelplanado.api.model.Client;
import io.github.camelplanado.api.model.Entity;
import io.github.camelplanado.api.model.Job;
import io.github.camelplanado.api.model.Model;
import io.github.camelplanado.api.model.Site;
import io.github.camelplanado.json.WireJson;
import io.github.camelplanado.message.JsonPlace;
import org.apache.camel.Converter;
import org.apache.camel.Exchange;
import org.apache.camel.TypeConversionException;
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
     * @throws TypeConversionException if it is no JSON object, or a model or builder of another kind. It does not hold the
     *     value: Camel writes that of its own exceptions into their messages
     */
    @Converter(fallback = true)
    public static <T> T toEntity(Class<T> type, Exchange exchange, Object value, TypeConverterRegistry registry) {
        Resource resource = ENTITIES.get(type);
        if (resource == null) {
            return null;
        }
        try {
            return type.cast(entity(resource, type, exchange, value, registry));
        } catch (RuntimeException e) {
            throw new TypeConversionException("that is not shown", type, e);
        }
    }

    /**
     * The same for those who do not want an exception of Camel.
     *
     * @throws IllegalArgumentException if it cannot become one; the text does not repeat the value
     */
    static <T extends Entity> T entity(Class<T> type, Exchange exchange, Object value) {
        if (value == null) {
            throw new IllegalArgumentException("The body is null");
        }
        TypeConverterRegistry registry = exchange.getContext().getTypeConverterRegistry();
        return type.isInstance(value)
                ? type.cast(value)
                : type.cast(entity(ENTITIES.get(type), type, exchange, value, registry));
    }

    private static Entity entity(
            Resource resource, Class<?> type, Exchange exchange, Object value, TypeConverterRegistry registry) {
        return Entity.of(resource, tree(type, exchange, value, registry));
    }

    private static JsonNode tree(Class<?> type, Exchange exchange, Object value, TypeConverterRegistry registry) {
        if (value instanceof Model || value instanceof BodyBuilder<?>) {
            throw new IllegalArgumentException("A " + value.getClass().getSimpleName() + " is no "
                    + type.getSimpleName() + "; give JSON or a Map of a " + type.getSimpleName());
        }
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
            throw new IllegalArgumentException("The body is not JSON" + JsonPlace.of(e));
        } catch (IOException e) {
            throw new IllegalArgumentException("The body cannot be read: " + e.getMessage(), e);
        }
    }

    private static byte[] bytes(Exchange exchange, Object value, TypeConverterRegistry registry) {
        TypeConverter converter = registry.lookup(byte[].class, value.getClass());
        return converter == null ? null : converter.convertTo(byte[].class, exchange, value);
    }
}
