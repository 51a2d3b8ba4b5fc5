package io.github.camelplanado.api;

/** How a list is given to the route. */
public enum Paging {
    /** A lazy, closeable iterator over all elements. */
    stream,
    /** One page. */
    page,
    /** All elements at once. */
    all
}
