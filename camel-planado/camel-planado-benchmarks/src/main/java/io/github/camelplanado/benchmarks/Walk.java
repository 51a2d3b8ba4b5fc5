package io.github.camelplanado.benchmarks;

import java.util.function.Consumer;

/** A way to read a whole list. */
interface Walk extends AutoCloseable {

    /**
     * Reads it.
     *
     * @param resource e.g. {@code clients}
     * @param each told of every entity, a Map
     */
    void read(String resource, Consumer<Object> each) throws Exception;

    @Override
    default void close() {}
}
