package io.github.camelplanado.transform;

import org.apache.camel.CamelExecutionException;
import org.apache.camel.InvalidPayloadException;
import org.apache.camel.Message;
import org.apache.camel.spi.DataType;
import org.apache.camel.spi.DataTypeTransformer;
import org.apache.camel.spi.Transformer;

/**
 * {@code planado:json}: JSON text from a model or a builder's body, with nulls and unknown keys. Camel's own
 * {@code application-json} takes Jackson trees and JSON only; it may follow.
 */
@DataTypeTransformer(
        name = "planado:json",
        description = "JSON text from a Planado model, nulls and unknown keys included")
public final class JsonDataType extends Transformer {

    @Override
    public void transform(Message message, DataType from, DataType to) {
        try {
            message.setBody(message.getMandatoryBody(String.class));
        } catch (InvalidPayloadException e) {
            throw new CamelExecutionException("The body cannot become " + to.getFullName(), message.getExchange(), e);
        }
    }
}
