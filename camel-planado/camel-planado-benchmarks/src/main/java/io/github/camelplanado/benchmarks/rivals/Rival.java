package io.github.camelplanado.benchmarks.rivals;

import java.util.function.Function;

import org.apache.camel.RoutesBuilder;

/**
 * A way to stay within the account's limit. Its routes are {@code direct:sweep}, which reads a page of clients, and
 * {@code direct:urgent}, which gets the client of the header {@code id}.
 *
 * @param name as printed
 * @param retryAfter what its account tells in refusals: seconds, or none
 * @param routes for an address
 */
record Rival(String name, String retryAfter, Function<String, RoutesBuilder> routes) {}
