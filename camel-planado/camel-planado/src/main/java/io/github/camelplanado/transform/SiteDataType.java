package io.github.camelplanado.transform;

import io.github.camelplanado.api.model.Site;
import org.apache.camel.spi.DataTypeTransformer;

/** {@code planado:site}: a typed record from JSON or a Map. */
@DataTypeTransformer(name = "planado:site", description = "Planado site as a typed record, from JSON or a Map")
public final class SiteDataType extends ModelDataType {

    /** For Camel, which finds it by its service file. */
    public SiteDataType() {
        super("planado:site", Site.class);
    }
}
