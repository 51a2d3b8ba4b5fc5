package io.github.camelplanado;

import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

import javax.sql.DataSource;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelplanado.api.Catalogue;
import io.github.camelplanado.api.ChangeStore;
import io.github.camelplanado.api.Detail;
import io.github.camelplanado.api.Events;
import io.github.camelplanado.api.Operation;
import io.github.camelplanado.api.Output;
import io.github.camelplanado.api.PlanadoConfiguration;
import io.github.camelplanado.api.PlanadoConstants;
import io.github.camelplanado.api.Priority;
import io.github.camelplanado.api.Resource;
import io.github.camelplanado.changes.DetailReader;
import io.github.camelplanado.changes.JdbcStore;
import io.github.camelplanado.changes.MemoryStore;
import io.github.camelplanado.changes.OwnEcho;
import io.github.camelplanado.changes.stream.ChangesConsumer;
import io.github.camelplanado.client.PlanadoClient;
import io.github.camelplanado.json.WireJson;
import io.github.camelplanado.message.EntityLift;
import io.github.camelplanado.operation.Operations;
import io.github.camelplanado.webhook.EventTypes;
import io.github.camelplanado.webhook.WebhookHandler;
import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.PollingConsumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.component.webhook.WebhookCapableEndpoint;
import org.apache.camel.component.webhook.WebhookConfiguration;
import org.apache.camel.spi.EndpointServiceLocation;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.ScheduledPollEndpoint;

/** Keep an ERP, CRM or database in step with Planado, a service that plans field work (jobs, clients, sites). */
@UriEndpoint(
        firstVersion = "1.0.0",
        scheme = "planado",
        title = "Planado",
        syntax = "planado:resource/operation",
        category = {Category.API, Category.CLOUD},
        headersClass = PlanadoConstants.class)
public class PlanadoEndpoint extends ScheduledPollEndpoint implements WebhookCapableEndpoint, EndpointServiceLocation {

    /** Camel's own default of half a second would spend twice the account's budget on one consumer. */
    public static final long DEFAULT_POLL_DELAY_MILLIS = 60_000;

    /** What these give is a part of a job and no job. */
    private static final Set<Operation> PARTS = EnumSet.of(Operation.HISTORY, Operation.LOCATIONS);

    @UriPath(
            description = "What it is about. The value all is for webhooks only, raw for calls that are not modelled.",
            enums = "jobs,clients,sites,users,teams,skills,territories,job-types,templates,resolutions,dictionaries,"
                    + "services,service-categories,products,product-categories,units,webhooks,raw,all")
    @Metadata(required = true)
    private final String resource;

    @UriPath(
            description = "What a producer does. A consumer has none, or changes.",
            enums = "list,get,create,update,upsert,delete,history,locations,add-material,update-material,"
                    + "remove-material,search-nearby,shifts,update-shifts,values,requests,call,sweep,changes")
    private final String operation;

    @UriParam
    private PlanadoConfiguration configuration;

    @UriParam(
            label = "consumer,scheduler",
            defaultValue = "60000",
            javaType = "java.time.Duration",
            description = "Pause between two polls.")
    private long delay = DEFAULT_POLL_DELAY_MILLIS;

    private final PlanadoPath path;
    /** The endpoint's, because a route that is stopped and started gets a new consumer, which must not forget. */
    private final ChangeStore memory = new MemoryStore();

    private WebhookConfiguration webhookConfiguration;

    PlanadoEndpoint(String uri, PlanadoComponent component, PlanadoPath path, PlanadoConfiguration configuration) {
        super(uri, component);
        this.path = path;
        this.resource = path.resource().map(Resource::path).orElse(PlanadoPath.ALL);
        this.operation = path.isStream()
                ? PlanadoPath.CHANGES
                : path.operation().map(Operation::path).orElse(null);
        this.configuration = configuration;
        setDelay(delay);
    }

    @Override
    public Producer createProducer() {
        Resource about = path.resource().orElseThrow(() -> notFor("a producer needs a resource"));
        Operation what = path.operation()
                .orElseThrow(() -> notFor("a producer needs an operation. There are: "
                        + Catalogue.names(Catalogue.producerOperations(about))));
        return what == Operation.SWEEP
                ? new SweepProducer(this, about, component().changes(), configuration)
                : new PlanadoProducer(this, operations(about, what));
    }

    /** What the endpoint does, with the client that the component has at the moment: a restart brings a new one. */
    private Supplier<Operations> operations(Resource about, Operation what) {
        AtomicReference<Operations> made = new AtomicReference<>();
        return () -> {
            PlanadoClient client = component().client();
            return made.updateAndGet(before -> before != null && before.uses(client)
                    ? before
                    : new Operations(client, about, what, configuration, pojoMapper(), new EntityLift(timeZone())));
        };
    }

    /** What is seen of the account is seen from now on. */
    void openAccount() {
        component().client();
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        Resource about = path.resource().orElseThrow(() -> notFor("all is for webhooks only: webhook:planado:all"));
        if (path.isStream()) {
            return createStream(about, processor);
        }
        refuseOperation("a consumer");
        refuseOptionsOfOthers(ConsumerOptions.Kind.POLLING);
        PlanadoConsumer consumer = new PlanadoConsumer(
                this, processor, about, configuration, component()::client, store(), timeZone(), Clock.systemUTC());
        configureConsumer(consumer);
        return consumer;
    }

    /** What waits in the memory of such a consumer would count as told, and be lost with the process. */
    @Override
    public PollingConsumer createPollingConsumer() {
        throw notFor(
                "pollEnrich and ConsumerTemplate would lose changes: those that wait in their memory count as told."
                        + " Write a route from it, or read by planado:" + resource + "/list");
    }

    private Consumer createStream(Resource about, Processor processor) throws Exception {
        refuseOptionsOfOthers(ConsumerOptions.Kind.CHANGES);
        SchedulerOptions.refuse("planado:" + resource + "/changes", this);
        StreamOptionRules.check(
                "planado:" + resource + "/changes", configuration, getTimeUnit().toMillis(getDelay()));
        ChangesConsumer consumer = component().changes().consumer(this, processor, about, configuration);
        configureConsumer(consumer);
        return consumer;
    }

    @Override
    public Processor createWebhookHandler(Processor next) {
        if (path.isStream()) {
            throw notFor(
                    "it opens its own receiver of webhooks: write planado:" + resource + "/changes, without webhook:");
        }
        refuseOperation("a webhook");
        refuseOptionsOfOthers(ConsumerOptions.Kind.WEBHOOK);
        EntityLift lift = new EntityLift(timeZone());
        DetailReader detail = configuration.getDetail() == Detail.never
                ? null
                : new DetailReader(component()::client, Set::of, configuration, lift);
        return new WebhookHandler(
                this,
                pushed(),
                configuration,
                next,
                detail == null ? null : detail::complete,
                lift,
                new OwnEcho(component()::client, timeZone()));
    }

    @Override
    public void setWebhookConfiguration(WebhookConfiguration webhookConfiguration) {
        this.webhookConfiguration = webhookConfiguration;
    }

    @Override
    public void registerWebhook() {
        // The API has no call that creates a webhook: people are told what to enter on the vendor's settings page.
        PlanadoClient client = component().client();
        WebhookSettings settings = new WebhookSettings(webhookUrl(), EventTypes.parse(configuration.getEventTypes()));
        Map<String, String> shown = component().webhooks();
        shown.put(settings.url(), "Looking for it");
        client.inBackground(() -> settings.check(client, told -> shown.replace(settings.url(), told)));
    }

    @Override
    public void unregisterWebhook() {
        component().webhooks().remove(webhookUrl());
    }

    @Override
    public List<String> getWebhookMethods() {
        return List.of("POST");
    }

    @Override
    public String getServiceUrl() {
        return component().getBaseUrl();
    }

    @Override
    public String getServiceProtocol() {
        return "rest";
    }

    @Override
    public void setDelay(long delay) {
        super.setDelay(delay);
        this.delay = delay;
    }

    @Override
    public long getDelay() {
        return delay;
    }

    /** The resource, as in the URI. */
    public String getResource() {
        return resource;
    }

    /** The operation, as in the URI, or null. */
    public String getOperation() {
        return operation;
    }

    public PlanadoConfiguration getConfiguration() {
        return configuration;
    }

    public void setConfiguration(PlanadoConfiguration configuration) {
        this.configuration = configuration;
    }

    /**
     * Checks what needs no connection.
     *
     * @throws IllegalArgumentException if an option is out of its range; all are named
     */
    void checkOptions() {
        PlanadoConfiguration options = configuration;
        Duration sweep = options.getSweepInterval();
        double share = options.getBudgetShare();
        Duration ack = options.getAckTimeout();
        Duration replay = options.getReplayInterval();
        new OptionProblems()
                .require(
                        options.getOutput() != Output.model || hasModel(),
                        "output",
                        options.getOutput(),
                        "map, json or node here: there are models of jobs, clients and sites, not of this")
                .readable(() -> priority(options), "priority", options.getPriority(), "high, normal or low")
                .require(
                        Set.of("fail", "null").contains(options.getNotFound()),
                        "notFound",
                        options.getNotFound(),
                        "fail or null")
                .require(!sweep.isNegative(), "sweepInterval", sweep, "0 or more")
                .require(share > 0 && share <= 1, "budgetShare", share, "above 0 and at most 1")
                .require(!ack.isNegative() && !ack.isZero(), "ackTimeout", ack, "above 0")
                .require(
                        options.getDetailConcurrency() >= 1 && options.getDetailConcurrency() <= 32,
                        "detailConcurrency",
                        options.getDetailConcurrency(),
                        "1 to 32")
                .require(options.getMaxBodySize() >= 1, "maxBodySize", options.getMaxBodySize(), "1 or more")
                .require(
                        options.getConcurrentConsumers() >= 1,
                        "concurrentConsumers",
                        options.getConcurrentConsumers(),
                        "1 or more")
                .require(
                        options.getMaxRedeliveries() >= 0, "maxRedeliveries", options.getMaxRedeliveries(), "0 or more")
                .require(options.getMaxDeletes() >= -1, "maxDeletes", options.getMaxDeletes(), "-1, 0 or more")
                .require(!replay.isNegative(), "replayInterval", replay, "0 or more")
                .require(
                        options.getEvents() == Events.state
                                || path.resource().filter(Resource.JOBS::equals).isPresent(),
                        "events",
                        options.getEvents(),
                        "state here: the vendor keeps a history of jobs alone")
                .require(
                        options.getDataSource() == null || options.getStore() == null,
                        "store",
                        options.getStore(),
                        "left out where there is a dataSource")
                .require(options.getWebhookThreads() >= 1, "webhookThreads", options.getWebhookThreads(), "1 or more")
                .refuse("planado:" + resource);
        if (path.resource().isPresent() && path.operation().isPresent()) {
            ProducerOptions.check(path.resource().get(), path.operation().get(), options);
        } else {
            ConsumerOptions.refuseThoseOfProducers("planado:" + resource, options);
        }
    }

    /** Whether what comes is a job, a client or a site. */
    private boolean hasModel() {
        return path.resource().map(Resource::isVersioned).orElse(true)
                && path.operation().map(what -> !PARTS.contains(what)).orElse(true);
    }

    private static Priority priority(PlanadoConfiguration options) {
        return options.getPriority() == null ? Priority.NORMAL : Priority.of(options.getPriority());
    }

    private String webhookUrl() {
        try {
            return webhookConfiguration.computeFullExternalUrl();
        } catch (UnknownHostException e) {
            return webhookConfiguration.getWebhookPath();
        }
    }

    private void refuseOperation(String what) {
        if (operation != null) {
            throw notFor(what + " has no operation; remove /" + operation
                    + ". What is a list under one entity is read by a producer");
        }
    }

    private void refuseOptionsOfOthers(ConsumerOptions.Kind kind) {
        ConsumerOptions.refuseOthers(
                "planado:" + resource, kind, configuration, component().getWebhookSecret());
    }

    /** The resources whose changes the vendor pushes to this address. */
    private Set<Resource> pushed() {
        Resource about = path.resource().orElse(null);
        if (about != null && !about.isVersioned()) {
            throw notFor(
                    "the vendor sends no webhooks about " + about.path() + ". There are: jobs, clients, sites, all");
        }
        return about != null ? Set.of(about) : EnumSet.of(Resource.JOBS, Resource.CLIENTS, Resource.SITES);
    }

    private ChangeStore store() {
        DataSource dataSource = configuration.getDataSource();
        if (dataSource != null) {
            return new JdbcStore(dataSource);
        }
        String file = configuration.getStore();
        return file == null ? memory : new JdbcStore(component().changes().embedded(file));
    }

    private ZoneId timeZone() {
        return ZoneId.of(component().getTimeZone());
    }

    private PlanadoComponent component() {
        return (PlanadoComponent) getComponent();
    }

    private ObjectMapper pojoMapper() {
        ObjectMapper own = component().getObjectMapper();
        return own == null ? WireJson.mapper() : own;
    }

    /** Names the path only: the options of the URI may hold secrets. */
    private IllegalArgumentException notFor(String why) {
        return new IllegalArgumentException(
                "planado:" + resource + (operation == null ? "" : "/" + operation) + ": " + why);
    }
}
