package io.github.camelplanado.simulator;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * One open question about the vendor. Nothing about the vendor is decided quietly: where the documentation is silent or
 * contradicts itself, a knob holds the answer, and its default is what the evidence speaks for.
 */
public enum Knob {
    /** Whether PATCH of an unknown external id makes a job; stated for clients and sites, not for jobs. */
    JOBS_UPSERT_BY_PATCH("false", KnobType.flag(), "inferred: not on the job page, so 404"),
    /** Elements on a page of every list without a knob of its own; known only for skills (20). */
    PAGE_SIZE("20", KnobType.size("1", "7", "100"), "inferred from skills; page sizes differ by resource"),
    /** Elements on a page of jobs; 0 = as {@link #PAGE_SIZE}. */
    JOBS_PAGE_SIZE("0", KnobType.number("1", "3", "50"), "not documented"),
    /** Elements on a page of clients; 0 = as {@link #PAGE_SIZE}. */
    CLIENTS_PAGE_SIZE("0", KnobType.number("1", "3", "50"), "not documented"),
    /** Elements on a page of sites; 0 = as {@link #PAGE_SIZE}. */
    SITES_PAGE_SIZE("0", KnobType.number("1", "3", "50"), "not documented"),
    /** Status of a POST that made something. */
    CREATE_STATUS("201", KnobType.choice("200", "201", "204"), "client code accepts both"),
    /** Status of a PATCH that made something. */
    UPSERT_STATUS("200", KnobType.choice("200", "201", "204"), "not documented"),
    /** Status of a DELETE; 204 has no body. */
    DELETE_STATUS("204", KnobType.choice("200", "204"), "client code takes any 2xx and handles 204"),
    /** Whether the external id of a deleted entity can be used again. */
    DELETED_EXTERNAL_ID_STAYS_TAKEN(
            "false", KnobType.flag(), "unknown; one client saw refusals that it could not explain"),
    /** Whether the filters on jobs do anything. */
    FILTERS_HONOURED("false", KnobType.flag(), "two clients disagree"),
    /** Whether {@code limit} on jobs does anything. */
    LIMIT_HONOURED("false", KnobType.flag(), "two clients send it, no effect is proven"),
    /** What a list answers when the entity of the cursor was deleted. */
    CURSOR_ON_DELETED("go-on", KnobType.choice("go-on", "not-found", "empty"), "unknown"),
    /** What a list answers when the cursor never was an entity. */
    CURSOR_UNKNOWN("not-found", KnobType.choice("not-found", "empty", "top"), "unknown"),
    /** What PATCH of an unknown uuid does to clients and sites. */
    PATCH_UNKNOWN_UUID("not-found", KnobType.choice("not-found", "create"), "not stated"),
    /** Whether custom and report fields of a PATCH join the present ones or take their place. */
    FIELDS_MERGE(
            "merge", KnobType.choice("merge", "replace"), "documented samples speak for merge, one script for replace"),
    /** Whether an address of a PATCH joins the present one key by key or takes its place. */
    ADDRESS_MERGE("false", KnobType.flag(), "not stated"),
    /** Whether rows of the job list have a description. */
    LIST_CARRIES_DESCRIPTION("true", KnobType.flag(), "in the table, not in the sample; clients disagree"),
    /** Whether {@code scheduled_at} in the job list lacks its zone. */
    LIST_SCHEDULED_AT_ZONELESS("false", KnobType.flag(), "the list's sample has no zone, recorded answers have Z"),
    /** Whether the status webhook and {@code job_updated} of one change carry the same version. */
    STATUS_WEBHOOK_SHARES_VERSION("true", KnobType.flag(), "inferred: they may"),
    /** Whether the status webhook and {@code job_updated} of one change carry the same event uuid. */
    STATUS_WEBHOOK_SHARES_EVENT_UUID("false", KnobType.flag(), "unknown"),
    /** Names of the status webhooks, as {@code status:name} with commas; other changes of status send none. */
    STATUS_EVENT_NAMES(
            "started:job_started,finished:job_finished",
            KnobType.list(
                    "[a-z_]+:[a-z_]+",
                    "",
                    "en_route:job_en_route,started:job_started,suspended:job_suspended,finished:job_finished"),
            "only these two names are known"),
    /** Last part of the event type of a deletion; {@code none} sends nothing. */
    DELETION_EVENTS("none", KnobType.choice("none", "deleted", "removed"), "no such event was seen"),
    /** What happens to keys the contract does not know. */
    UNKNOWN_KEYS(
            "ignore",
            KnobType.choice("ignore", "refuse"),
            "client code: ignored without an error; counted as a mistake"),
    /** Whether client webhooks have an event uuid. */
    CLIENT_WEBHOOK_EVENT_UUID("false", KnobType.flag(), "absent in the documented samples"),
    /** Key of the snapshot of the version before in a job webhook; {@code none} leaves it out. */
    PREVIOUS_SNAPSHOT_KEY(
            "none", KnobType.text("[a-z_]+", "previous", "previous_version"), "the table has it, its name is lost"),
    /** Value of {@code Retry-After} on a 429, in seconds; {@code none} leaves it out. */
    RETRY_AFTER_HEADER("none", KnobType.text("none|[0-9]{1,5}", "1", "5"), "never seen"),
    /** Whether a refused call fills the bucket too. */
    REJECTED_CALLS_FILL_BUCKET("false", KnobType.flag(), "unknown"),
    /** Whether a PATCH that changes nothing raises the version and tells the webhooks. */
    PATCH_WITHOUT_CHANGE_RAISES_VERSION("true", KnobType.flag(), "documented: one more at each update"),
    /** Whether a stale {@code version} in a PATCH of a job is refused with 422. */
    PATCH_VERSION_IS_LOCK("false", KnobType.flag(), "one author sends it, nothing shows a check"),
    /** Whether a PATCH of a job sets {@code external_id} and {@code external_order_id}. */
    PATCH_SETS_EXTERNAL_IDS("true", KnobType.flag(), "two clients do it; not in the table"),
    /** Whether POST of a job leaves out {@code assignee} and {@code scheduled_duration}. */
    CREATE_DROPS_ASSIGNEE("false", KnobType.flag(), "one source saw it"),
    /** Status of a new job: by its plan, or always {@code posted}. */
    CREATED_JOB_STATUS("by-plan", KnobType.choice("by-plan", "posted"), "inferred from the meaning of the names"),
    /** When a started job refuses its locked keys: when they change, or whenever they are sent. */
    STARTED_JOB_REFUSES("change", KnobType.choice("change", "presence"), "documented: cannot be changed"),
    /** Whether {@code suspended_at} keeps its value after the work went on. */
    SUSPENDED_AT_KEPT("true", KnobType.flag(), "unknown"),
    /** Root key of a site read by external id. */
    SITE_ROOT_BY_EXTERNAL_ID("site", KnobType.choice("site", "sites"), "one documented sample says sites"),
    /** Whether the two lists of webhooks are paged; otherwise {@code after} is ignored and all is sent. */
    WEBHOOK_LISTS_PAGED("true", KnobType.flag(), "not stated; the general rule says so"),
    /** Order of the attempts in {@code webhooks.requests}. */
    WEBHOOK_REQUESTS_ORDER("newest-first", KnobType.choice("newest-first", "oldest-first"), "not stated"),
    /** Failed attempts in a row after which a webhook is locked and later events are lost; 0 = never. */
    WEBHOOK_LOCKED_AFTER("0", KnobType.number("1", "3"), "documented that it may happen, not when"),
    /** Operations that the vendor does not have after all, as {@code resource.operation} with commas: 404. */
    MISSING_OPERATIONS(
            "",
            KnobType.list(
                    "[a-z-]+[.][a-z-]+",
                    "jobs.delete",
                    "clients.delete",
                    "users.list",
                    "users.update",
                    "services.get",
                    "services.update",
                    "products.get",
                    "products.update",
                    "service-categories.update",
                    "product-categories.update"),
            "those known from client code or by inference alone may not exist"),
    /** What {@code errors} of a 422 holds by field; {@code message} has no {@code errors}, {@code text} is no JSON. */
    UNPROCESSABLE_BODY(
            "array",
            KnobType.choice("array", "string", "object", "message", "text"),
            "an object by field is seen, its values are not"),
    /** Body of a 401. */
    UNAUTHORIZED_BODY("message", KnobType.choice("message", "text", "empty"), "not described"),
    /** Body of a 403. */
    FORBIDDEN_BODY("message", KnobType.choice("message", "text", "empty"), "not described"),
    /** Body of a 404; {@code status} is the form of API v1. */
    NOT_FOUND_BODY("message", KnobType.choice("message", "status", "text", "empty"), "unknown for v2"),
    /** Whether {@code X-Planado-API-Key} and {@code X-Planado-API-Token} are taken too. */
    OLD_AUTH_HEADERS("false", KnobType.flag(), "old copies name them; whether they still work is unknown"),
    /** Calls that the bucket holds; 0 = as the simulator was set up. */
    BUCKET_SIZE("0", KnobType.number("1", "30"), "not stated"),
    /** Whether the rate limit is one for the account, or one for each address that calls. */
    RATE_LIMIT_SCOPE(
            "account",
            KnobType.choice("account", "address"),
            "not stated; shared at least by all callers with one key"),
    /** Elements on a page by resource, as {@code teams:50} with commas; locations have 100 when not named. */
    PAGE_SIZES(
            "",
            KnobType.list(
                    "[a-z-]+:[1-9][0-9]{0,5}",
                    "users:1,teams:1,skills:1,territories:1,job-types:1,templates:1",
                    "dictionaries:1,dictionary-values:1,resolutions:1,locations:2"),
            "known for skills (20) and locations (100) alone"),
    /** Order of every list whose order is not stated. */
    UNKNOWN_LIST_ORDER(
            "oldest-first",
            KnobType.choice("oldest-first", "newest-first"),
            "lists of reference data run oldest first by the Russian page"),
    /** Which times of get, webhooks and lists lack their zone. */
    ZONELESS_TIMES(
            "none",
            KnobType.choice("none", "scheduled", "all"),
            "one sample of the job list has none, recorded answers have Z"),
    /** The zone of a time that is answered without one. */
    ZONELESS_READ_ZONE("UTC", KnobType.zone("+03:00", "America/New_York"), "not stated"),
    /** What zone a time has that is sent without one. */
    ZONELESS_WRITE_ZONE("UTC", KnobType.zone("+03:00", "America/New_York"), "not stated"),
    /** Status of a PATCH that changed something; 204 has no body. */
    UPDATE_STATUS("200", KnobType.choice("200", "204"), "the documentation shows a body, client code handles 204"),
    /** Whether PATCH of an unknown external id makes an entry of the catalog. */
    CATALOG_UPSERT_BY_PATCH("false", KnobType.flag(), "not confirmed for the catalog"),
    /** Body of a DELETE that answers 200: an empty object, the message of removed materials, or none. */
    DELETE_BODY("object", KnobType.choice("object", "message", "empty"), "not known"),
    /** Whether a deleted entity is still in the list, though it is not found. */
    DELETED_STAYS_LISTED("false", KnobType.flag(), "hard or soft is unknown"),
    /** Whether a job can be deleted once it is started. */
    STARTED_JOB_CAN_BE_DELETED("true", KnobType.flag(), "unknown in which statuses it is refused"),
    /** Whether DELETE takes an external id. */
    DELETE_BY_EXTERNAL_ID("true", KnobType.flag(), "inferred: seen with a uuid only"),
    /** How an id that looks like a uuid is found: as a uuid first, as an external id first, as a uuid alone. */
    EXTERNAL_ID_LIKE_UUID(
            "uuid-first", KnobType.choice("uuid-first", "external-id-first", "uuid-only"), "which wins is unknown"),
    /** Longest external id; 0 = as the contract says. */
    EXTERNAL_ID_MAX_LENGTH("0", KnobType.number("50", "255"), "stated for jobs (500) alone"),
    /** What an external id may hold; {@code plain}: letters, digits, hyphen, underscore, dot. */
    EXTERNAL_ID_CHARACTERS("any", KnobType.choice("any", "plain"), "samples have letters, digits and hyphens"),
    /** Whether a PATCH of a client or site sets {@code external_id}. */
    PATCH_RENAMES_CLIENTS_AND_SITES("false", KnobType.flag(), "not in their tables"),
    /** Which shape of an entry of {@code assignees} is taken. */
    ASSIGNEES_SHAPE(
            "both",
            KnobType.choice("both", "flat", "worker"),
            "flat when read; with a worker level in a comment of client code"),
    /** Where the snapshot of the version before is: at the root or inside the job. */
    PREVIOUS_SNAPSHOT_LEVEL("root", KnobType.choice("root", "entity"), "its level is lost"),
    /** Key of a job under which its used materials can be read. */
    MATERIALS_IN_JOB("none", KnobType.choice("none", "used_materials"), "one client reads it, unproven"),
    /** What the middle id of used materials names: the service or its entry in the job. */
    PROVIDED_SERVICE_ID("service", KnobType.choice("service", "entry"), "unknown; the path calls it service id"),
    /** Whether a service must be provided in the job before materials can be added to it. */
    MATERIALS_NEED_PROVIDED_SERVICE("true", KnobType.flag(), "a material belongs to one provided service"),
    /** What happens when a product is added to a service that has it. */
    MATERIAL_ADDED_TWICE("refuse", KnobType.choice("refuse", "add", "replace"), "not stated"),
    /** Whether {@code hours} of a duration count. */
    DURATION_HOURS("ignore", KnobType.choice("ignore", "count"), "one client sends them"),
    /** Whether resolutions in a job tell {@code successful}. */
    RESOLUTION_HAS_SUCCESSFUL("true", KnobType.flag(), "in a recorded answer, not in the documented sample"),
    /** Whether the fields of a job have the uuids of its template's fields. */
    TEMPLATE_FIELD_UUIDS("same", KnobType.choice("same", "new"), "unknown"),
    /** Whether one template, read alone, has {@code scheduled_duration}. */
    TEMPLATE_CARRIES_DURATION("true", KnobType.flag(), "in the list; inferred for get"),
    /** Where names are taken beside uuids; {@code documented} refuses them for a job's team, territory, skills and resolutions, and for territory and skills of users. */
    NAME_REFERENCES(
            "all", KnobType.choice("all", "documented"), "the general rule names most entities, no sample shows these"),
    /** What a name does that several have. */
    AMBIGUOUS_NAMES("refuse", KnobType.choice("refuse", "first"), "not stated; 422 is likely"),
    /** What a reference does that has both a uuid and a name. */
    UUID_BESIDE_NAME("uuid", KnobType.choice("uuid", "refuse"), "not stated"),
    /** What the team of a job shows. */
    TEAM_IN_JOB("uuid-name", KnobType.choice("uuid-name", "uuid"), "its content was not seen"),
    /** What the keys of a new client or site inside a job do when their external id is taken. */
    INLINE_NEW("create", KnobType.choice("create", "match"), "matched or always created is unknown"),
    /** Whether archived entries of the catalog can be referred to. */
    ARCHIVED_REFERENCES("accept", KnobType.choice("accept", "refuse"), "unknown"),
    /** {@code custom_fields} of clients and sites: read and written, written alone, or a key that is unknown. */
    EXTRA_FIELDS(
            "full",
            KnobType.choice("full", "write-only", "unknown"),
            "the newer documentation has such an array, its name is lost"),
    /** Which types of contacts are taken. */
    CONTACT_TYPES("any", KnobType.choice("any", "phone"), "only phone is documented, one client sends email"),
    /** Whether {@code formatted} and {@code geolocation} of an address can be sent as null. */
    ADDRESS_TAKES_NULLS("false", KnobType.flag(), "not null by one page, not stated by others"),
    /** Whether an address without a place on the map is given one. */
    GEOCODES("false", KnobType.flag(), "unknown"),
    /** What a row of the user list has: four keys, or phone, territory, skills and permissions too. */
    USER_ROWS("minimal", KnobType.choice("minimal", "full"), "four keys are seen used, the others are likely"),
    /** Whether a user made by the API is listed before it is activated. */
    CREATED_USERS_LISTED("true", KnobType.flag(), "invited users seem to be missing"),
    /** Whether the account may make users. */
    USERS_CAN_BE_CREATED("false", KnobType.flag(), "documented: off until the vendor switches it on"),
    /** Whether the account may change users. */
    USERS_CAN_BE_CHANGED("true", KnobType.flag(), "one client does it, probably restricted like making them"),
    /** Status of what the account may not do. */
    RESTRICTED_STATUS("403", KnobType.choice("403", "404"), "not described"),
    /** What {@code working} of a shift is when it is not sent. */
    SHIFT_WORKING_DEFAULT("true", KnobType.flag(), "unknown"),
    /** What a shift does that meets another. */
    SHIFT_OVERLAP("overwrite", KnobType.choice("overwrite", "refuse"), "the table of rules was cut"),
    /** Of how many minutes the times of a shift must be multiples; 0 = any. */
    SHIFT_STEP_MINUTES("15", KnobType.number("0", "30"), "known from client code alone"),
    /** Days that the shifts of one PATCH may span; 0 = any. */
    SHIFT_PATCH_DAYS(
            "7", KnobType.number("0", "1"), "one week is known from client code; documented for reading alone"),
    /** Status of a PATCH of shifts. */
    SHIFTS_STATUS("204", KnobType.choice("204", "200"), "client code handles 204"),
    /** Whether the day {@code before} is in the timeline. */
    SHIFTS_BEFORE_INCLUDED("false", KnobType.flag(), "not stated"),
    /** Order of the search by place, by the time of the last place. */
    NEARBY_ORDER("newest-first", KnobType.choice("newest-first", "oldest-first"), "the direction is not stated"),
    /** Most users that the search by place gives; 0 = as asked. */
    NEARBY_LIMIT_MAX("0", KnobType.number("1", "100"), "no maximum is stated"),
    /** Whether prices are answered as text or as number. */
    PRICES_AS("string", KnobType.choice("string", "number"), "declared a number, every sample is a text"),
    /** How the key of a location is spelt. */
    CAPTURED_AT_SPELLING(
            "captured_at", KnobType.choice("captured_at", "catured_at", "both"), "the sample lacks a letter"),
    /** What the event of a deletion shows of the entity. */
    DELETION_SNAPSHOT("full", KnobType.choice("full", "ids"), "unknown"),
    /** How often a failed delivery is tried again. */
    DELIVERY_RETRIES("17", KnobType.number("0", "16"), "up to 17 times in English, 17 more times in Russian"),
    /** What becomes of the events of a locked webhook when it is opened. */
    LOCKED_EVENTS("lost", KnobType.choice("lost", "sent-later"), "unknown"),
    /** What is locked: one webhook or all of its host. */
    WEBHOOK_LOCK_SCOPE("webhook", KnobType.choice("webhook", "host"), "unknown"),
    /** Whether a repeated delivery has another event uuid. */
    EVENT_UUID_PER_ATTEMPT("false", KnobType.flag(), "expected to be the same"),
    /** Whether two webhooks are told of one event with different uuids. */
    EVENT_UUID_PER_WEBHOOK("false", KnobType.flag(), "unknown"),
    /** Value of {@code status} in the requests of webhooks for a failed attempt. */
    WEBHOOK_REQUEST_STATUS("sent", KnobType.text("[a-z_]+", "failed"), "sent is seen there, other values were cut"),
    /** Hours for which the requests of webhooks can be read; 0 = for ever. */
    WEBHOOK_REQUESTS_KEPT("0", KnobType.number("1", "24"), "not stated"),
    /** Content type of deliveries. */
    DELIVERY_CONTENT_TYPE(
            "application/json",
            KnobType.text("[a-z]+/[a-z-]+(; charset=utf-8)?", "application/json; charset=utf-8", "text/plain"),
            "not stated");

    private final String defaultValue;
    // A record of a text and a list that never changes.
    @SuppressWarnings("ImmutableEnumChecker")
    private final KnobType type;

    private final String evidence;

    Knob(String defaultValue, KnobType type, String evidence) {
        this.defaultValue = defaultValue;
        this.type = type;
        this.evidence = evidence;
    }

    /**
     * The name used on the command line and in JSON.
     *
     * @return the name in camel case, e.g. {@code jobsUpsertByPatch}
     */
    public String id() {
        String[] words = name().toLowerCase(Locale.ROOT).split("_", -1);
        StringBuilder id = new StringBuilder(words[0]);
        for (int i = 1; i < words.length; i++) {
            id.append(Character.toUpperCase(words[i].charAt(0))).append(words[i], 1, words[i].length());
        }
        return id.toString();
    }

    /**
     * The value when nothing is set.
     *
     * @return the default
     */
    public String defaultValue() {
        return defaultValue;
    }

    /**
     * The pattern of the values that can be set.
     *
     * @return a regular expression
     */
    public String allowed() {
        return type.allowed();
    }

    /**
     * What the default rests on.
     *
     * @return one short sentence
     */
    public String evidence() {
        return evidence;
    }

    /**
     * The other sensible values: all of them where they can be counted, else a few that stand for the rest.
     *
     * @return values that can be set, without the default
     */
    public List<String> alternatives() {
        return type.samples().stream()
                .filter(value -> !value.equals(defaultValue))
                .toList();
    }

    boolean accepts(String value) {
        return Pattern.matches(type.allowed(), value);
    }

    void require(String value) {
        if (!accepts(value)) {
            throw new IllegalArgumentException(
                    "knob " + id() + " cannot be '" + value + "'; allowed: " + type.allowed());
        }
    }

    /**
     * Finds a knob by its name.
     *
     * @param id the name in camel case
     * @return the knob
     * @throws IllegalArgumentException when there is none; the message lists all
     */
    public static Knob byId(String id) {
        List<String> ids = Arrays.stream(values()).map(Knob::id).toList();
        return Arrays.stream(values())
                .filter(knob -> knob.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no knob '" + id + "'; there are: " + ids));
    }
}
