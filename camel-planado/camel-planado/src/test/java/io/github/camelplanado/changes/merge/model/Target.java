package io.github.camelplanado.changes.merge.model;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The application: it does what it is told, whatever that is, and counts what it should not have been told. */
public final class Target {

    private final Vendor vendor;
    private final Map<String, Long> versions = new HashMap<>();
    private final Set<String> deleted = new HashSet<>();
    private final Set<String> told = new HashSet<>();
    private int wentBack;
    private int cameBack;
    private int falseDeletions;
    private int twice;

    Target(Vendor vendor) {
        this.vendor = vendor;
    }

    /** A state of an entity. */
    void changed(String uuid, long version, String event) {
        Long before = versions.put(uuid, version);
        wentBack += before != null && before > version ? 1 : 0;
        cameBack += before == null && deleted.contains(uuid) ? 1 : 0;
        twice += told.add(uuid + " " + version + " " + event) ? 0 : 1;
    }

    /** An entity is gone. */
    void deleted(String uuid, long version) {
        Long before = versions.remove(uuid);
        wentBack += before != null && before > version ? 1 : 0;
        falseDeletions += vendor.version(uuid) == null ? 0 : 1;
        twice += deleted.add(uuid) ? 0 : 1;
    }

    Set<String> uuids() {
        return Set.copyOf(versions.keySet());
    }

    Long version(String uuid) {
        return versions.get(uuid);
    }

    /** What was counted, and how many entities differ from the vendor's. */
    Figures figures() {
        Set<String> all = new HashSet<>(versions.keySet());
        all.addAll(vendor.versions().keySet());
        long differ = all.stream()
                .filter(uuid -> !Objects.equals(versions.get(uuid), vendor.version(uuid)))
                .count();
        return new Figures(wentBack, cameBack, falseDeletions, twice, differ, told.size(), deleted.size());
    }
}
