package io.github.camelplanado.json;

import java.io.IOException;
import java.math.BigDecimal;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;

/** Binary floats as the decimals that their authors wrote; what JSON cannot carry is refused instead of sent as a text. */
final class ExactNumbers extends SimpleModule {

    private static final long serialVersionUID = 1L;

    ExactNumbers() {
        addSerializer(new Exact<>(Float.class));
        addSerializer(new Exact<>(Double.class));
    }

    private static final class Exact<T extends Number> extends StdSerializer<T> {

        private static final long serialVersionUID = 1L;

        Exact(Class<T> type) {
            super(type);
        }

        @Override
        public void serialize(T number, JsonGenerator json, SerializerProvider provider) throws IOException {
            if (!Double.isFinite(number.doubleValue())) {
                throw JsonMappingException.from(json, "JSON cannot carry " + number);
            }
            json.writeNumber(new BigDecimal(number.toString()));
        }
    }
}
