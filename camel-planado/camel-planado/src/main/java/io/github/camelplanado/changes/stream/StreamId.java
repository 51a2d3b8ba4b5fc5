package io.github.camelplanado.changes.stream;

import io.github.camelplanado.api.Resource;

/**
 * Which stream it is.
 *
 * @param name in the store
 * @param scope the name of the component's scheme
 * @param resource what it is about
 */
record StreamId(String name, String scope, Resource resource) {}
