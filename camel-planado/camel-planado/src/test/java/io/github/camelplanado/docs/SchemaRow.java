package io.github.camelplanado.docs;

/**
 * One key of a body.
 *
 * @param key its path, e.g. {@code contacts[].value}
 * @param required whether its object must have it
 * @param facts what else is known of it
 */
record SchemaRow(String key, boolean required, Facts facts) {

    /**
     * What is known of a key.
     *
     * @param type in words
     * @param nullable yes, no, or empty where any JSON is allowed
     * @param limit in words
     * @param evidence in words
     * @param note in words
     */
    record Facts(String type, String nullable, String limit, String evidence, String note) {}
}
