package io.github.camelplanado.transform;

import java.util.Collection;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelplanado.api.model.BodyBuilder;
import io.github.camelplanado.api.model.Model;
import io.github.camelplanado.json.WireJson;
import io.github.camelplanado.message.BodyReader;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.Message;
import org.apache.camel.spi.DataType;
import org.apache.camel.spi.DataTypeTransformer;
import org.apache.camel.spi.Transformer;

/**
 * {@code planado:json}: JSON text from a model, a builder, a Map, a collection, a tree, or what is JSON already, with nulls and
 * unknown keys. Camel's own {@code application-json} takes Jackson trees and JSON only; it may follow.
 */
@DataTypeTransformer(
        name = "planado:json",
        description = "JSON text from a Planado model, nulls and unknown keys included")
public final class JsonDataType extends Transformer {

    private static final BodyReader READER = new BodyReader(WireJson.mapper());

    /** Refuses what has no JSON form, and text that is no JSON. */
    @Override
    public void transform(Message message, DataType from, DataType to) {
        try {
            message.setBody(json(message).toString());
        } catch (RuntimeException e) {
            throw new CamelExecutionException(
                    "The body cannot become " + to.getFullName() + ": " + e.getMessage(), message.getExchange(), e);
        }
    }

    private static JsonNode json(Message message) {
        Object body = message.getBody();
        if (!hasJsonForm(body)) {
            throw new IllegalArgumentException(
                    (body == null ? "null" : "a " + body.getClass().getSimpleName())
                            + " is no model, no builder, no Map, no collection, no tree and no JSON");
        }
        JsonNode json = READER.readAny(message.getExchange());
        if (json == null) {
            throw new IllegalArgumentException("it is empty, which is no JSON");
        }
        return json;
    }

    private static boolean hasJsonForm(Object body) {
        return body instanceof Model
                || body instanceof BodyBuilder<?>
                || body instanceof JsonNode
                || body instanceof Map<?, ?>
                || body instanceof Collection<?>
                || body instanceof CharSequence
                || BodyReader.isStream(body);
    }
}
