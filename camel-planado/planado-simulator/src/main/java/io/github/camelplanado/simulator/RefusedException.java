package io.github.camelplanado.simulator;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The simulator refuses what was asked, as the vendor would. */
public final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient Map<String, List<String>> errors;

    /**
     * A refusal.
     *
     * @param status the HTTP status that the API answers with
     * @param message the sentence in the answer
     * @param errors texts by field, empty when the refusal concerns no field
     */
    public RefusedException(int status, String message, Map<String, List<String>> errors) {
        super(errors.isEmpty() ? message : message + " " + errors);
        this.status = status;
        this.errors = Collections.unmodifiableMap(new TreeMap<>(errors));
    }

    /**
     * The entity is not there.
     *
     * @return a refusal with status 404
     */
    public static RefusedException notFound() {
        return new RefusedException(404, "Not found", Map.of());
    }

    /**
     * One field is wrong.
     *
     * @param field its name
     * @param text what is wrong
     * @return a refusal with status 422
     */
    public static RefusedException invalid(String field, String text) {
        return new RefusedException(422, "Cannot process request", Map.of(field, List.of(text)));
    }

    /**
     * The HTTP status that the API answers with.
     *
     * @return 400 to 499
     */
    public int status() {
        return status;
    }

    /**
     * What is wrong, by field.
     *
     * @return texts by field, may be empty
     */
    public Map<String, List<String>> errors() {
        return errors == null ? Map.of() : errors;
    }
}
