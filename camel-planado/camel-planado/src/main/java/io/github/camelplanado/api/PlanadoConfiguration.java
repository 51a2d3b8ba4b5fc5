package io.github.camelplanado.api;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import javax.sql.DataSource;

import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/** The options of one endpoint. What belongs to the account is set on the component. */
@UriParams
public class PlanadoConfiguration {

    public static final Duration DEFAULT_SWEEP_INTERVAL = Duration.ofHours(24);
    public static final Duration DEFAULT_ACK_TIMEOUT = Duration.ofSeconds(5);
    public static final double DEFAULT_BUDGET_SHARE = 0.2;
    public static final int DEFAULT_MAX_BODY_SIZE = 1 << 20;
    public static final int DEFAULT_DETAIL_CONCURRENCY = 4;
    public static final Duration DEFAULT_REPLAY_INTERVAL = Duration.ofHours(1);
    /** The smaller of 20 and 5 % of what is known. */
    public static final int DEFAULT_MAX_DELETES = -1;

    @UriParam(
            label = "common",
            defaultValue = "map",
            description = "Form of bodies: map (Map and List), json (text), node (Jackson tree) or model (typed record;"
                    + " jobs, clients and sites).")
    private Output output = Output.map;

    @UriParam(
            label = "common",
            description = "Priority in the account's budget: high, normal or low. Producers default to normal,"
                    + " what consumers read by themselves to low.",
            enums = "high,normal,low")
    private String priority;

    @UriParam(
            label = "producer",
            description =
                    "uuid or external id of the entity. Any character is allowed; it is sent as one path segment.")
    private String id;

    @UriParam(label = "producer", description = "Id of the provided service of a used material.")
    private String serviceId;

    @UriParam(label = "producer", description = "uuid of the product of a used material.")
    private String productId;

    @UriParam(label = "producer", description = "First day of shifts, e.g. 2027-03-01.")
    private String from;

    @UriParam(
            label = "producer",
            description = "Day that bounds shifts, e.g. 2027-03-29. More than a week is read in several calls.")
    private String to;

    @UriParam(
            label = "producer",
            prefix = "filter.",
            multiValue = true,
            description = "Query parameters of a list, e.g. filter.external_order_id=ORD-17.")
    private Map<String, Object> filter = new HashMap<>();

    @UriParam(label = "producer", description = "Start cursor of a list.")
    private String after;

    @UriParam(
            label = "producer",
            description = "How a list is given: stream (lazy iterator), page (one page) or all (a List)."
                    + " The default is stream, with output=json it is page.")
    private Paging paging;

    @UriParam(
            label = "producer",
            defaultValue = "fail",
            enums = "fail,null",
            description = "What a missing entity means for get and delete: fail, or null (a null body, success).")
    private String notFound = "fail";

    @UriParam(label = "producer", description = "Whether assignees get a push message for a write.")
    private Boolean notifyAssignees;

    @UriParam(
            label = "producer",
            defaultValue = "true",
            description = "Whether update and upsert read the entity first when the body has custom_fields or"
                    + " report_fields, and send these arrays whole. The vendor may replace what is left out; false"
                    + " sends them as given, with one call less.")
    private boolean completeFields = true;

    @UriParam(label = "producer", description = "After a write, get the entity and make it the body.")
    private boolean readBack;

    @UriParam(
            label = "producer",
            description = "Build and check the request, send nothing; the body is a Map of method, path, query, body.")
    private boolean dryRun;

    @UriParam(
            label = "producer",
            description = "Of sweep: instead of reading, let the deletions pass that are held back by maxDeletes.")
    private boolean release;

    @UriParam(
            label = "consumer",
            description =
                    "What the first reading does with entities that exist: now (learn silently) or all (tell them)."
                            + " The default is now for polling and all for changes.")
    private InitialPosition initialPosition;

    @UriParam(
            label = "consumer",
            defaultValue = "24h",
            javaType = "java.time.Duration",
            description = "How often the whole list is walked to find what changed; 0 switches the walk off.")
    private Duration sweepInterval = DEFAULT_SWEEP_INTERVAL;

    @UriParam(
            label = "consumer",
            defaultValue = "0.2",
            description = "Part of the account's rate, above 0 up to 1, that the walk over the whole list may use.")
    private double budgetShare = DEFAULT_BUDGET_SHARE;

    @UriParam(
            label = "common",
            defaultValue = "never",
            description = "Whether the whole entity is fetched for each change of a consumer or row of a list: never,"
                    + " missing (when a key of requiredFields is absent) or always.")
    private Detail detail = Detail.never;

    @UriParam(
            label = "producer",
            defaultValue = "4",
            description = "How many entities of a list are fetched side by side with detail, 1 to 32.")
    private int detailConcurrency = DEFAULT_DETAIL_CONCURRENCY;

    @UriParam(
            label = "common",
            description = "Keys, comma separated, that a body must have; read with detail=missing. A job that is not"
                    + " finished is never fetched for its resolution.")
    private String requiredFields;

    @UriParam(
            label = "consumer",
            description = "Name of the consumer's position in the store. The default is the route"
                    + " id if it was given, else planado-resource.")
    private String streamId;

    @UriParam(
            label = "consumer",
            description = "Database in which the consumer keeps what it knows, so that a restart goes on from there.")
    private DataSource dataSource;

    @UriParam(
            label = "consumer",
            description =
                    "File of an embedded H2 database, without its ending, for what the consumer knows where there is"
                            + " no dataSource. For one node.")
    private String store;

    @UriParam(
            label = "consumer,changes",
            defaultValue = "state",
            description =
                    "What is told of an entity: state (its newest version; those between may be skipped) or history"
                            + " (each version, in order; jobs).")
    private Events events = Events.state;

    @UriParam(
            label = "consumer,changes",
            defaultValue = "1",
            description = "How many entities are told side by side; never two changes of one entity.")
    private int concurrentConsumers = 1;

    @UriParam(
            label = "consumer,changes",
            defaultValue = "0",
            description =
                    "How often a change that failed is told again before it is parked; 0 is for ever. A newer version"
                            + " of the entity overtakes a parked one.")
    private int maxRedeliveries;

    @UriParam(
            label = "consumer,changes",
            defaultValue = "-1",
            description = "How many entities one sweep may find deleted; more than that are parked as one item until"
                    + " somebody releases them. -1 is the smaller of 20 and 5 % of what is known, at least 1.")
    private int maxDeletes = DEFAULT_MAX_DELETES;

    @UriParam(
            label = "consumer,changes",
            defaultValue = "1h",
            javaType = "java.time.Duration",
            description =
                    "How often the vendor's log of deliveries is looked at for webhooks that did not arrive; 0 looks"
                            + " only at start and after an outage.")
    private Duration replayInterval = DEFAULT_REPLAY_INTERVAL;

    @UriParam(
            label = "consumer,changes",
            javaType = "org.springframework.transaction.PlatformTransactionManager",
            description =
                    "Spring's transaction manager of the dataSource. The route then joins the transaction in which the"
                            + " change is marked as told: exactly once for SQL on that dataSource.")
    private Object transactionManager;

    @UriParam(
            label = "consumer,webhook",
            secret = true,
            description = "Secret that the vendor sends with each webhook. Mandatory unless allowUnverified is true.")
    private String webhookSecret;

    @UriParam(
            label = "consumer,webhook",
            secret = true,
            description = "Second accepted secret, for the time of a change.")
    private String previousWebhookSecret;

    @UriParam(label = "consumer,webhook", description = "Accept webhooks without a secret. Only for tests.")
    private boolean allowUnverified;

    @UriParam(
            label = "consumer,webhook",
            description = "The vendor's event types, comma separated, that are routed; the default is all.")
    private String eventTypes;

    @UriParam(label = "consumer,webhook", defaultValue = "1048576", description = "Largest body of a webhook in bytes.")
    private int maxBodySize = DEFAULT_MAX_BODY_SIZE;

    @UriParam(
            label = "consumer,webhook",
            defaultValue = "5s",
            javaType = "java.time.Duration",
            description = "How long the route may take before the webhook is answered with 503 and comes again.")
    private Duration ackTimeout = DEFAULT_ACK_TIMEOUT;

    @UriParam(
            label = "consumer,webhook,advanced",
            defaultValue = "8",
            description = "How many webhooks are routed side by side; those above wait.")
    private int webhookThreads = 8;

    public Output getOutput() {
        return output;
    }

    public void setOutput(Output output) {
        this.output = output;
    }

    public String getPriority() {
        return priority;
    }

    public void setPriority(String priority) {
        this.priority = priority;
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }

    public String getServiceId() {
        return serviceId;
    }

    public void setServiceId(String serviceId) {
        this.serviceId = serviceId;
    }

    public String getProductId() {
        return productId;
    }

    public void setProductId(String productId) {
        this.productId = productId;
    }

    public String getFrom() {
        return from;
    }

    public void setFrom(String from) {
        this.from = from;
    }

    public String getTo() {
        return to;
    }

    public void setTo(String to) {
        this.to = to;
    }

    public Map<String, Object> getFilter() {
        return filter;
    }

    public void setFilter(Map<String, Object> filter) {
        this.filter = filter;
    }

    public String getAfter() {
        return after;
    }

    public void setAfter(String after) {
        this.after = after;
    }

    public Paging getPaging() {
        return paging;
    }

    public void setPaging(Paging paging) {
        this.paging = paging;
    }

    public String getNotFound() {
        return notFound;
    }

    public void setNotFound(String notFound) {
        this.notFound = notFound;
    }

    public Boolean getNotifyAssignees() {
        return notifyAssignees;
    }

    public void setNotifyAssignees(Boolean notifyAssignees) {
        this.notifyAssignees = notifyAssignees;
    }

    public boolean isCompleteFields() {
        return completeFields;
    }

    public void setCompleteFields(boolean completeFields) {
        this.completeFields = completeFields;
    }

    public boolean isReadBack() {
        return readBack;
    }

    public void setReadBack(boolean readBack) {
        this.readBack = readBack;
    }

    public boolean isDryRun() {
        return dryRun;
    }

    public void setDryRun(boolean dryRun) {
        this.dryRun = dryRun;
    }

    public boolean isRelease() {
        return release;
    }

    public void setRelease(boolean release) {
        this.release = release;
    }

    /** Null by default, which is now for polling and all for changes. */
    public InitialPosition getInitialPosition() {
        return initialPosition;
    }

    public void setInitialPosition(InitialPosition initialPosition) {
        this.initialPosition = initialPosition;
    }

    public Duration getSweepInterval() {
        return sweepInterval;
    }

    public void setSweepInterval(Duration sweepInterval) {
        this.sweepInterval = sweepInterval;
    }

    public double getBudgetShare() {
        return budgetShare;
    }

    public void setBudgetShare(double budgetShare) {
        this.budgetShare = budgetShare;
    }

    public Detail getDetail() {
        return detail;
    }

    public void setDetail(Detail detail) {
        this.detail = detail;
    }

    public int getDetailConcurrency() {
        return detailConcurrency;
    }

    public void setDetailConcurrency(int detailConcurrency) {
        this.detailConcurrency = detailConcurrency;
    }

    public String getRequiredFields() {
        return requiredFields;
    }

    public void setRequiredFields(String requiredFields) {
        this.requiredFields = requiredFields;
    }

    public String getStreamId() {
        return streamId;
    }

    public void setStreamId(String streamId) {
        this.streamId = streamId;
    }

    public DataSource getDataSource() {
        return dataSource;
    }

    public void setDataSource(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    public String getStore() {
        return store;
    }

    public void setStore(String store) {
        this.store = store;
    }

    public Events getEvents() {
        return events;
    }

    public void setEvents(Events events) {
        this.events = events;
    }

    public int getConcurrentConsumers() {
        return concurrentConsumers;
    }

    public void setConcurrentConsumers(int concurrentConsumers) {
        this.concurrentConsumers = concurrentConsumers;
    }

    public int getMaxRedeliveries() {
        return maxRedeliveries;
    }

    public void setMaxRedeliveries(int maxRedeliveries) {
        this.maxRedeliveries = maxRedeliveries;
    }

    public int getMaxDeletes() {
        return maxDeletes;
    }

    public void setMaxDeletes(int maxDeletes) {
        this.maxDeletes = maxDeletes;
    }

    public Duration getReplayInterval() {
        return replayInterval;
    }

    public void setReplayInterval(Duration replayInterval) {
        this.replayInterval = replayInterval;
    }

    /** A {@code PlatformTransactionManager}, or null; no class of Spring is needed to load this one. */
    public Object getTransactionManager() {
        return transactionManager;
    }

    public void setTransactionManager(Object transactionManager) {
        this.transactionManager = transactionManager;
    }

    public String getWebhookSecret() {
        return webhookSecret;
    }

    public void setWebhookSecret(String webhookSecret) {
        this.webhookSecret = webhookSecret;
    }

    public String getPreviousWebhookSecret() {
        return previousWebhookSecret;
    }

    public void setPreviousWebhookSecret(String previousWebhookSecret) {
        this.previousWebhookSecret = previousWebhookSecret;
    }

    public boolean isAllowUnverified() {
        return allowUnverified;
    }

    public void setAllowUnverified(boolean allowUnverified) {
        this.allowUnverified = allowUnverified;
    }

    public String getEventTypes() {
        return eventTypes;
    }

    public void setEventTypes(String eventTypes) {
        this.eventTypes = eventTypes;
    }

    public int getMaxBodySize() {
        return maxBodySize;
    }

    public void setMaxBodySize(int maxBodySize) {
        this.maxBodySize = maxBodySize;
    }

    public Duration getAckTimeout() {
        return ackTimeout;
    }

    public void setAckTimeout(Duration ackTimeout) {
        this.ackTimeout = ackTimeout;
    }

    public int getWebhookThreads() {
        return webhookThreads;
    }

    public void setWebhookThreads(int webhookThreads) {
        this.webhookThreads = webhookThreads;
    }
}
