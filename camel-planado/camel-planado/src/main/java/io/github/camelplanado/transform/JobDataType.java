package io.github.camelplanado.transform;

import io.github.camelplanado.api.model.Job;
import org.apache.camel.spi.DataTypeTransformer;

/** {@code planado:job}: a typed record from JSON or a Map. */
@DataTypeTransformer(name = "planado:job", description = "Planado job as a typed record, from JSON or a Map")
public final class JobDataType extends ModelDataType {

    /** For Camel, which finds it by its service file. */
    public JobDataType() {
        super("planado:job", Job.class);
    }
}
