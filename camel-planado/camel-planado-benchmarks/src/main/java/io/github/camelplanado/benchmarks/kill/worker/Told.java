package io.github.camelplanado.benchmarks.kill.worker;

import java.util.Map;

import io.github.camelplanado.api.PlanadoConstants;
import org.apache.camel.Message;

/**
 * A change as a route sees it: what the target keeps of it.
 *
 * @param entity {@code job}, {@code client} or {@code site}
 * @param uuid the vendor's id
 * @param version of the entity, 0 if it is not told
 * @param externalId or null
 * @param status of a job, else null
 * @param content the text that people change
 * @param event the event type
 * @param deleted whether the entity went
 * @param snapshot whether it is part of the first copy
 */
record Told(
        String entity,
        String uuid,
        long version,
        String externalId,
        String status,
        String content,
        String event,
        boolean deleted,
        boolean snapshot) {

    /** The key of the text that people change, by entity. */
    static final Map<String, String> CONTENT =
            Map.of("job", "description", "client", "organization_name", "site", "name");

    static Told of(Message message) {
        String entity = message.getHeader(PlanadoConstants.ENTITY, String.class);
        Long version = message.getHeader(PlanadoConstants.VERSION, Long.class);
        Map<?, ?> body = message.getBody() instanceof Map<?, ?> map ? map : Map.of();
        return new Told(
                entity,
                message.getHeader(PlanadoConstants.UUID, String.class),
                version == null ? 0 : version,
                message.getHeader(PlanadoConstants.EXTERNAL_ID, String.class),
                (String) body.get("status"),
                (String) body.get(CONTENT.get(entity)),
                message.getHeader(PlanadoConstants.EVENT_TYPE, String.class),
                "deleted".equals(message.getHeader(PlanadoConstants.CHANGE)),
                Boolean.TRUE.equals(message.getHeader(PlanadoConstants.SNAPSHOT)));
    }
}
