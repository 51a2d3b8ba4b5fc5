package io.github.camelplanado.simulator;

import java.util.List;

/**
 * A webhook as set up in the settings page.
 *
 * @param uuid its id
 * @param url where deliveries go
 * @param secret sent as it is with every delivery, null for none
 * @param eventTypes what it wants to be told
 */
public record Webhook(String uuid, String url, String secret, List<String> eventTypes) {

    /** Hides the secret: this text may end up in a log. */
    @Override
    public String toString() {
        return "Webhook[" + uuid + " " + url + " " + eventTypes + "]";
    }
}
