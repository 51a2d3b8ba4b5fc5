package io.github.camelplanado.webhook;

/** Webhooks in the documented forms. */
final class WebhookBodies {

    private WebhookBodies() {}

    static String job(String uuid, int version, String eventType) {
        return job(uuid, version, eventType, "0d9f2c1e-6a54-4c0b-9f65-000000000001");
    }

    static String job(String uuid, int version, String eventType, String eventUuid) {
        return """
            {"event_uuid": "%s", "event_type": "%s",
             "context": {"source": "mobile", "happened_at": "2027-03-05T09:30:00.120Z",
                         "created_at": "2027-03-05T09:31:00.340Z", "user_uuid": null},
             "job": {"uuid": "%s", "external_id": "ORD-1", "status": "started", "scheduled_at": "2027-03-05T09:00:00",
                     "client": null, "version": %d}}
            """.formatted(eventUuid, eventType, uuid, version);
    }

    /** No event uuid, and the version at the root. */
    static String client(String uuid, int version) {
        return """
            {"event_type": "client_updated", "version": %d,
             "context": {"source": "web", "happened_at": "2027-03-05T09:30:00.120Z"},
             "client": {"uuid": "%s", "external_id": "acct-1", "name": "Acme", "organization": true, "contacts": []}}
            """.formatted(version, uuid);
    }

    static String site(String uuid, int version) {
        return """
            {"event_uuid": "0d9f2c1e-6a54-4c0b-9f65-000000000003", "event_type": "site_created",
             "context": {"source": "api", "happened_at": "2027-03-05T09:30:00.120Z"},
             "site": {"uuid": "%s", "external_id": null, "name": "Depot", "version": %d}}
            """.formatted(uuid, version);
    }
}
