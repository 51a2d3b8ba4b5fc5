package io.github.camelplanado.simulator;

/**
 * Something a client did wrong although the answer was a success: the vendor swallows it in silence.
 *
 * @param method the HTTP method
 * @param path the path below the base path, still encoded
 * @param pointer where in the body (JSON pointer), or the name of the query parameter or header
 * @param message what is wrong and what is right
 */
public record Mistake(String method, String path, String pointer, String message) {}
