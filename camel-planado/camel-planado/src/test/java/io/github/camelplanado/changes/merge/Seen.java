package io.github.camelplanado.changes.merge;

import io.github.camelplanado.api.Change;
import io.github.camelplanado.api.Change.BodyKind;
import io.github.camelplanado.api.Change.Source;
import io.github.camelplanado.api.Resource;
import io.github.camelplanado.json.WireJson;

/** Observations of one job. */
final class Seen {

    private Seen() {}

    static Change webhook(String type, Long version) {
        return of(Source.WEBHOOK, type, version, BodyKind.SNAPSHOT);
    }

    static Change row(Long version) {
        return of(Source.SWEEP, "job_updated", version, BodyKind.ROW);
    }

    static Change get(Long version) {
        return of(Source.REPAIR, "job_updated", version, BodyKind.FULL);
    }

    static Change deletion() {
        return of(Source.SWEEP, "job_deleted", null, BodyKind.NONE);
    }

    static Change of(Source source, String type, Long version, BodyKind body) {
        return new Change(
                Resource.JOBS,
                "u",
                version,
                type,
                WireJson.mapper().createObjectNode().put("uuid", "u"),
                body,
                source,
                false,
                null);
    }
}
