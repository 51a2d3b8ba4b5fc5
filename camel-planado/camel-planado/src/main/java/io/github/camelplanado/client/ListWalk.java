package io.github.camelplanado.client;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelplanado.api.Cursor;
import io.github.camelplanado.api.PlanadoNotFoundException;

/**
 * Walks a list to its end, each element once. When the vendor does not know the cursor any more, because its entity was
 * deleted meanwhile, the walk goes on from an element before it. One page at a time: not safe for many threads at once.
 */
public final class ListWalk {

    /** Cursors that are kept: more than two pages of any known size. */
    private static final int KEPT = 512;
    /** Tries with earlier elements when the vendor does not know a cursor any more. */
    private static final int MOST_TRIES = 20;
    /** Pages in a row that may hold only elements that were given before, which mending leads to. */
    private static final int MOST_REPEATED_PAGES = MOST_TRIES + 2;

    private final ListPager pager;
    private final ApiRequest request;
    private final Deque<String> recent = new ArrayDeque<>();
    private String after;
    private int repeatedPages;
    private boolean ended;

    /**
     * A walk that has not begun.
     *
     * @param after where to start, or null for the beginning
     */
    public ListWalk(PlanadoClient client, ApiRequest request, String after) {
        this.pager = new ListPager(client, request);
        this.request = request;
        this.after = after;
    }

    /** The next elements that were not given yet, with the cursor behind them; an empty page at the end. */
    public CompletableFuture<Page> next() {
        return page(after, MOST_TRIES, recent.descendingIterator());
    }

    /** The cursor of the next page. */
    public String after() {
        return after;
    }

    /** Whether the empty page was met. */
    public boolean isEnded() {
        return ended;
    }

    private CompletableFuture<Page> page(String cursor, int tries, Iterator<String> earlier) {
        return pager.page(cursor)
                .handle((page, failure) -> failure == null
                        ? CompletableFuture.completedFuture(accept(page, cursor))
                        : mend(Futures.unwrap(failure), cursor, tries, earlier))
                .thenCompose(next -> next);
    }

    /** Goes on from an element before the one that is gone. An event of a history is never gone alone. */
    private CompletableFuture<Page> mend(Throwable failure, String gone, int tries, Iterator<String> earlier) {
        boolean mendable = failure instanceof PlanadoNotFoundException
                && request.call().cursor() == Cursor.AFTER_UUID
                && gone != null
                && tries > 0;
        while (mendable && earlier.hasNext()) {
            String anchor = earlier.next();
            if (!anchor.equals(gone)) {
                return page(anchor, tries - 1, earlier);
            }
        }
        return CompletableFuture.failedFuture(failure);
    }

    private Page accept(Page page, String asked) {
        if (page.nextAfter() == null) {
            ended = true;
            return page;
        }
        Set<String> given = new HashSet<>(recent);
        List<ObjectNode> fresh = page.elements().stream()
                .filter(element -> !given.contains(cursor(element)))
                .toList();
        repeatedPages = fresh.isEmpty() ? repeatedPages + 1 : 0;
        if (page.nextAfter().equals(asked) || repeatedPages > MOST_REPEATED_PAGES) {
            throw page.answer().notAsPromised(request, "does not advance the list behind after=" + asked);
        }
        for (ObjectNode element : fresh) {
            recent.addLast(cursor(element));
            if (recent.size() > KEPT) {
                recent.removeFirst();
            }
        }
        after = page.nextAfter();
        return new Page(fresh, page.nextAfter(), page.answer());
    }

    private String cursor(ObjectNode element) {
        return element.path(request.call().cursor() == Cursor.AFTER_VERSION ? "version" : "uuid")
                .asText();
    }
}
