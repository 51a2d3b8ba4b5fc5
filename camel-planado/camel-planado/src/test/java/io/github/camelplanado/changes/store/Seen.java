package io.github.camelplanado.changes.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelplanado.api.Change;
import io.github.camelplanado.api.Change.BodyKind;
import io.github.camelplanado.api.Change.Delivery;
import io.github.camelplanado.api.Change.Source;
import io.github.camelplanado.api.Resource;
import io.github.camelplanado.json.WireJson;

/** Observations of jobs. */
final class Seen {

    private Seen() {}

    static Change webhook(String uuid, long version) {
        return webhook(uuid, version, "job_updated");
    }

    static Change webhook(String uuid, Long version, String type) {
        return change(uuid, version, type, BodyKind.SNAPSHOT, Source.WEBHOOK, false);
    }

    static Change row(String uuid, long version) {
        return change(uuid, version, "job_updated", BodyKind.ROW, Source.SWEEP, false);
    }

    static Change firstCopy(String uuid, long version) {
        return change(uuid, version, "job_created", BodyKind.ROW, Source.SWEEP, true);
    }

    static Change head(String uuid, long version) {
        return change(uuid, version, "job_created", BodyKind.ROW, Source.HEAD, false);
    }

    static Change full(String uuid, long version) {
        return change(uuid, version, "job_updated", BodyKind.FULL, Source.REPAIR, false);
    }

    static Change deletion(String uuid) {
        return new Change(
                Resource.JOBS,
                uuid,
                null,
                "job_deleted",
                WireJson.mapper().createObjectNode().put("uuid", uuid),
                BodyKind.NONE,
                Source.REPAIR,
                false,
                null);
    }

    static Change change(String uuid, Long version, String type, BodyKind kind, Source source, boolean snapshot) {
        ObjectNode body = WireJson.mapper()
                .createObjectNode()
                .put("uuid", uuid)
                .put("external_id", "ext-" + uuid)
                .put("version", version == null ? null : version.intValue())
                .put("status", "status " + version)
                .put("kind", kind.name());
        return new Change(
                Resource.JOBS,
                uuid,
                version,
                type,
                body,
                kind,
                source,
                snapshot,
                source == Source.WEBHOOK
                        ? new Delivery(uuid + "-" + type, "2027-03-05T09:30:00.000Z", 1, "web")
                        : null);
    }
}
