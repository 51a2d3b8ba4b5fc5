package io.github.camelplanado.api;

/** The form of bodies that the component makes. */
public enum Output {
    /** {@link java.util.Map}, {@link java.util.List} and plain values. */
    map,
    /** JSON text. */
    json,
    /** A Jackson tree. */
    node
}
