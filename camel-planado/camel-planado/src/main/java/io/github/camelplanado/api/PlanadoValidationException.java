package io.github.camelplanado.api;

import java.io.Serial;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** 422, or refused by the component before sending (status 0). */
public class PlanadoValidationException extends PlanadoException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final Map<String, List<String>> fieldErrors;

    /**
     * A failure of this kind.
     *
     * @param failure what is known of it
     * @param fieldErrors what is wrong, by field; empty if the vendor named no field
     */
    public PlanadoValidationException(Failure failure, Map<String, List<String>> fieldErrors) {
        super(failure);
        Map<String, List<String>> errors = new LinkedHashMap<>();
        fieldErrors.forEach((field, texts) -> errors.put(field, List.copyOf(texts)));
        this.fieldErrors = Collections.unmodifiableMap(errors);
    }

    /** Texts by field, as the vendor names it; never null. */
    public Map<String, List<String>> getFieldErrors() {
        return fieldErrors;
    }

    @Override
    public boolean isRefused() {
        return true;
    }
}
