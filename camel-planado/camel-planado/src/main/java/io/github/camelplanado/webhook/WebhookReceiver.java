package io.github.camelplanado.webhook;

import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

import io.github.camelplanado.api.Change;
import io.github.camelplanado.api.PlanadoConfiguration;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the vendor's webhooks for the streams of changes of a component: verifies and reads them, has them kept, and answers
 * 200 only when they are committed. What was kept before is answered 200 too, and so is what was verified but cannot be read:
 * it would be the same if it came again, so it is kept for people. While it cannot be kept in time the answer is 503, and the
 * vendor sends it again; it is never 410, by which the vendor would stop for good.
 *
 * <p>The answer comes within the patience, even if the database hangs: keeping runs on a bounded pool, and what finds no place
 * there is refused at once. Safe for many threads.
 */
public final class WebhookReceiver extends AnsweringProcessor {

    /** How many events are kept side by side. They share transactions, so they do not need as many connections. */
    public static final int THREADS = 16;

    private static final Logger LOG = LoggerFactory.getLogger(WebhookReceiver.class);

    private final CamelContext context;
    private final Intake intake;
    private final WebhookBody body;
    private final Duration patience;
    private final AtomicBoolean failing = new AtomicBoolean();
    private volatile Gate gate;

    /**
     * A receiver that is closed until it is started.
     *
     * @param patience after that the answer is 503
     */
    public WebhookReceiver(CamelContext context, Intake intake, WebhookBody body, Duration patience) {
        this.context = context;
        this.intake = intake;
        this.body = body;
        this.patience = patience;
    }

    /**
     * For whom it works from now on: it accepts the secret of each, and bodies as large as the most patient one wants them.
     *
     * @param consumers the options of each; at least one
     * @throws IllegalArgumentException if none has a secret and not all of them allow that
     */
    public void serve(Collection<PlanadoConfiguration> consumers) {
        Gate next = new Gate(
                Secrets.ofAll(consumers),
                consumers.stream()
                        .mapToInt(PlanadoConfiguration::getMaxBodySize)
                        .max()
                        .orElseThrow());
        next.announce();
        gate = next;
    }

    @Override
    boolean process(Exchange exchange, Dispatcher open, Answer answer) {
        Gate entrance = gate;
        if (entrance == null) {
            return answer.now(Answer.LATER);
        }
        Gate.Admission admitted;
        try {
            admitted = entrance.admit(exchange);
        } catch (IOException | RuntimeException e) {
            LOG.warn("A webhook could not be received; it was answered 503: {}", e.toString());
            return answer.now(Answer.LATER);
        }
        if (admitted.isRefused()) {
            return answer.now(admitted.status());
        }
        // Not even read: what is refused because too much comes must cost little.
        return open.isFull() ? answer.now(Answer.LATER) : receive(admitted, open, answer);
    }

    private boolean receive(Gate.Admission admitted, Dispatcher open, Answer answer) {
        byte[] bytes = admitted.bytes();
        Optional<Change> read;
        try {
            read = body.read(bytes, admitted.attempt());
        } catch (IllegalArgumentException e) {
            LOG.warn("A webhook cannot be read; it is kept for people and answered 200: {}", e.getMessage());
            String reason = e.getMessage();
            String same = "unreadable " + UUID.nameUUIDFromBytes(bytes);
            return keep(same, () -> intake.keepUnreadable(bytes, reason), open, answer);
        }
        if (read.isEmpty()) {
            return answer.now(Answer.OK);
        }
        Change change = read.get();
        String key = EventKey.of(change);
        return keep(key, () -> intake.keep(key, change, bytes), open, answer);
    }

    private boolean keep(String key, Runnable keeping, Dispatcher open, Answer answer) {
        open.dispatch(key, () -> CompletableFuture.completedFuture(() -> isKept(keeping)), answer);
        return false;
    }

    private boolean isKept(Runnable keeping) {
        try {
            keeping.run();
        } catch (RuntimeException e) {
            if (failing.compareAndSet(false, true)) {
                LOG.warn(
                        "A webhook could not be kept, so it was answered 503 and the vendor sends it again (further"
                                + " ones are not logged until one is kept): {}",
                        e.getMessage());
            }
            return false;
        }
        if (failing.compareAndSet(true, false)) {
            LOG.info("Webhooks are kept again");
        }
        return true;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        open(context, "planado-receiver", patience, THREADS);
    }
}
