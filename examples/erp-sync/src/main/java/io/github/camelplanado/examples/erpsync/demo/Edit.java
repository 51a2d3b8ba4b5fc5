package io.github.camelplanado.examples.erpsync.demo;

/**
 * An edit that somebody made in the ERP.
 *
 * @param kind of what
 * @param externalId which
 * @param column what was changed
 * @param value to what
 * @param millis when
 */
record Edit(Kind kind, String externalId, String column, String value, long millis) {

    String name() {
        return kind.entity() + " " + externalId;
    }
}
