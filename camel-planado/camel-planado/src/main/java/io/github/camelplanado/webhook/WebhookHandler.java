package io.github.camelplanado.webhook;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

import io.github.camelplanado.api.Change;
import io.github.camelplanado.api.PlanadoConfiguration;
import io.github.camelplanado.api.Resource;
import io.github.camelplanado.message.BodyWriter;
import io.github.camelplanado.message.ChangeMessage;
import io.github.camelplanado.message.EntityLift;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.spi.ExceptionHandler;
import org.apache.camel.spi.ExecutorServiceManager;
import org.apache.camel.spi.ThreadPoolProfile;
import org.apache.camel.support.AsyncProcessorSupport;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.util.concurrent.ThreadPoolRejectedPolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the vendor's webhooks from Camel's HTTP server: verifies the secret, bounds the size, reads the change, and answers
 * 200 only after the route has succeeded with it. The route gets an exchange of its own, on a bounded pool: nothing that the
 * caller sent as a header reaches it. Safe for many threads.
 */
public final class WebhookHandler extends AsyncProcessorSupport {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookHandler.class);
    private static final String ATTEMPT_HEADER = "X-Planado-Delivery-Attempt";

    private final Endpoint endpoint;
    private final Set<Resource> resources;
    private final PlanadoConfiguration configuration;
    private final Processor route;
    private final Function<Change, CompletableFuture<Change>> detail;
    private final Secrets secrets;
    private final Set<String> eventTypes;
    private final WebhookBody body;
    private final ChangeMessage message;
    private final ExceptionHandler exceptionHandler;
    private final AtomicBoolean refusedBefore = new AtomicBoolean();
    private ExecutorService pool;
    private ScheduledExecutorService timer;
    private volatile Dispatcher dispatcher;

    /**
     * @param endpoint makes the exchanges of the route
     * @param resources what is routed; webhooks of others are answered 200 and left
     * @param configuration the options of webhooks
     * @param route where changes go
     * @param detail fetches what a webhook did not carry, or null
     * @param lift gives zone-less times their zone
     * @throws IllegalArgumentException if there is no secret and that is not allowed
     */
    public WebhookHandler(
            Endpoint endpoint,
            Set<Resource> resources,
            PlanadoConfiguration configuration,
            Processor route,
            Function<Change, CompletableFuture<Change>> detail,
            EntityLift lift) {
        this.endpoint = endpoint;
        this.resources = Set.copyOf(resources);
        this.configuration = configuration;
        this.route = route;
        this.detail = detail == null ? CompletableFuture::completedFuture : detail;
        this.secrets = Secrets.of(configuration);
        this.eventTypes = EventTypes.parse(configuration.getEventTypes());
        this.body = new WebhookBody(lift);
        this.message = new ChangeMessage(new BodyWriter(configuration.getOutput(), lift));
        this.exceptionHandler = Complaints.handler(endpoint, route);
        if (configuration.getWebhookThreads() < 1 || configuration.getMaxBodySize() < 1) {
            throw new IllegalArgumentException("webhookThreads and maxBodySize must be 1 or more, not "
                    + configuration.getWebhookThreads() + " and " + configuration.getMaxBodySize());
        }
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        Answer answer = new Answer(exchange, callback);
        Dispatcher open = dispatcher;
        if (open == null) {
            return answer.now(Answer.LATER);
        }
        int refusal = refusal(exchange);
        if (refusal != Answer.OK) {
            return answer.now(refusal);
        }
        Optional<Change> change;
        try {
            byte[] bytes = new BodyLimit(configuration.getMaxBodySize()).read(exchange);
            if (bytes == null) {
                LOG.warn(
                        "A webhook is larger than maxBodySize={}, so it is answered 413",
                        configuration.getMaxBodySize());
                return answer.now(Answer.TOO_LARGE);
            }
            change = body.read(bytes, attempt(exchange));
        } catch (IllegalArgumentException e) {
            // Sent again it would be the same: it is accepted, and told to people.
            exceptionHandler.handleException("A webhook cannot be read; it was answered 200", e);
            return answer.now(Answer.OK);
        } catch (IOException | RuntimeException e) {
            exceptionHandler.handleException("A webhook could not be received; it was answered 503", e);
            return answer.now(Answer.LATER);
        }
        if (change.filter(this::isWanted).isEmpty()) {
            return answer.now(Answer.OK);
        }
        open.dispatch(change.get(), answer);
        return false;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        if (secrets.acceptAll()) {
            LOG.warn("allowUnverified=true: anybody who reaches the address of the webhook can send changes");
        }
        ServiceHelper.startService(route);
        ExecutorServiceManager executors = endpoint.getCamelContext().getExecutorServiceManager();
        pool = executors.newThreadPool(this, "planado-webhook", profile());
        timer = executors.newSingleThreadScheduledExecutor(this, "planado-webhook-timeout");
        dispatcher = new Dispatcher(
                detail, this::tell, configuration.getAckTimeout(), configuration.getWebhookThreads(), pool, timer);
    }

    @Override
    protected void doStop() throws Exception {
        Dispatcher open = dispatcher;
        dispatcher = null;
        if (open != null) {
            try {
                open.close();
            } finally {
                // No interrupt: an exchange that goes on is Camel's to wait for or to break off.
                endpoint.getCamelContext().getExecutorServiceManager().shutdown(pool);
                endpoint.getCamelContext().getExecutorServiceManager().shutdown(timer);
            }
        }
        super.doStop();
    }

    @Override
    protected void doShutdown() throws Exception {
        if (pool != null) {
            endpoint.getCamelContext().getExecutorServiceManager().shutdownNow(pool);
        }
        super.doShutdown();
    }

    private int refusal(Exchange exchange) {
        String method = exchange.getMessage().getHeader(Exchange.HTTP_METHOD, String.class);
        if (method != null && !method.equalsIgnoreCase("POST")) {
            return Answer.WRONG_METHOD;
        }
        if (secrets.accept(exchange.getMessage().getHeader(Secrets.HEADER, String.class))) {
            refusedBefore.set(false);
            return Answer.OK;
        }
        if (refusedBefore.compareAndSet(false, true)) {
            LOG.warn(
                    "A webhook without or with a wrong {} was answered 401 (further ones are not logged)",
                    Secrets.HEADER);
        }
        return Answer.UNAUTHORIZED;
    }

    /** Null if it is missing or no number: it is told to the route and decides nothing. */
    private static Integer attempt(Exchange exchange) {
        String attempt = exchange.getMessage().getHeader(ATTEMPT_HEADER, String.class);
        return attempt != null && attempt.matches("\\d{1,9}") ? Integer.valueOf(attempt) : null;
    }

    private boolean isWanted(Change change) {
        return resources.contains(change.resource())
                && (eventTypes.isEmpty() || eventTypes.contains(change.eventType()));
    }

    private boolean tell(Change change) {
        Exchange exchange = endpoint.createExchange();
        try {
            message.fill(exchange.getMessage(), change);
            route.process(exchange);
        } catch (Exception e) {
            exchange.setException(e);
        }
        if (exchange.isFailed() || exchange.isRollbackOnly()) {
            LOG.warn(
                    "Webhook {}: the route failed, so it is answered 503: {}",
                    change.key(),
                    String.valueOf(exchange.getException()));
            return false;
        }
        return true;
    }

    private ThreadPoolProfile profile() {
        ThreadPoolProfile profile = new ThreadPoolProfile("planado-webhook");
        profile.setPoolSize(configuration.getWebhookThreads());
        profile.setMaxPoolSize(configuration.getWebhookThreads());
        // What was given up stays in the queue until a thread passes it, so there is room for twice the places.
        profile.setMaxQueueSize(configuration.getWebhookThreads() * Dispatcher.WAITING_PER_THREAD * 2);
        profile.setRejectedPolicy(ThreadPoolRejectedPolicy.Abort);
        return profile;
    }
}
