package io.github.camelplanado.transform;

import io.github.camelplanado.api.model.Client;
import org.apache.camel.spi.DataTypeTransformer;

/** {@code planado:client}: a typed record from JSON or a Map. */
@DataTypeTransformer(name = "planado:client", description = "Planado client as a typed record, from JSON or a Map")
public final class ClientDataType extends ModelDataType {

    /** For Camel, which finds it by its service file. */
    public ClientDataType() {
        super("planado:client", Client.class);
    }
}
