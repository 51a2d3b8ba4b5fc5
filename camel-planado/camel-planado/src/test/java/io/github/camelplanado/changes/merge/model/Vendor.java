package io.github.camelplanado.changes.merge.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import io.github.camelplanado.api.Change;
import io.github.camelplanado.api.Change.BodyKind;
import io.github.camelplanado.api.Change.Source;
import io.github.camelplanado.api.Resource;
import io.github.camelplanado.json.WireJson;

/** The truth: entities with versions, and a list of them, newest first, with a cursor. */
public final class Vendor {

    private static final int FEWEST = 40;
    private static final int PAGE = 10;

    private final Random random;
    private final boolean tellsDeletions;
    private final Map<String, Long> versions = new HashMap<>();
    private final List<String> newestFirst = new ArrayList<>();
    private int made;

    /**
     * An empty account.
     *
     * @param tellsDeletions whether there are webhooks of deletions
     */
    public Vendor(Random random, boolean tellsDeletions) {
        this.random = random;
        this.tellsDeletions = tellsDeletions;
    }

    /** One thing happens, or nothing; gives the webhooks of it. */
    List<Change> act() {
        double chance = random.nextDouble();
        if (chance < 0.10 || newestFirst.size() < FEWEST) {
            return create();
        }
        if (chance >= 0.55) {
            return List.of();
        }
        String uuid = newestFirst.get(random.nextInt(newestFirst.size()));
        if (chance < 0.30) {
            return List.of(event(uuid, "job_updated", next(uuid)));
        }
        if (chance < 0.45) {
            long version = next(uuid);
            return List.of(event(uuid, "job_updated", version), event(uuid, "job_started", version));
        }
        if (chance < 0.47) {
            // An event whose name only looks like a deletion, and one that does not tell its version.
            return List.of(event(uuid, "job_assignee_removed", next(uuid)), event(uuid, "job_updated", null));
        }
        return chance < 0.52 ? delete(uuid) : List.of(event(uuid, "job_finished", next(uuid)));
    }

    /** The rows behind that one; from the top if it is null. Empty at the end. */
    List<Change> page(String after) {
        return newestFirst.stream()
                .filter(uuid -> after == null || number(uuid) < number(after))
                .limit(PAGE)
                .map(uuid -> of(Source.SWEEP, uuid, "job_updated", versions.get(uuid), BodyKind.ROW))
                .toList();
    }

    /** Its version, or null if it is gone. */
    public Long version(String uuid) {
        return versions.get(uuid);
    }

    /** The version of each entity that is there. */
    Map<String, Long> versions() {
        return versions;
    }

    static Change of(Source source, String uuid, String type, Long version, BodyKind body) {
        return new Change(
                Resource.JOBS, uuid, version, type, WireJson.mapper().createObjectNode(), body, source, false, null);
    }

    private List<Change> create() {
        String uuid = "e" + made++;
        versions.put(uuid, 1L);
        newestFirst.add(0, uuid);
        return List.of(event(uuid, "job_created", 1L));
    }

    private List<Change> delete(String uuid) {
        long version = next(uuid);
        versions.remove(uuid);
        newestFirst.remove(uuid);
        return tellsDeletions ? List.of(event(uuid, "job_deleted", version)) : List.of();
    }

    private long next(String uuid) {
        return versions.merge(uuid, 1L, Long::sum);
    }

    private static Change event(String uuid, String type, Long version) {
        return of(Source.WEBHOOK, uuid, type, version, BodyKind.SNAPSHOT);
    }

    private static int number(String uuid) {
        return Integer.parseInt(uuid.substring(1));
    }
}
