package io.github.camelplanado.webhook;

import io.github.camelplanado.api.Change;

/** Tells events apart: equal for repeats of one event, and for nothing else. Two events of one change may share its uuid or version. */
final class EventKey {

    private EventKey() {}

    static String of(Change change) {
        String eventUuid = change.delivery() == null ? null : change.delivery().eventUuid();
        if (eventUuid != null) {
            return eventUuid + " " + change.key();
        }
        return change.version() != null
                ? change.key()
                : change.key() + " " + change.body().toString();
    }
}
