package io.github.camelplanado.client;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Takes the password of a request out of texts: the vendor may quote it in what it says about it.
 *
 * @param text the password, or null if the request has none
 */
record Password(String text) {

    private static final String MASK = "xxxxxx";

    static Password of(ApiRequest request) {
        JsonNode password = request.body() == null ? null : request.body().get("password");
        boolean given =
                password != null && password.isValueNode() && !password.asText().isBlank();
        return new Password(given && !password.isNull() ? password.asText() : null);
    }

    /** The text, which may be null, without the password. */
    String masked(String said) {
        return text == null || said == null ? said : said.replace(text, MASK);
    }
}
