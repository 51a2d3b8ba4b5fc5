package io.github.camelplanado.changes.stream;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import io.github.camelplanado.api.Change;
import io.github.camelplanado.api.PlanadoAuthenticationException;
import io.github.camelplanado.api.PlanadoException;
import io.github.camelplanado.changes.merge.Backoff;
import io.github.camelplanado.changes.store.Inbox.Entry;
import io.github.camelplanado.changes.store.StreamStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the vendor about what webhooks said and did not prove: deletions, and events without a version. */
final class InboxDoubts implements Loop.Step {

    private static final Logger LOG = LoggerFactory.getLogger(InboxDoubts.class);
    /** Of a question that the vendor refuses: it may be about what is made at this moment, not for half an hour. */
    private static final int MOST_ATTEMPTS = 6;

    private final String scope;
    private final Supplier<StreamStore> stores;
    private final DeliveryReader reader;
    private final Verifier verifier;
    private final Runnable news;
    private final Rhythm rhythm;

    /** @param news run when something was merged */
    InboxDoubts(
            String scope,
            Supplier<StreamStore> stores,
            DeliveryReader reader,
            Verifier verifier,
            Runnable news,
            Rhythm rhythm) {
        this.scope = scope;
        this.stores = stores;
        this.reader = reader;
        this.verifier = verifier;
        this.news = news;
        this.rhythm = rhythm;
    }

    @Override
    public Duration run() throws InterruptedException {
        StreamStore store = stores.get();
        List<Entry> doubts = store.inbox().toVerify(scope, 1, rhythm.question());
        if (doubts.isEmpty()) {
            return rhythm.tick();
        }
        Entry doubt = doubts.get(0);
        try {
            Optional<Change> event = reader.read(doubt.body(), doubt.attempt())
                    .map(change -> doubt.isReplayed() ? change.withSource(Change.Source.REPLAY) : change);
            if (event.isPresent()) {
                verifier.event(store, scope, event.get());
            }
            store.inbox().done(doubt);
            news.run();
        } catch (PlanadoException e) {
            failed(store, doubt, e);
        } catch (IllegalArgumentException e) {
            setAside(store, doubt, e);
        }
        return Duration.ZERO;
    }

    /** A key that is refused is somebody's to mend, and an outage ends: both are waited out, for however long. */
    private static void failed(StreamStore store, Entry doubt, PlanadoException e) {
        boolean passes = e.isRetryable() || e instanceof PlanadoAuthenticationException;
        int attempts = doubt.attempts() + 1;
        if (!passes && attempts >= MOST_ATTEMPTS) {
            setAside(store, doubt, e);
            return;
        }
        Duration again = Backoff.after(attempts);
        LOG.debug("Webhook {}: its entity could not be asked for, again in {}", doubt.eventKey(), again, e);
        store.inbox().later(doubt, again);
    }

    private static void setAside(StreamStore store, Entry doubt, RuntimeException e) {
        LOG.warn(
                "Webhook {}: whether it is true cannot be asked, so it is kept for people: {}",
                doubt.eventKey(),
                e.getMessage());
        store.inbox().setAside(doubt, "It cannot be asked about: " + e.getMessage());
    }
}
