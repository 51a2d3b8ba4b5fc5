package io.github.camelplanado;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

import javax.sql.DataSource;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelplanado.api.AccountState;
import io.github.camelplanado.api.BudgetSource;
import io.github.camelplanado.api.PlanadoConfiguration;
import io.github.camelplanado.changes.stream.ChangesControl;
import io.github.camelplanado.client.AccountSettings;
import io.github.camelplanado.client.Accounts;
import io.github.camelplanado.client.PlanadoClient;
import io.github.camelplanado.monitor.AccountMonitors;
import org.apache.camel.Endpoint;
import org.apache.camel.SSLContextParametersAware;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.HealthCheckComponent;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.util.PropertiesHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One account of Planado. All its endpoints share one budget, one pool of connections and one circuit breaker. For a second
 * account, register a second component under another name.
 */
@Component("planado")
public class PlanadoComponent extends HealthCheckComponent implements SSLContextParametersAware {

    public static final String DEFAULT_BASE_URL = "https://api.planadoapp.com/v2";
    /** By the documentation that started this project; newer copies say 90. */
    public static final int DEFAULT_REQUESTS_PER_MINUTE = 60;

    public static final String DEFAULT_STORE = "planado-changes";
    public static final String DEFAULT_WEBHOOK_PATH = "/planado/webhook";

    /** The bucket counts nanoseconds and refuses rates far above this in words of its own. */
    private static final int MOST_PER_MINUTE = 1_000_000;

    /** A heartbeat is a quarter of it and must not be late by itself. */
    private static final Duration LEAST_LEASE = Duration.ofSeconds(1);

    private static final Logger LOG = LoggerFactory.getLogger(PlanadoComponent.class);

    private final ReentrantLock clientLock = new ReentrantLock();
    private volatile PlanadoClient client;
    private final StoppingRoutes stoppingRoutes = new StoppingRoutes(() -> client);
    private Runnable hide = () -> {};
    private volatile ChangeStreams streams;
    private final Map<String, String> webhooks = new ConcurrentHashMap<>();
    private boolean stopped;

    @Metadata(label = "security", secret = true, description = "Key of the account (Settings / Integrations / API).")
    private String apiKey;

    @Metadata(defaultValue = DEFAULT_BASE_URL, description = "Address of the API, version included.")
    private String baseUrl = DEFAULT_BASE_URL;

    @Metadata(
            label = "budget",
            defaultValue = "60",
            description = "Calls that the account may make in a minute, shared"
                    + " by all endpoints; 0 switches pacing off. The vendor's newer documentation says 90.")
    private int requestsPerMinute = DEFAULT_REQUESTS_PER_MINUTE;

    @Metadata(
            label = "budget",
            defaultValue = "false",
            description =
                    "Whether the rate may rise above requestsPerMinute while calls wait and none is refused. Below it"
                            + " the rate always follows what the vendor lets through.")
    private boolean learnRate;

    @Metadata(label = "budget", defaultValue = "2", description = "How many unused calls may be saved up.")
    private int burst = 2;

    @Metadata(
            label = "budget",
            defaultValue = "1000",
            description = "How many calls of a priority and those above it may wait at once.")
    private int maxQueued = 1000;

    @Metadata(
            label = "budget",
            defaultValue = "5m",
            javaType = "java.time.Duration",
            description = "How long a call may wait for its turn.")
    private Duration maxWait = Duration.ofMinutes(5);

    @Metadata(label = "budget,advanced", description = "A budget that JVMs share (SharedBudget), or one of your own.")
    private BudgetSource budget;

    @Metadata(
            label = "advanced",
            defaultValue = "5s",
            javaType = "java.time.Duration",
            description = "How long a connection may take.")
    private Duration connectTimeout = Duration.ofSeconds(5);

    @Metadata(
            label = "advanced",
            defaultValue = "30s",
            javaType = "java.time.Duration",
            description = "How long one attempt may take, from its start to the end of the answer.")
    private Duration requestTimeout = Duration.ofSeconds(30);

    @Metadata(label = "advanced", defaultValue = "67108864", description = "Largest answer in bytes.")
    private long maxResponseSize = 64L << 20;

    @Metadata(
            label = "advanced",
            defaultValue = "8",
            description = "How many calls that had to wait for their turn run side by side.")
    private int httpThreads = 8;

    @Metadata(
            label = "resilience",
            defaultValue = "3",
            description =
                    "How often a call is repeated after 5xx, a time-out or a lost connection, if that is harmless.")
    private int maxRetries = 3;

    @Metadata(
            label = "resilience",
            defaultValue = "2s",
            javaType = "java.time.Duration",
            description = "Pause before the first repeat; doubled each time, with up to half of it on top by chance.")
    private Duration retryDelay = Duration.ofSeconds(2);

    @Metadata(
            label = "resilience",
            defaultValue = "true",
            description = "Whether the vendor is left alone for a while when half of 20 calls failed.")
    private boolean breakerEnabled = true;

    @Metadata(
            label = "resilience",
            defaultValue = "30s",
            javaType = "java.time.Duration",
            description = "How long the vendor is left alone.")
    private Duration breakerDelay = Duration.ofSeconds(30);

    @Metadata(
            label = "producer",
            defaultValue = "10m",
            javaType = "java.time.Duration",
            description =
                    "How long a list of names (skills, teams, users and so on) is used before it is read anew. So long"
                            + " may a name that was changed still mean what it meant.")
    private Duration namesMaxAge = Duration.ofMinutes(10);

    @Metadata(
            label = "producer,advanced",
            defaultValue = "10000",
            description = "How many names are kept in all. A list that is longer is not read to its end.")
    private int namesMaxSize = 10_000;

    @Metadata(label = "consumer", defaultValue = "UTC", description = "Time zone of the vendor's times without one.")
    private String timeZone = "UTC";

    @Metadata(
            label = "consumer",
            description =
                    "Database of the streams of changes (PostgreSQL); an endpoint may have its own. Without one they"
                            + " are kept in the file store.")
    private DataSource dataSource;

    @Metadata(
            label = "consumer",
            defaultValue = DEFAULT_STORE,
            description =
                    "File of an embedded H2 database, without its ending, in which the streams of changes are kept"
                            + " where there is no dataSource. For one node.")
    private String store = DEFAULT_STORE;

    @Metadata(
            label = "consumer,advanced",
            defaultValue = "15s",
            javaType = "java.time.Duration",
            description =
                    "How long a node that died holds up the other nodes of its streams of changes; one that stands still for"
                            + " longer counts as dead. A node that lives is not held to it, however long its routes take.")
    private Duration leaseDuration = Duration.ofSeconds(15);

    @Metadata(
            label = "webhook",
            defaultValue = DEFAULT_WEBHOOK_PATH,
            description =
                    "Path on Camel's HTTP server at which the streams of changes receive webhooks; empty for none.")
    private String webhookPath = DEFAULT_WEBHOOK_PATH;

    @Metadata(label = "webhook", secret = true, description = "Secret of webhooks; an endpoint may have its own.")
    private String webhookSecret;

    @Metadata(
            label = "advanced",
            description = "Converts bodies that are classes of the application. Maps, trees and JSON"
                    + " are never touched by it.",
            autowired = true)
    private ObjectMapper objectMapper;

    @Metadata(label = "advanced", description = "A camel-http component to take the HTTP client from.")
    private HttpComponent http;

    @Metadata(label = "security", description = "TLS settings of the connection to the vendor.")
    private SSLContextParameters sslContextParameters;

    @Metadata(label = "security", defaultValue = "false", description = "Use the TLS settings of the Camel context.")
    private boolean useGlobalSslContextParameters;

    /**
     * What endpoints need to call the account; opened on first use, and anew after a restart. Ask for it at each use.
     *
     * @throws IllegalStateException if the component was stopped
     */
    public PlanadoClient client() {
        PlanadoClient open = client;
        return open != null ? open : open();
    }

    private PlanadoClient open() {
        clientLock.lock();
        try {
            if (stopped) {
                throw new IllegalStateException("The planado component was stopped");
            }
            if (client == null) {
                if (requestsPerMinute == 0) {
                    LOG.warn("requestsPerMinute=0: calls are not paced, and the vendor will refuse those above its"
                            + " limit");
                }
                PlanadoClient opened = Accounts.open(getCamelContext(), settings(), http, budget, maxWait);
                hide = AccountMonitors.show(
                        getCamelContext(), name(), opened, webhooks, isHealthCheckProducerEnabled());
                client = opened;
            }
            return client;
        } finally {
            clientLock.unlock();
        }
    }

    /** How the account stands; empty while nothing has used it since the start. */
    public Optional<AccountState> accountState() {
        return Optional.ofNullable(client).map(PlanadoClient::state);
    }

    /** By the address of a webhook, whether the account has it, in a sentence for people. */
    Map<String, String> webhooks() {
        return webhooks;
    }

    /**
     * The streams of changes that run in this JVM, by name: to look at them, to release or drop what is parked, to read the
     * whole list now, to begin anew.
     */
    public Map<String, ChangesControl> changeStreams() {
        ChangeStreams open = streams;
        return open == null ? Map.of() : open.running();
    }

    /** What there is to tell of the streams of changes that run in this JVM, by name. */
    Map<String, Map<String, Object>> streamReports() {
        ChangeStreams open = streams;
        return open == null ? Map.of() : open.reports();
    }

    /** Whether webhooks for its streams of changes are received at that path. */
    boolean receivesAt(String path) {
        ChangeStreams open = streams;
        return open != null && open.receivesAt(path);
    }

    /** What the streams of changes share; made with the first of them. */
    ChangeStreams changes() {
        clientLock.lock();
        try {
            if (streams == null) {
                streams = new ChangeStreams(this);
            }
            return streams;
        } finally {
            clientLock.unlock();
        }
    }

    /** Under which the context has this component. */
    String name() {
        return getCamelContext().getComponentNames().stream()
                .filter(name -> getCamelContext().hasComponent(name) == this)
                .findFirst()
                .orElse("planado");
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        checkOptions();
        PlanadoConfiguration configuration = new PlanadoConfiguration();
        configuration.setFilter(PropertiesHelper.extractProperties(parameters, "filter."));
        configuration.setWebhookSecret(webhookSecret);
        PlanadoEndpoint endpoint = new PlanadoEndpoint(uri, this, PlanadoPath.parse(remaining), configuration);
        setProperties(endpoint, parameters);
        endpoint.checkOptions();
        return endpoint;
    }

    /** Instead of Camel's own check, whose text repeats the values: one may be a secret. */
    @Override
    protected void validateParameters(String uri, Map<String, Object> parameters, String optionPrefix) {
        UnknownOptions.refuse(parameters.keySet(), getComponentPropertyConfigurer());
    }

    @Override
    protected void doInit() throws Exception {
        super.doInit();
        stoppingRoutes.watch(getCamelContext());
    }

    @Override
    protected void doShutdown() throws Exception {
        stoppingRoutes.watchNoLonger(getCamelContext());
        ChangeStreams kept = streams;
        // What is started again afterwards opens its databases anew.
        streams = null;
        if (kept != null) {
            kept.close();
        }
        super.doShutdown();
    }

    @Override
    protected void doStart() throws Exception {
        clientLock.lock();
        try {
            stopped = false;
        } finally {
            clientLock.unlock();
        }
        super.doStart();
    }

    @Override
    protected void doStop() throws Exception {
        PlanadoClient open;
        Runnable shown;
        clientLock.lock();
        try {
            open = client;
            shown = hide;
            client = null;
            hide = () -> {};
            stopped = true;
        } finally {
            clientLock.unlock();
        }
        shown.run();
        if (open != null) {
            open.close();
        }
        super.doStop();
    }

    private void checkOptions() {
        if (apiKey == null || apiKey.isBlank()) {
            throw new IllegalArgumentException(
                    "The option apiKey of the planado component is missing: set camel.component.planado.apiKey");
        }
        new OptionProblems()
                .require(isAddress(baseUrl), "baseUrl", baseUrl, "an http or https address without a query")
                .require(
                        requestsPerMinute >= 0 && requestsPerMinute <= MOST_PER_MINUTE,
                        "requestsPerMinute",
                        requestsPerMinute,
                        "0 to " + MOST_PER_MINUTE)
                .require(burst >= 1, "burst", burst, "1 or more")
                .require(maxQueued >= 0, "maxQueued", maxQueued, "0 or more")
                .require(!maxWait.isNegative(), "maxWait", maxWait, "0 or more")
                .require(isPositive(connectTimeout), "connectTimeout", connectTimeout, "above 0")
                .require(isPositive(requestTimeout), "requestTimeout", requestTimeout, "above 0")
                .require(maxResponseSize >= 1, "maxResponseSize", maxResponseSize, "1 or more")
                .require(httpThreads >= 1, "httpThreads", httpThreads, "1 or more")
                .require(maxRetries >= 0, "maxRetries", maxRetries, "0 or more")
                .require(!retryDelay.isNegative(), "retryDelay", retryDelay, "0 or more")
                .require(isPositive(breakerDelay), "breakerDelay", breakerDelay, "above 0")
                .require(isPositive(namesMaxAge), "namesMaxAge", namesMaxAge, "above 0")
                .require(namesMaxSize >= 1, "namesMaxSize", namesMaxSize, "1 or more")
                .require(leaseDuration.compareTo(LEAST_LEASE) >= 0, "leaseDuration", leaseDuration, "1 s or more")
                .readable(() -> ZoneId.of(timeZone), "timeZone", timeZone, "a time zone such as UTC or Europe/Berlin")
                .refuse("the planado component");
    }

    private static boolean isAddress(String text) {
        try {
            URI address = new URI(text);
            String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
            return (scheme.equals("http") || scheme.equals("https"))
                    && address.getHost() != null
                    && address.getQuery() == null
                    && address.getFragment() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static boolean isPositive(Duration duration) {
        return !duration.isNegative() && !duration.isZero();
    }

    private AccountSettings settings() {
        return new AccountSettings(
                baseUrl.endsWith("/") ? baseUrl.substring(0, baseUrl.length() - 1) : baseUrl,
                apiKey,
                new AccountSettings.Pacing(requestsPerMinute, learnRate, burst, maxQueued),
                new AccountSettings.Resilience(maxRetries, retryDelay, breakerEnabled, breakerDelay),
                new AccountSettings.Transport(
                        connectTimeout,
                        requestTimeout,
                        maxResponseSize,
                        httpThreads,
                        sslContextParameters,
                        useGlobalSslContextParameters),
                new AccountSettings.Names(namesMaxAge, namesMaxSize));
    }

    public String getApiKey() {
        return apiKey;
    }

    public void setApiKey(String apiKey) {
        this.apiKey = apiKey;
    }

    public String getBaseUrl() {
        return baseUrl;
    }

    public void setBaseUrl(String baseUrl) {
        this.baseUrl = baseUrl;
    }

    public int getRequestsPerMinute() {
        return requestsPerMinute;
    }

    public void setRequestsPerMinute(int requestsPerMinute) {
        this.requestsPerMinute = requestsPerMinute;
    }

    public boolean isLearnRate() {
        return learnRate;
    }

    public void setLearnRate(boolean learnRate) {
        this.learnRate = learnRate;
    }

    public int getBurst() {
        return burst;
    }

    public void setBurst(int burst) {
        this.burst = burst;
    }

    public int getMaxQueued() {
        return maxQueued;
    }

    public void setMaxQueued(int maxQueued) {
        this.maxQueued = maxQueued;
    }

    public Duration getMaxWait() {
        return maxWait;
    }

    public void setMaxWait(Duration maxWait) {
        this.maxWait = maxWait;
    }

    public BudgetSource getBudget() {
        return budget;
    }

    public void setBudget(BudgetSource budget) {
        this.budget = budget;
    }

    public Duration getConnectTimeout() {
        return connectTimeout;
    }

    public void setConnectTimeout(Duration connectTimeout) {
        this.connectTimeout = connectTimeout;
    }

    public Duration getRequestTimeout() {
        return requestTimeout;
    }

    public void setRequestTimeout(Duration requestTimeout) {
        this.requestTimeout = requestTimeout;
    }

    public long getMaxResponseSize() {
        return maxResponseSize;
    }

    public void setMaxResponseSize(long maxResponseSize) {
        this.maxResponseSize = maxResponseSize;
    }

    public int getHttpThreads() {
        return httpThreads;
    }

    public void setHttpThreads(int httpThreads) {
        this.httpThreads = httpThreads;
    }

    public int getMaxRetries() {
        return maxRetries;
    }

    public void setMaxRetries(int maxRetries) {
        this.maxRetries = maxRetries;
    }

    public Duration getRetryDelay() {
        return retryDelay;
    }

    public void setRetryDelay(Duration retryDelay) {
        this.retryDelay = retryDelay;
    }

    public boolean isBreakerEnabled() {
        return breakerEnabled;
    }

    public void setBreakerEnabled(boolean breakerEnabled) {
        this.breakerEnabled = breakerEnabled;
    }

    public Duration getBreakerDelay() {
        return breakerDelay;
    }

    public void setBreakerDelay(Duration breakerDelay) {
        this.breakerDelay = breakerDelay;
    }

    public Duration getNamesMaxAge() {
        return namesMaxAge;
    }

    public void setNamesMaxAge(Duration namesMaxAge) {
        this.namesMaxAge = namesMaxAge;
    }

    public int getNamesMaxSize() {
        return namesMaxSize;
    }

    public void setNamesMaxSize(int namesMaxSize) {
        this.namesMaxSize = namesMaxSize;
    }

    public String getTimeZone() {
        return timeZone;
    }

    public void setTimeZone(String timeZone) {
        this.timeZone = timeZone;
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

    public Duration getLeaseDuration() {
        return leaseDuration;
    }

    public void setLeaseDuration(Duration leaseDuration) {
        this.leaseDuration = leaseDuration;
    }

    public String getWebhookPath() {
        return webhookPath;
    }

    public void setWebhookPath(String webhookPath) {
        this.webhookPath = webhookPath;
    }

    public String getWebhookSecret() {
        return webhookSecret;
    }

    public void setWebhookSecret(String webhookSecret) {
        this.webhookSecret = webhookSecret;
    }

    public ObjectMapper getObjectMapper() {
        return objectMapper;
    }

    public void setObjectMapper(ObjectMapper objectMapper) {
        this.objectMapper = objectMapper;
    }

    public HttpComponent getHttp() {
        return http;
    }

    public void setHttp(HttpComponent http) {
        this.http = http;
    }

    public SSLContextParameters getSslContextParameters() {
        return sslContextParameters;
    }

    public void setSslContextParameters(SSLContextParameters sslContextParameters) {
        this.sslContextParameters = sslContextParameters;
    }

    @Override
    public boolean isUseGlobalSslContextParameters() {
        return useGlobalSslContextParameters;
    }

    @Override
    public void setUseGlobalSslContextParameters(boolean useGlobalSslContextParameters) {
        this.useGlobalSslContextParameters = useGlobalSslContextParameters;
    }
}
