package io.github.camelplanado.client;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
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

    private final ListPager pager;
    private final ApiRequest request;
    private final Deque<String> anchors = new ArrayDeque<>();
    private final Set<String> lastPage = new HashSet<>();
    private String after;
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
        return pager.page(after)
                .handle((page, failure) -> failure == null ? accept(page) : mend(failure))
                .thenCompose(next -> next);
    }

    /** The cursor of the next page. */
    public String after() {
        return after;
    }

    /** Whether the empty page was met. */
    public boolean isEnded() {
        return ended;
    }

    private CompletableFuture<Page> accept(Page page) {
        if (page.nextAfter() == null) {
            ended = true;
            return CompletableFuture.completedFuture(page);
        }
        List<ObjectNode> fresh = page.elements().stream()
                .filter(element -> !lastPage.contains(cursor(element)))
                .toList();
        if (page.nextAfter().equals(after) || (fresh.isEmpty() && lastPage.contains(page.nextAfter()))) {
            return CompletableFuture.failedFuture(
                    page.answer().notAsPromised(request, "does not advance the list behind after=" + after));
        }
        remember(page);
        after = page.nextAfter();
        return CompletableFuture.completedFuture(new Page(fresh, page.nextAfter(), page.answer()));
    }

    private CompletableFuture<Page> mend(Throwable failure) {
        Throwable reason = Futures.unwrap(failure);
        if (reason instanceof PlanadoNotFoundException && !anchors.isEmpty()) {
            after = anchors.pollLast();
            return next();
        }
        return CompletableFuture.failedFuture(reason);
    }

    private void remember(Page page) {
        List<String> cursors = new ArrayList<>(page.elements().size());
        page.elements().forEach(element -> cursors.add(cursor(element)));
        lastPage.addAll(cursors);
        anchors.addAll(cursors.subList(0, cursors.size() - 1));
        // Two pages are enough: whatever an anchor of the last page repeats is from the last page or the one before it.
        while (anchors.size() > 2 * page.elements().size()) {
            anchors.pollFirst();
        }
        if (lastPage.size() > 4 * page.elements().size()) {
            lastPage.retainAll(new HashSet<>(anchors));
            lastPage.addAll(cursors);
        }
    }

    private String cursor(ObjectNode element) {
        return element.path(request.call().cursor() == Cursor.AFTER_VERSION ? "version" : "uuid")
                .asText();
    }
}
