/**
 * Receives the vendor's webhooks: verifies, reads, routes and acknowledges them. Knows nothing of lists. Start with
 * {@link io.github.camelplanado.webhook.WebhookHandler}.
 */
package io.github.camelplanado.webhook;
