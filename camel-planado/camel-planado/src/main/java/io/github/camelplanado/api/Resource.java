package io.github.camelplanado.api;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What an endpoint is about: the first path part of its URI. */
public enum Resource {
    JOBS("jobs", "job"),
    CLIENTS("clients", "client"),
    SITES("sites", "site"),
    USERS("users", "user"),
    TEAMS("teams", "team"),
    SKILLS("skills", "skill"),
    TERRITORIES("territories", "territory"),
    JOB_TYPES("job-types", "job_type"),
    TEMPLATES("templates", "template"),
    RESOLUTIONS("resolutions", "resolution"),
    DICTIONARIES("dictionaries", "dictionary"),
    SERVICES("services", "service"),
    SERVICE_CATEGORIES("service-categories", "service_category", "category"),
    PRODUCTS("products", "product"),
    PRODUCT_CATEGORIES("product-categories", "product_category", "category"),
    UNITS("units", "unit"),
    WEBHOOKS("webhooks", "webhook"),
    /** No resource of the vendor: any call, with its path given by the exchange. */
    RAW("raw", "raw");

    private static final Set<Resource> VERSIONED = EnumSet.of(JOBS, CLIENTS, SITES);
    private static final Set<Resource> WITH_EXTERNAL_IDS =
            EnumSet.of(JOBS, CLIENTS, SITES, SERVICES, SERVICE_CATEGORIES, PRODUCTS, PRODUCT_CATEGORIES, UNITS);

    private final String path;
    private final String entity;
    private final String key;

    Resource(String path, String entity) {
        this(path, entity, entity);
    }

    Resource(String path, String entity, String key) {
        this.path = path;
        this.entity = entity;
        this.key = key;
    }

    /** The name in URIs, e.g. {@code jobs}. */
    public String path() {
        return path;
    }

    /** The name of one entity, e.g. {@code job}; no two resources share it. */
    public String entity() {
        return entity;
    }

    /**
     * The vendor's name of one entity in answers: root key of a single one, and with {@code _uuid} the key of a write's answer.
     * Both kinds of categories have {@code category}.
     */
    public String key() {
        return key;
    }

    /** Whether entities carry {@code version} and changes of them are pushed as webhooks (documentation). */
    public boolean isVersioned() {
        return VERSIONED.contains(this);
    }

    /** Whether entities carry an {@code external_id}, which is then good in paths (documentation). */
    public boolean hasExternalIds() {
        return WITH_EXTERNAL_IDS.contains(this);
    }

    /** The resource of that URI name, if there is one. */
    public static Optional<Resource> ofPath(String path) {
        return Arrays.stream(values())
                .filter(resource -> resource.path.equals(path))
                .findFirst();
    }

    /** The URI names of all resources. */
    public static List<String> paths() {
        return Arrays.stream(values()).map(Resource::path).toList();
    }
}
