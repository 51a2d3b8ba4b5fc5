package io.github.camelplanado.webhook;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelplanado.api.Change;
import io.github.camelplanado.api.Resource;
import io.github.camelplanado.json.EntityVersion;
import io.github.camelplanado.json.WireJson;
import io.github.camelplanado.message.EntityLift;
import io.github.camelplanado.message.JsonPlace;

/**
 * Reads the body of a webhook as the vendor documents it: {@code event_type}, {@code context}, the entity under its name,
 * {@code event_uuid} for jobs and sites, {@code version} at the root for clients and inside the entity for the others.
 *
 * @param lift gives zone-less times their zone
 */
public record WebhookBody(EntityLift lift) {

    /**
     * The change that a webhook tells.
     *
     * @param attempt which attempt it is, or null
     * @return empty if it tells of something that is no job, client or site
     * @throws IllegalArgumentException if it cannot be read; the text does not repeat the body
     */
    public Optional<Change> read(byte[] bytes, Integer attempt) {
        ObjectNode root = parse(bytes);
        String eventType = text(root, "event_type");
        if (eventType == null) {
            throw new IllegalArgumentException("The body of a webhook has no 'event_type'");
        }
        List<Resource> present = Arrays.stream(Resource.values())
                .filter(Resource::isVersioned)
                .filter(resource -> root.get(resource.entity()) instanceof ObjectNode)
                .toList();
        Optional<Resource> named = byPrefix(eventType);
        if (named.isPresent() ? !present.contains(named.get()) : present.size() > 1) {
            throw new IllegalArgumentException("The body of a webhook of type " + eventType
                    + " has no entity under the key '"
                    + named.map(Resource::entity).orElse("job, client or site") + "'");
        }
        // The names of status events are an open set, so the entity counts where the name says nothing.
        return named.or(() -> present.stream().findFirst()).map(resource -> change(root, resource, eventType, attempt));
    }

    private Change change(ObjectNode root, Resource resource, String eventType, Integer attempt) {
        ObjectNode entity = lift.lift((ObjectNode) root.get(resource.entity()));
        String uuid = text(entity, "uuid");
        if (uuid == null) {
            throw new IllegalArgumentException("The entity of a webhook of type " + eventType + " has no 'uuid'");
        }
        Long atRoot = EntityVersion.of(root);
        if (atRoot != null && !entity.has("version")) {
            // get has it inside; the documented client webhook has it at the root
            entity.set("version", root.get("version"));
        }
        JsonNode context = root.path("context");
        return new Change(
                resource,
                uuid,
                atRoot != null ? atRoot : EntityVersion.of(entity),
                eventType,
                entity,
                entity.size() > 1 ? Change.BodyKind.SNAPSHOT : Change.BodyKind.NONE,
                Change.Source.WEBHOOK,
                false,
                new Change.Delivery(
                        text(root, "event_uuid"), text(context, "happened_at"), attempt, text(context, "source")));
    }

    private static Optional<Resource> byPrefix(String eventType) {
        return Arrays.stream(Resource.values())
                .filter(Resource::isVersioned)
                .filter(resource -> eventType.startsWith(resource.entity() + "_"))
                .findFirst();
    }

    private static ObjectNode parse(byte[] bytes) {
        JsonNode node;
        try {
            node = WireJson.mapper().readTree(bytes);
        } catch (JsonProcessingException e) {
            // The cause is left out: it quotes the body.
            throw new IllegalArgumentException("The body of a webhook is not JSON" + JsonPlace.of(e));
        } catch (IOException e) {
            throw new IllegalArgumentException("The body of a webhook cannot be read", e);
        }
        if (node instanceof ObjectNode object) {
            return object;
        }
        throw new IllegalArgumentException("The body of a webhook is no JSON object (" + bytes.length + " bytes)");
    }

    private static String text(JsonNode node, String key) {
        return node.path(key).isTextual() ? node.path(key).textValue() : null;
    }
}
