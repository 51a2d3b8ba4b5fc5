package io.github.camelplanado.client;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The last elements that a walk gave, by their cursors and in the order of the list: two pages, and 512 at least. For one
 * thread.
 */
final class GivenElements {

    private static final int LEAST = 512;

    private final Set<String> last = new LinkedHashSet<>();
    private Set<String> firstPage = Set.of();
    private int most = LEAST;
    private boolean forgotten;

    /**
     * A page came; so much is remembered at least twice.
     *
     * @param atBeginning whether the list begins with it
     */
    void expect(List<String> page, boolean atBeginning) {
        most = Math.max(most, 2 * page.size());
        if (atBeginning) {
            firstPage = Set.copyOf(page);
        }
    }

    /** Notes that an element is given; false if it was given before. */
    boolean add(String cursor) {
        if (!last.add(cursor)) {
            return false;
        }
        if (last.size() > most) {
            Iterator<String> eldest = last.iterator();
            eldest.next();
            eldest.remove();
            forgotten = true;
        }
        return true;
    }

    /** Whether there are elements that were given and are not remembered any more. */
    boolean hasForgotten() {
        return forgotten;
    }

    /** The element that came {@code distance} before that one, or the first one remembered; null if that one is the first. */
    String before(String cursor, int distance) {
        List<String> all = new ArrayList<>(last);
        int position = all.indexOf(cursor);
        return position <= 0 ? null : all.get(Math.max(0, position - distance));
    }

    /** Whether an answer behind a cursor begins the list anew. Where the first page was not left yet, nothing can tell. */
    boolean isBegunAnew(List<String> page, String asked) {
        return asked != null && !firstPage.contains(asked) && page.stream().anyMatch(firstPage::contains);
    }
}
