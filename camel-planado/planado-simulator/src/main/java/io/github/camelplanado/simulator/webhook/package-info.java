/** What is sent to receivers: bodies, attempts, retries. */
package io.github.camelplanado.simulator.webhook;
