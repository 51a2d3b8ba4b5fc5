package io.github.camelplanado.changes.merge;

import io.github.camelplanado.api.Change;
import io.github.camelplanado.api.Change.BodyKind;
import io.github.camelplanado.api.Change.Source;

/**
 * What an observation does to what is known. The newest version wins, however late or how often it is seen: the order of
 * observations makes no difference. That an entity is gone is never concluded, only answered: by 404 to a call for it.
 *
 * <p>One question about an entity at a time: the answer to an older one may tell of a time before a deletion.
 */
public final class Merge {

    private Merge() {}

    /**
     * Merges an observation.
     *
     * @param known what is known of the entity, or null if it is unknown
     */
    public static Verdict of(Known known, Change seen) {
        if (known != null && known.deleted()) {
            return ofDeleted(known, seen);
        }
        EventClass event = EventClass.of(seen);
        if (isEvent(seen) && (event.isDeletion() || seen.version() == null)) {
            return Verdict.verify(known);
        }
        long version = version(seen);
        if (known == null || version > known.version()) {
            return Verdict.news(Known.seen(version, event, seen.bodyKind()), true);
        }
        return version == known.version() ? again(known, event, seen) : Verdict.nothing(known);
    }

    /**
     * Merges the answer 404 to a call for the entity.
     *
     * @param known what is known of the entity, or null if it is unknown
     * @param deletion the event that said so, or what a reading makes of it: version and body only if it has them. It is told
     *     with the resulting version and the stored body
     */
    public static Verdict gone(Known known, Change deletion) {
        long version = version(deletion);
        if (known == null) {
            Known first = Known.seen(version, EventClass.of(deletion), deletion.bodyKind());
            return Verdict.news(first.gone(version, deletion.bodyKind()), true);
        }
        if (known.deleted()) {
            return Verdict.nothing(known);
        }
        boolean body = carriesLastState(known, version, deletion.bodyKind());
        return Verdict.news(known.gone(version, body ? deletion.bodyKind() : known.bodyKind()), body);
    }

    /**
     * Merges the answer 404 to a call for an entity that was known to be gone and that a list shows all the same.
     *
     * @param listedVersion the version that the list shows, 0 if none: it is not asked for again
     */
    public static Known stillGone(Known known, long listedVersion) {
        return known.deleted() ? known.listed(listedVersion) : known;
    }

    /** The version of a change; one without ranks lowest. */
    public static long version(Change change) {
        return change.version() == null ? 0 : change.version();
    }

    /** An event may have been under way since before the deletion; a list row may be the vendor's habit: a call decides. */
    private static Verdict ofDeleted(Known known, Change seen) {
        return switch (seen.source()) {
            case REPAIR ->
                // In the version that the vendor has, even if that is lower than what was seen before the deletion.
                Verdict.news(Known.seen(version(seen), EventClass.of(seen), seen.bodyKind()), true);
            case HEAD, SWEEP ->
                known.listedVersion() == null || version(seen) > known.listedVersion()
                        ? Verdict.verify(known)
                        : Verdict.nothing(known);
            case WEBHOOK, REPLAY, HISTORY -> Verdict.nothing(known);
        };
    }

    private static Verdict again(Known known, EventClass event, Change seen) {
        Known more = known.and(event, seen.bodyKind());
        boolean body = known.isRicher(seen.bodyKind());
        if (isEvent(seen) && !known.classes().contains(event.name())) {
            return new Verdict(Verdict.What.ALSO, more, body);
        }
        return more.equals(known) ? Verdict.nothing(known) : new Verdict(Verdict.What.RICHER, more, body);
    }

    /** A deletion event may carry the entity as it was last; a deletion found by reading has nothing but the uuid. */
    private static boolean carriesLastState(Known known, long version, BodyKind body) {
        return version > known.version() ? body != BodyKind.NONE : version == known.version() && known.isRicher(body);
    }

    private static boolean isEvent(Change seen) {
        return seen.source() == Source.WEBHOOK || seen.source() == Source.REPLAY;
    }
}
