/**
 * What an observation does to what is known: by version, never by time of arrival. Nothing here waits, asks or stores.
 * Start with {@link io.github.camelplanado.changes.merge.Merge}.
 */
package io.github.camelplanado.changes.merge;
