package io.github.camelplanado.api.model;

import java.io.IOException;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.github.camelplanado.json.WireJson;

/** Writes a model as a tree, to which the inclusion and naming rules of the application's mapper do not apply. */
final class ModelSerializer extends StdSerializer<Model> {

    private static final long serialVersionUID = 1L;

    ModelSerializer() {
        super(Model.class);
    }

    @Override
    public void serialize(Model model, JsonGenerator json, SerializerProvider provider) throws IOException {
        provider.defaultSerializeValue(WireJson.mapper().valueToTree(model.all()), json);
    }
}
