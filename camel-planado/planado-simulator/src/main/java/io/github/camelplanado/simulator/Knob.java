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
    JOBS_UPSERT_BY_PATCH("false", Type.FLAG, "inferred: not on the job page, so 404"),
    /** Elements on a page of every list without a knob of its own; known only for skills (20). */
    PAGE_SIZE("20", Type.SIZE, "inferred from skills; page sizes differ by resource"),
    /** Elements on a page of jobs; 0 = as {@link #PAGE_SIZE}. */
    JOBS_PAGE_SIZE("0", Type.NUMBER, "not documented"),
    /** Elements on a page of clients; 0 = as {@link #PAGE_SIZE}. */
    CLIENTS_PAGE_SIZE("0", Type.NUMBER, "not documented"),
    /** Elements on a page of sites; 0 = as {@link #PAGE_SIZE}. */
    SITES_PAGE_SIZE("0", Type.NUMBER, "not documented"),
    /** Status of a POST that made something. */
    CREATE_STATUS("201", "200|201", "client code accepts both"),
    /** Status of a PATCH that made something. */
    UPSERT_STATUS("200", "200|201", "not documented"),
    /** Status of a DELETE; 204 has no body. */
    DELETE_STATUS("204", "200|204", "client code takes any 2xx and handles 204"),
    /** Whether the external id of a deleted entity can be used again. */
    DELETED_EXTERNAL_ID_STAYS_TAKEN("false", Type.FLAG, "unknown; one client saw refusals that it could not explain"),
    /** Whether the filters on jobs do anything. */
    FILTERS_HONOURED("false", Type.FLAG, "two clients disagree"),
    /** Whether {@code limit} on jobs does anything. */
    LIMIT_HONOURED("false", Type.FLAG, "two clients send it, no effect is proven"),
    /** What a list answers when the entity of the cursor was deleted. */
    CURSOR_ON_DELETED("go-on", "go-on|not-found|empty", "unknown"),
    /** What a list answers when the cursor never was an entity. */
    CURSOR_UNKNOWN("not-found", "not-found|empty|top", "unknown"),
    /** What PATCH of an unknown uuid does to clients and sites. */
    PATCH_UNKNOWN_UUID("not-found", "not-found|create", "not stated"),
    /** Whether custom and report fields of a PATCH join the present ones or take their place. */
    FIELDS_MERGE("merge", "merge|replace", "documented samples speak for merge, one script for replace"),
    /** Whether an address of a PATCH joins the present one key by key or takes its place. */
    ADDRESS_MERGE("false", Type.FLAG, "not stated"),
    /** Whether rows of the job list have a description. */
    LIST_CARRIES_DESCRIPTION("true", Type.FLAG, "in the table, not in the sample; clients disagree"),
    /** Whether {@code scheduled_at} in the job list lacks its zone. */
    LIST_SCHEDULED_AT_ZONELESS("false", Type.FLAG, "the list's sample has no zone, recorded answers have Z"),
    /** Whether the status webhook and {@code job_updated} of one change carry the same version. */
    STATUS_WEBHOOK_SHARES_VERSION("true", Type.FLAG, "inferred: they may"),
    /** Whether the status webhook and {@code job_updated} of one change carry the same event uuid. */
    STATUS_WEBHOOK_SHARES_EVENT_UUID("false", Type.FLAG, "unknown"),
    /** Names of the status webhooks, as {@code status:name} with commas; other changes of status send none. */
    STATUS_EVENT_NAMES(
            "started:job_started,finished:job_finished",
            "([a-z_]+:[a-z_]+(,[a-z_]+:[a-z_]+)*)?",
            "only these two names are known"),
    /** Last part of the event type of a deletion; {@code none} sends nothing. */
    DELETION_EVENTS("none", "none|deleted|removed", "no such event was seen"),
    /** What happens to keys the contract does not know. */
    UNKNOWN_KEYS("ignore", "ignore|refuse", "client code: ignored without an error; counted as a mistake"),
    /** Whether client webhooks have an event uuid. */
    CLIENT_WEBHOOK_EVENT_UUID("false", Type.FLAG, "absent in the documented samples"),
    /** Key of the snapshot of the version before in a job webhook; {@code none} leaves it out. */
    PREVIOUS_SNAPSHOT_KEY("none", "[a-z_]+", "the table has it, its name is lost"),
    /** Value of {@code Retry-After} on a 429, in seconds; {@code none} leaves it out. */
    RETRY_AFTER_HEADER("none", "none|[0-9]{1,5}", "never seen"),
    /** Whether a refused call fills the bucket too. */
    REJECTED_CALLS_FILL_BUCKET("false", Type.FLAG, "unknown"),
    /** Whether a PATCH that changes nothing raises the version and tells the webhooks. */
    PATCH_WITHOUT_CHANGE_RAISES_VERSION("true", Type.FLAG, "documented: one more at each update"),
    /** Whether a stale {@code version} in a PATCH of a job is refused with 422. */
    PATCH_VERSION_IS_LOCK("false", Type.FLAG, "one author sends it, nothing shows a check"),
    /** Whether a PATCH of a job sets {@code external_id} and {@code external_order_id}. */
    PATCH_SETS_EXTERNAL_IDS("true", Type.FLAG, "two clients do it; not in the table"),
    /** Whether POST of a job leaves out {@code assignee} and {@code scheduled_duration}. */
    CREATE_DROPS_ASSIGNEE("false", Type.FLAG, "one source saw it"),
    /** Status of a new job: by its plan, or always {@code posted}. */
    CREATED_JOB_STATUS("by-plan", "by-plan|posted", "inferred from the meaning of the names"),
    /** When a started job refuses its locked keys: when they change, or whenever they are sent. */
    STARTED_JOB_REFUSES("change", "change|presence", "documented: cannot be changed"),
    /** Whether {@code suspended_at} keeps its value after the work went on. */
    SUSPENDED_AT_KEPT("true", Type.FLAG, "unknown"),
    /** Root key of a site read by external id. */
    SITE_ROOT_BY_EXTERNAL_ID("site", "site|sites", "one documented sample says sites"),
    /** Whether the two lists of webhooks are paged; otherwise {@code after} is ignored and all is sent. */
    WEBHOOK_LISTS_PAGED("true", Type.FLAG, "not stated; the general rule says so"),
    /** Order of the attempts in {@code webhooks.requests}. */
    WEBHOOK_REQUESTS_ORDER("newest-first", "newest-first|oldest-first", "not stated"),
    /** Failed attempts in a row after which a webhook is locked and later events are lost; 0 = never. */
    WEBHOOK_LOCKED_AFTER("0", Type.NUMBER, "documented that it may happen, not when");

    private final String defaultValue;
    private final String allowed;
    private final String evidence;

    Knob(String defaultValue, String allowed, String evidence) {
        this.defaultValue = defaultValue;
        this.allowed = allowed;
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
        return allowed;
    }

    /**
     * What the default rests on.
     *
     * @return one short sentence
     */
    public String evidence() {
        return evidence;
    }

    boolean accepts(String value) {
        return Pattern.matches(allowed, value);
    }

    void require(String value) {
        if (!accepts(value)) {
            throw new IllegalArgumentException("knob " + id() + " cannot be '" + value + "'; allowed: " + allowed);
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

    /** Patterns that several knobs share; an enum cannot refer to its own constants before they are made. */
    private static final class Type {
        private static final String FLAG = "true|false";
        private static final String NUMBER = "[0-9]{1,6}";
        private static final String SIZE = "[1-9][0-9]{0,5}";
    }
}
