package io.github.camelplanado.benchmarks.intake;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Webhooks about jobs, by their number: every second one makes a job, the others change one that was made a while before.
 *
 * @param seed of all uuids
 */
record Deliveries(long seed) {

    /** Odd, so that it leads from a change to the making of its job. At 500 a second it was told by then. */
    private static final long BACK = 5_001;

    private static final long STEP = 0x9E3779B97F4A7C15L;

    /** Of the job. */
    String uuid(long number) {
        return uuid(isChange(number) ? number - BACK : number, 1);
    }

    int version(long number) {
        return isChange(number) ? 2 : 1;
    }

    /** As the vendor documents it. */
    byte[] body(long number) {
        boolean change = isChange(number);
        return """
            {"event_uuid": "%s", "event_type": "job_%s",
             "context": {"source": "web", "happened_at": "2027-03-05T09:30:00.120Z",
               "created_at": "2027-03-05T09:31:00.340Z", "user_uuid": null},
             "job": {"uuid": "%s", "external_id": "ORD-%d", "status": "%s", "version": %d,
               "description": "Check boiler %d and write down the meter reading, then call the customer",
               "template": {"uuid": "0d9f2c1e-6a54-4c0b-9f65-0000000000aa", "name": "Boiler check"},
               "scheduled_at": "2027-03-05T09:00:00", "scheduled_duration": {"minutes": 60}, "client": null,
               "address": {"formatted": "%d Example Road", "floor": "3", "apartment": "12", "description": "Ring twice",
                 "geolocation": {"longitude": 12.5, "latitude": 41.9}},
               "contacts": [{"name": "Front desk", "value": "+1 212 555 0100", "type": "phone"},
                 {"name": "Night", "value": "+1 212 555 0101", "type": "phone"}], "assignees": []}}\
            """.formatted(
                        uuid(number, 2),
                        change ? "updated" : "created",
                        uuid(number),
                        number,
                        change ? "started" : "published",
                        version(number),
                        number,
                        number)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static boolean isChange(long number) {
        return number % 2 == 1 && number >= BACK;
    }

    private String uuid(long number, int kind) {
        return new UUID(mixed(seed + kind * STEP), mixed(number + seed)).toString();
    }

    /** SplitMix64: numbers that follow each other do not end up beside each other in an index. */
    private static long mixed(long number) {
        long z = (number + 1) * STEP;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
