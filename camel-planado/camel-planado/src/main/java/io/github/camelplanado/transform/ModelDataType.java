package io.github.camelplanado.transform;

import io.github.camelplanado.api.model.Entity;
import io.github.camelplanado.api.model.Model;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.Message;
import org.apache.camel.spi.DataType;
import org.apache.camel.spi.Transformer;

/**
 * Makes the body a model. Camel also asks it for the way back from its type once it is loaded, so it gives JSON where another
 * type is wanted.
 */
abstract class ModelDataType extends Transformer {

    private final String name;
    private final Class<? extends Entity> type;

    ModelDataType(String name, Class<? extends Entity> type) {
        this.name = name;
        this.type = type;
    }

    @Override
    public void transform(Message message, DataType from, DataType to) {
        boolean back = message.getBody() instanceof Model && !to.getFullName().equals(name);
        try {
            message.setBody(
                    back
                            ? ((Model) message.getBody()).toJson()
                            : ModelConverters.entity(type, message.getExchange(), message.getBody()));
        } catch (RuntimeException e) {
            // Not by Camel's conversion, whose exceptions hold the body.
            throw new CamelExecutionException(
                    "The body cannot become " + to.getFullName() + ": " + e.getMessage(), message.getExchange(), e);
        }
    }
}
