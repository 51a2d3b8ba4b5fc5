package io.github.camelplanado.changes.stream;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

import io.github.camelplanado.api.EntityState;
import io.github.camelplanado.changes.Knowledge;
import io.github.camelplanado.changes.merge.Known;

/**
 * What a stream knows, for those who read lists. Of a deleted entity that is the version that a list showed in vain: it is news
 * only in another one. For one thread.
 */
final class StreamKnowledge implements Knowledge {

    private static final long NEVER_LISTED = -1;
    /** Elements on a page of a list, as long as none was seen (documentation: skills). */
    private static final int PAGE_SIZE = 20;

    private final StreamHome home;
    private final String stream;
    private int largestPage;

    StreamKnowledge(StreamHome home, String stream) {
        this.home = home;
        this.stream = stream;
    }

    @Override
    public Map<String, EntityState> known(Collection<String> uuids) {
        largestPage = Math.max(largestPage, uuids.size());
        Map<String, EntityState> states = new HashMap<>();
        home.store()
                .entities()
                .known(stream, uuids)
                .forEach((uuid, known) -> states.put(uuid, new EntityState(number(known), null)));
        return states;
    }

    /** How many pages a walk over the whole list would have. */
    long pages() {
        return home.store().entities().count(stream) / (largestPage == 0 ? PAGE_SIZE : largestPage) + 1;
    }

    private static long number(Known known) {
        if (!known.deleted()) {
            return known.version();
        }
        return known.listedVersion() == null ? NEVER_LISTED : known.listedVersion();
    }
}
