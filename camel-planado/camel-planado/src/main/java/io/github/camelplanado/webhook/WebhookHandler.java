package io.github.camelplanado.webhook;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Predicate;

import io.github.camelplanado.api.Change;
import io.github.camelplanado.api.PlanadoConfiguration;
import io.github.camelplanado.api.Resource;
import io.github.camelplanado.message.BodyWriter;
import io.github.camelplanado.message.ChangeMessage;
import io.github.camelplanado.message.EntityLift;
import io.github.camelplanado.message.RouteOutcome;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.spi.ExceptionHandler;
import org.apache.camel.support.service.ServiceHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the vendor's webhooks from Camel's HTTP server: verifies the secret, bounds the size, reads the change, and answers
 * 200 only after the route has succeeded with it. The route gets an exchange of its own, on a bounded pool: nothing that the
 * caller sent as a header reaches it. Safe for many threads.
 */
public final class WebhookHandler extends AnsweringProcessor {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookHandler.class);

    private final Endpoint endpoint;
    private final Set<Resource> resources;
    private final PlanadoConfiguration configuration;
    private final Processor route;
    private final Function<Change, CompletableFuture<Change>> detail;
    private final Gate gate;
    private final Set<String> eventTypes;
    private final WebhookBody body;
    private final ChangeMessage message;
    private final ExceptionHandler exceptionHandler;

    /**
     * @param endpoint makes the exchanges of the route
     * @param resources what is routed; webhooks of others are answered 200 and left
     * @param configuration the options of webhooks
     * @param route where changes go
     * @param detail fetches what a webhook did not carry, or null
     * @param lift gives zone-less times their zone
     * @param echo whether a change is probably our own last write coming back
     * @throws IllegalArgumentException if there is no secret and that is not allowed
     */
    public WebhookHandler(
            Endpoint endpoint,
            Set<Resource> resources,
            PlanadoConfiguration configuration,
            Processor route,
            Function<Change, CompletableFuture<Change>> detail,
            EntityLift lift,
            Predicate<Change> echo) {
        this.endpoint = endpoint;
        this.resources = Set.copyOf(resources);
        this.configuration = configuration;
        this.route = route;
        this.detail = detail == null ? CompletableFuture::completedFuture : detail;
        this.gate = new Gate(Secrets.of(configuration), configuration.getMaxBodySize());
        this.eventTypes = EventTypes.parse(configuration.getEventTypes());
        this.body = new WebhookBody(lift);
        this.message = new ChangeMessage(new BodyWriter(configuration.getOutput(), lift), echo);
        this.exceptionHandler = Complaints.handler(endpoint, route);
        if (configuration.getWebhookThreads() < 1 || configuration.getMaxBodySize() < 1) {
            throw new IllegalArgumentException("webhookThreads and maxBodySize must be 1 or more, not "
                    + configuration.getWebhookThreads() + " and " + configuration.getMaxBodySize());
        }
    }

    @Override
    boolean process(Exchange exchange, Dispatcher open, Answer answer) {
        Optional<Change> change;
        try {
            Gate.Admission admitted = gate.admit(exchange);
            if (admitted.isRefused()) {
                return answer.now(admitted.status());
            }
            change = body.read(admitted.bytes(), admitted.attempt());
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
        Change wanted = change.get();
        open.dispatch(EventKey.of(wanted), () -> detail.apply(wanted).thenApply(whole -> () -> tell(whole)), answer);
        return false;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        gate.announce();
        ServiceHelper.startService(route);
        open(
                endpoint.getCamelContext(),
                "planado-webhook",
                configuration.getAckTimeout(),
                configuration.getWebhookThreads());
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
        if (!RouteOutcome.succeeded(exchange)) {
            LOG.warn(
                    "Webhook {}: the route failed, so it is answered 503: {}",
                    change.key(),
                    String.valueOf(exchange.getException()));
            return false;
        }
        return true;
    }
}
