package io.github.camelplanado.api;

/** What a stream of changes tells of an entity. */
public enum Events {
    /** Its newest version; versions between may be skipped. */
    state,
    /** Each version, in order; jobs only, because the vendor keeps a history of these alone. */
    history
}
