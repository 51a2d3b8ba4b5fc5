package io.github.camelplanado.message;

import com.fasterxml.jackson.core.JsonProcessingException;

/** Says where text stops being JSON, without repeating the text: it may hold secrets and personal data. */
public final class JsonPlace {

    private JsonPlace() {}

    /** To be put behind a sentence: {@code " (line 1, column 2)"}, or nothing if the place is not known. */
    public static String of(JsonProcessingException e) {
        return e.getLocation() == null
                ? ""
                : " (line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr() + ")";
    }
}
