package io.github.camelplanado.changes.merge;

import java.util.HashSet;
import java.util.Set;

import io.github.camelplanado.api.Change.BodyKind;

/**
 * What is known of an entity.
 *
 * @param version the newest one seen, 0 if none had one
 * @param classes of the events seen of that version
 * @param deleted whether it is gone: the vendor said 404
 * @param listedVersion the version of a list row of this deleted entity that a call for the entity refuted, or null
 * @param bodyKind how much of the entity the stored body holds, or null without one
 */
public record Known(long version, Set<String> classes, boolean deleted, Long listedVersion, BodyKind bodyKind) {

    public Known {
        classes = Set.copyOf(classes);
    }

    /** One that is there, seen in one event. */
    static Known seen(long version, EventClass event, BodyKind body) {
        return new Known(version, Set.of(event.name()), false, null, body);
    }

    /** The same version, with one more class of event and, if it holds more, another body. */
    Known and(EventClass event, BodyKind body) {
        Set<String> all = new HashSet<>(classes);
        all.add(event.name());
        return new Known(version, all, deleted, listedVersion, isRicher(body) ? body : bodyKind);
    }

    /** Gone: in the version that was known, or the deletion's own, whichever is newer. */
    Known gone(long ofDeletion, BodyKind body) {
        Set<String> last = new HashSet<>(ofDeletion > version ? Set.of() : classes);
        last.add(EventClass.CRUD);
        return new Known(Math.max(version, ofDeletion), last, true, null, body);
    }

    /** Still gone, though a list shows it in this version. */
    Known listed(long listed) {
        return new Known(
                version, classes, deleted, listedVersion == null ? listed : Math.max(listedVersion, listed), bodyKind);
    }

    /** Whether a body of that kind holds more than the stored one. */
    boolean isRicher(BodyKind other) {
        return rank(other) > rank(bodyKind);
    }

    private static int rank(BodyKind kind) {
        if (kind == null) {
            return 0;
        }
        return switch (kind) {
            case NONE -> 1;
            case ROW -> 2;
            case SNAPSHOT -> 3;
            case FULL -> 4;
        };
    }
}
