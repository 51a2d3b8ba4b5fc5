/**
 * One way for a call: build, take a turn from the account's budget, send, classify the answer, retry or fail. Knows nothing
 * of exchanges and routes. Start with {@link io.github.camelplanado.client.PlanadoClient}.
 */
package io.github.camelplanado.client;
