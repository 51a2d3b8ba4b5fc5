package io.github.camelplanado;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

import io.github.camelplanado.api.Change;
import io.github.camelplanado.api.PlanadoConfiguration;
import io.github.camelplanado.client.PlanadoClient;
import io.github.camelplanado.webhook.Intake;
import io.github.camelplanado.webhook.WebhookBody;
import io.github.camelplanado.webhook.WebhookListener;
import io.github.camelplanado.webhook.WebhookReceiver;
import org.apache.camel.CamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one receiver of webhooks for all streams of changes of a component: it opens with the first that has a secret, and closes
 * with the last. Safe for many threads.
 */
final class ChangesReceiver {

    private static final Logger LOG = LoggerFactory.getLogger(ChangesReceiver.class);
    /** The answer must be there within 5 s. */
    private static final Duration PATIENCE = Duration.ofMillis(4500);

    private final CamelContext context;
    private final String path;
    private final WebhookBody body;
    private final Supplier<PlanadoClient> clients;
    private final Map<String, String> shown;
    private final Supplier<Optional<String>> owner;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Object, Member> members = new HashMap<>();
    private volatile List<Intake> intakes = List.of();
    private WebhookReceiver receiver;
    private volatile WebhookListener listener;

    /**
     * @param path where to listen; empty for nowhere
     * @param body reads webhooks
     * @param shown takes sentences on webhooks by their address
     * @param owner the name of another component that listens there
     */
    ChangesReceiver(
            CamelContext context,
            String path,
            WebhookBody body,
            Supplier<PlanadoClient> clients,
            Map<String, String> shown,
            Supplier<Optional<String>> owner) {
        this.context = context;
        this.path = path;
        this.body = body;
        this.clients = clients;
        this.shown = shown;
        this.owner = owner;
    }

    private record Member(PlanadoConfiguration options, Intake intake) {}

    /**
     * A stream begins.
     *
     * @param stream for the log
     * @param member tells streams apart
     * @throws IllegalStateException if there is no HTTP server
     * @throws IllegalArgumentException if another component has the path
     */
    void join(String stream, Object member, PlanadoConfiguration options, Intake intake) {
        if (path.isEmpty()) {
            LOG.info("{}: webhookPath is empty, so changes are found by reading alone", stream);
            return;
        }
        if (isBlank(options.getWebhookSecret()) && !options.isAllowUnverified()) {
            LOG.warn(
                    "{}: there is no webhookSecret, so no webhooks are received and changes are found by reading alone. Set"
                            + " it to the secret of the webhook in the vendor's settings",
                    stream);
            return;
        }
        requireOwnPath();
        lock.lock();
        try {
            members.put(member, new Member(options, intake));
            change();
            if (listener == null) {
                open();
            }
        } catch (RuntimeException e) {
            leave(member);
            throw e;
        } finally {
            lock.unlock();
        }
    }

    /** Whether it listens at that path. */
    boolean isOpenAt(String wanted) {
        return listener != null && bare(path).equals(bare(wanted));
    }

    /** The server gives what comes to one of them, and that would be told as a change of its account. */
    private void requireOwnPath() {
        owner.get().ifPresent(other -> {
            throw new IllegalArgumentException("The path " + path + " is taken by the component '" + other
                    + "', so webhooks of this account would be told as changes of that one. Set the option webhookPath"
                    + " of this component to a path of its own, and enter that address in the settings of its"
                    + " account");
        });
    }

    private static String bare(String path) {
        return path.replaceAll("^/+|/+$", "");
    }

    /** A stream ends. */
    void leave(Object member) {
        lock.lock();
        try {
            if (members.remove(member) == null) {
                return;
            }
            if (members.isEmpty()) {
                close();
            } else {
                change();
            }
        } finally {
            lock.unlock();
        }
    }

    private void change() {
        intakes = members.values().stream().map(Member::intake).distinct().toList();
        if (receiver == null) {
            receiver = new WebhookReceiver(context, new ForAll(), body, PATIENCE);
        }
        receiver.serve(members.values().stream().map(Member::options).toList());
    }

    private void open() {
        receiver.start();
        listener = WebhookListener.open(context, path, receiver);
        String url = listener.url();
        LOG.info("Webhooks for streams of changes are received at {}", url);
        shown.put(url, "Looking for it");
        PlanadoClient client = clients.get();
        WebhookSettings settings = new WebhookSettings(url, Set.of());
        client.inBackground(() -> settings.check(client, told -> shown.replace(url, told)));
    }

    private void close() {
        if (listener != null) {
            shown.remove(listener.url());
            listener.close();
            listener = null;
        }
        if (receiver != null) {
            receiver.shutdown();
            receiver = null;
        }
    }

    private static boolean isBlank(String text) {
        return text == null || text.isBlank();
    }

    /** Streams may be kept in several databases; each gets what comes. */
    private final class ForAll implements Intake {

        @Override
        public void keep(String key, Change change, byte[] bytes) {
            intakes.forEach(intake -> intake.keep(key, change, bytes));
        }

        @Override
        public void keepUnreadable(byte[] bytes, String reason) {
            intakes.get(0).keepUnreadable(bytes, reason);
        }
    }
}
