package io.github.camelplanado;

import io.github.camelplanado.changes.stream.StreamScope;
import io.github.camelplanado.webhook.Intake;

/**
 * What the streams of a component share that are kept in one database.
 *
 * @param database theirs
 * @param scope their common work
 * @param intake keeps webhooks for them
 */
record ScopedStore(StreamDatabase database, StreamScope scope, Intake intake) {}
