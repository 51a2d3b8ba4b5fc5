package io.github.camelplanado.changes.stream;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

import io.github.camelplanado.api.PlanadoException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * That the vendor answers for no entity that is to be fetched before it is told: told to people once, and shown while it lasts.
 * Each change waits for its next time by itself, so nothing else would tell. Safe for many threads.
 */
final class FetchTrouble {

    private static final Logger LOG = LoggerFactory.getLogger(FetchTrouble.class);
    /** One entity that the vendor cannot answer for is its own trouble. */
    private static final int ENTITIES = 3;
    /** A change waits for 5 minutes at most: if none was tried for longer, another node has told them. */
    private static final Duration TRIED = Duration.ofMinutes(10);

    private final String path;
    private final Clock clock;
    private final AtomicReference<Failing> failing = new AtomicReference<>();

    private record Failing(Instant since, Instant last, Set<String> entities, String reason) {

        private Failing and(String uuid, Instant now, String newReason) {
            Set<String> more = new HashSet<>(entities);
            if (more.size() < ENTITIES) {
                more.add(uuid);
            }
            return new Failing(since, now, Set.copyOf(more), newReason);
        }
    }

    /** @param path of the stream, for people */
    FetchTrouble(String path, Clock clock) {
        this.path = path;
        this.clock = clock;
    }

    void failed(String uuid, PlanadoException reason) {
        Instant now = clock.instant();
        String sentence = Teller.sentence(reason);
        Failing before = failing.getAndUpdate(
                known -> (known == null ? new Failing(now, now, Set.of(), sentence) : known).and(uuid, now, sentence));
        if (before == null) {
            LOG.warn(
                    "{}: {} could not be fetched, so its change waits and is tried again (further ones are not logged until"
                            + " one could be fetched): {}",
                    path,
                    uuid,
                    sentence);
        } else {
            LOG.debug("{}: {} could not be fetched", path, uuid, reason);
        }
    }

    /** The vendor has answered. */
    void over() {
        if (failing.getAndSet(null) != null) {
            LOG.info("{}: entities can be fetched again", path);
        }
    }

    /** What fails for so long that somebody should look, in a sentence; empty if nothing does. */
    Optional<String> lasting() {
        Failing now = failing.get();
        if (now == null || now.entities().size() < ENTITIES) {
            return Optional.empty();
        }
        Instant time = clock.instant();
        Duration lasts = Duration.between(now.since(), time);
        boolean isTried = Duration.between(now.last(), time).compareTo(TRIED) < 0;
        return isTried && lasts.compareTo(Outage.LASTING) >= 0
                ? Optional.of("could fetch no entity of " + path + " for " + lasts.toSeconds() + " s: " + now.reason())
                : Optional.empty();
    }
}
