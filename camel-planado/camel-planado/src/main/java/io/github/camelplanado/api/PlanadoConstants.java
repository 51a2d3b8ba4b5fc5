package io.github.camelplanado.api;

import org.apache.camel.spi.Metadata;

/** Names of the headers that the component reads and sets. */
public final class PlanadoConstants {

    @Metadata(label = "producer", description = "uuid or external id of the entity", javaType = "String")
    public static final String ID = "CamelPlanadoId";

    @Metadata(label = "producer", description = "Id of the provided service of a used material", javaType = "String")
    public static final String SERVICE_ID = "CamelPlanadoServiceId";

    @Metadata(label = "producer", description = "uuid of the product of a used material", javaType = "String")
    public static final String PRODUCT_ID = "CamelPlanadoProductId";

    @Metadata(label = "producer", description = "First day of shifts, e.g. 2027-03-01", javaType = "String")
    public static final String FROM = "CamelPlanadoFrom";

    @Metadata(label = "producer", description = "Day that bounds shifts, e.g. 2027-03-29", javaType = "String")
    public static final String TO = "CamelPlanadoTo";

    @Metadata(label = "producer", description = "HTTP method of raw/call", javaType = "String")
    public static final String METHOD = "CamelPlanadoMethod";

    @Metadata(
            label = "producer",
            description = "Path of raw/call below /v2, e.g. /jobs/ORD-1; ids in it are percent-encoded by the route",
            javaType = "String")
    public static final String PATH = "CamelPlanadoPath";

    @Metadata(
            label = "producer",
            description = "Query of raw/call: a Map, or text like a=1&b=2",
            javaType = "java.util.Map or String")
    public static final String QUERY = "CamelPlanadoQuery";

    @Metadata(
            label = "producer",
            description = "Query parameters of a list; wins over the option filter key by key",
            javaType = "java.util.Map")
    public static final String FILTER = "CamelPlanadoFilter";

    @Metadata(label = "producer", description = "Start cursor of a list", javaType = "String")
    public static final String AFTER = "CamelPlanadoAfter";

    @Metadata(label = "producer", description = "Whether assignees are told of this write", javaType = "Boolean")
    public static final String NOTIFY_ASSIGNEES = "CamelPlanadoNotifyAssignees";

    @Metadata(label = "producer", description = "high, normal or low", javaType = "String")
    public static final String PRIORITY = "CamelPlanadoPriority";

    @Metadata(
            label = "producer",
            description = "Cursor of the next page with paging=page; absent at the end",
            javaType = "String")
    public static final String NEXT_AFTER = "CamelPlanadoNextAfter";

    @Metadata(
            label = "producer",
            description = "HTTP status of the request that wrote, else of the last one",
            javaType = "Integer")
    public static final String STATUS_CODE = "CamelPlanadoStatusCode";

    @Metadata(
            label = "producer",
            description = "How many times the request that wrote, else the last one, was sent",
            javaType = "Integer")
    public static final String ATTEMPTS = "CamelPlanadoAttempts";

    @Metadata(
            label = "producer",
            description = "Whether an upsert made the entity; absent where it cannot be known",
            javaType = "Boolean")
    public static final String CREATED = "CamelPlanadoCreated";

    @Metadata(
            label = "producer",
            description = "Keys that an upsert of a known entity could not carry",
            javaType = "java.util.List")
    public static final String NOT_SENT = "CamelPlanadoNotSent";

    @Metadata(label = "common", description = "uuid of the entity", javaType = "String")
    public static final String UUID = "CamelPlanadoUuid";

    @Metadata(label = "common", description = "External id of the entity", javaType = "String")
    public static final String EXTERNAL_ID = "CamelPlanadoExternalId";

    @Metadata(label = "common", description = "Version of the entity", javaType = "Long")
    public static final String VERSION = "CamelPlanadoVersion";

    @Metadata(label = "consumer", description = "Kind of entity: job, client or site", javaType = "String")
    public static final String ENTITY = "CamelPlanadoEntity";

    @Metadata(
            label = "consumer",
            description = "The vendor's event type, or one like it when found by reading",
            javaType = "String")
    public static final String EVENT_TYPE = "CamelPlanadoEventType";

    @Metadata(label = "consumer", description = "created, updated or deleted", javaType = "String")
    public static final String CHANGE = "CamelPlanadoChange";

    @Metadata(
            label = "consumer",
            description =
                    "Status in the change that was told before of this entity; null at first sight. On changes only",
            javaType = "String")
    public static final String PREVIOUS_STATUS = "CamelPlanadoPreviousStatus";

    @Metadata(
            label = "consumer",
            description = "How much of the entity the body holds: row, snapshot, full or none",
            javaType = "String")
    public static final String BODY = "CamelPlanadoBody";

    @Metadata(
            label = "consumer",
            description = "How the change was learnt: webhook, head, sweep, repair, replay or history",
            javaType = "String")
    public static final String SOURCE = "CamelPlanadoSource";

    @Metadata(label = "consumer", description = "Whether the change is part of the first copy", javaType = "Boolean")
    public static final String SNAPSHOT = "CamelPlanadoSnapshot";

    @Metadata(
            label = "consumer",
            description = "Whether the change is probably this JVM's own last write coming back. A hint: never drop a"
                    + " change by it",
            javaType = "Boolean")
    public static final String ECHO = "CamelPlanadoEcho";

    @Metadata(label = "consumer", description = "uuid of the event, if the webhook carried one", javaType = "String")
    public static final String EVENT_UUID = "CamelPlanadoEventUuid";

    @Metadata(label = "consumer", description = "When it happened, as sent", javaType = "String")
    public static final String HAPPENED_AT = "CamelPlanadoHappenedAt";

    @Metadata(label = "consumer", description = "Which attempt of the webhook this is, from 1", javaType = "Integer")
    public static final String DELIVERY_ATTEMPT = "CamelPlanadoDeliveryAttempt";

    @Metadata(
            label = "consumer",
            description = "Where the change was made: api, web, mobile or another",
            javaType = "String")
    public static final String CONTEXT_SOURCE = "CamelPlanadoContextSource";

    @Metadata(
            label = "consumer",
            description = "Equal for repeats of one change: for idempotent consumers",
            javaType = "String")
    public static final String CHANGE_KEY = "CamelPlanadoChangeKey";

    private PlanadoConstants() {}
}
