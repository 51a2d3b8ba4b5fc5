package io.github.camelplanado.changes.stream;

import java.util.List;

import io.github.camelplanado.api.PlanadoAuthenticationException;
import io.github.camelplanado.api.PlanadoException;
import io.github.camelplanado.changes.store.StreamStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks about the candidates for deletion, one at a time, in rounds over all of them. One that cannot be asked about is put off
 * and holds up no other, nor the sweep. For the thread of the reader; {@link #look} for any.
 */
final class Repair {

    private static final Logger LOG = LoggerFactory.getLogger(Repair.class);
    private static final int BATCH = 100;
    /** One entity that the vendor cannot answer for is its own trouble, so many in a row are the vendor's, or the key's. */
    private static final int OUTAGE = 3;

    private final StreamId stream;
    private final Verifier verifier;
    private final int maxDeletes;
    private final PutOff putOff;
    private volatile boolean mayFind = true;
    private String after = "";
    private int failures;

    Repair(StreamId stream, Verifier verifier, int maxDeletes, PutOff putOff) {
        this.stream = stream;
        this.verifier = verifier;
        this.maxDeletes = maxDeletes;
        this.putOff = putOff;
    }

    /** There may be candidates, or the time may have come for some that were put off. */
    void look() {
        mayFind = true;
    }

    /**
     * Asks about the next one; false if there is none.
     *
     * @throws PlanadoException if the vendor fails for one after the other
     */
    boolean step(StreamStore store) throws InterruptedException {
        if (!mayFind) {
            return false;
        }
        mayFind = false;
        String uuid = next(store);
        if (uuid == null) {
            return false;
        }
        // Before the question: when it fails, there may be others.
        mayFind = true;
        after = uuid;
        try {
            verifier.candidate(store, stream, uuid, maxDeletes);
            putOff.done(uuid);
            failures = 0;
        } catch (PlanadoException e) {
            failed(uuid, e);
        }
        return true;
    }

    /** From the last one on, and then once more from the top. */
    private String next(StreamStore store) {
        String next = nextAfter(store, after);
        if (next == null && !after.isEmpty()) {
            after = "";
            putOff.forgetDue();
            next = nextAfter(store, after);
        }
        return next;
    }

    private String nextAfter(StreamStore store, String place) {
        String last = place;
        while (true) {
            List<String> candidates = store.entities().candidates(stream.name(), last, BATCH);
            for (String uuid : candidates) {
                if (putOff.isDue(uuid)) {
                    return uuid;
                }
            }
            if (candidates.size() < BATCH) {
                return null;
            }
            last = candidates.get(BATCH - 1);
        }
    }

    private void failed(String uuid, PlanadoException e) {
        if (putOff.isEmpty()) {
            LOG.warn(
                    "planado:{}: whether {} is gone could not be found out; it is asked again later, and the others are"
                            + " not held up (further ones are not logged until all could be asked about): {}",
                    stream.resource().path(),
                    uuid,
                    e.getMessage());
        } else {
            LOG.debug(
                    "planado:{}: whether {} is gone could not be found out",
                    stream.resource().path(),
                    uuid,
                    e);
        }
        putOff.again(uuid);
        failures++;
        if (failures >= OUTAGE && (e.isRetryable() || e instanceof PlanadoAuthenticationException)) {
            throw e;
        }
    }
}
