package io.github.camelplanado.webhook;

import com.fasterxml.jackson.databind.node.TextNode;
import io.github.camelplanado.api.Change;
import io.github.camelplanado.json.Fingerprint;

/**
 * Tells events apart: equal for repeats of one event, and for nothing else. Two events of one change may share its uuid or
 * version. It is short, whatever the event is, because a database keeps it in an index: PostgreSQL refuses one of 2,700 bytes.
 */
final class EventKey {

    /** Letters. All that the vendor was seen to send stays below, so that people can read it. */
    static final int LONGEST = 200;

    private EventKey() {}

    static String of(Change change) {
        String key = whole(change);
        return key.length() <= LONGEST ? key : Fingerprint.of(TextNode.valueOf(key));
    }

    private static String whole(Change change) {
        String eventUuid = change.delivery() == null ? null : change.delivery().eventUuid();
        if (eventUuid != null) {
            return eventUuid + " " + change.key();
        }
        return change.version() != null ? change.key() : change.key() + " " + Fingerprint.of(change.body());
    }
}
