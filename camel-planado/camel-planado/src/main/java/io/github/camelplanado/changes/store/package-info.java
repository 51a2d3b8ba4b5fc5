/**
 * What the change streams keep in a database: what is known of each entity, what waits to be told, how far the reader is, and
 * what webhooks brought. Every method is one short transaction; none is open while the vendor is called or a route runs, save
 * the one of a caller who brings his connection. Start with {@link io.github.camelplanado.changes.store.StreamStore}.
 */
package io.github.camelplanado.changes.store;
