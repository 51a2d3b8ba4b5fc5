package io.github.camelplanado.api;

/** The form of bodies that the component makes. */
public enum Output {
    /** {@link java.util.Map}, {@link java.util.List} and plain values. */
    map,
    /** JSON text. */
    json,
    /** A Jackson tree. */
    node,
    /** {@link io.github.camelplanado.api.model.Job}, {@code Client} or {@code Site}; other answers are a Map. */
    model
}
