package io.github.camelplanado.client;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelplanado.api.Cursor;
import io.github.camelplanado.api.PlanadoNotFoundException;
import io.github.camelplanado.api.Resource;

/**
 * Walks a list to its end, each element once. One page at a time: not safe for many threads at once.
 *
 * <p><b>A cursor may be deleted meanwhile.</b> What the vendor then answers is not documented: 404, an empty page, or what
 * follows. So neither a 404 nor an empty page is the end. The walk asks again behind an element before, first behind the one
 * next to it, then ever farther back, at last from where it began. An empty page is believed when the element of its cursor
 * turns up in a later answer as the last one: then it was there, and nothing was behind it. That costs one call for each
 * list that has elements, and works for lists whose elements cannot be got one by one.
 *
 * <p>Memory is bounded. When everything that is remembered was deleted during the walk, it fails.
 */
public final class ListWalk implements Pages {

    private final Caller client;
    private final ListPager pager;
    private final ApiRequest request;
    private final GivenElements given = new GivenElements();
    /** Cursors that were answered with an empty page since something new came. */
    private final Set<String> silent = new HashSet<>();
    /** Ends of pages that held only given elements, since something new came or the walk went back. */
    private final Set<String> passed = new HashSet<>();

    private String start;
    private String after;
    /** A start cursor that is looked for from the top of the list; null once it was met. */
    private String sought;
    /** The cursor that did not work, and how far before it the one in use is; 0 while all is well. */
    private String lost;

    private int distance;
    private int beginnings = 1;
    private boolean ended;

    /**
     * A walk that has not begun.
     *
     * @param after where to start, or null for the beginning
     */
    public ListWalk(Caller client, ApiRequest request, String after) {
        this.client = client;
        this.pager = new ListPager(client, request);
        this.request = request;
        this.start = after;
        this.after = after;
    }

    /**
     * A walk that goes on where another one was broken off.
     *
     * @param given the cursors of the last elements that it gave, in the order of the list; empty for the beginning. When all
     *     of them were deleted meanwhile, the walk begins at the top
     */
    public static ListWalk resumed(Caller client, ApiRequest request, List<String> given) {
        ListWalk walk = new ListWalk(client, request, null);
        given.forEach(walk.given::add);
        walk.after = given.isEmpty() ? null : given.get(given.size() - 1);
        return walk;
    }

    /**
     * The next elements that were not given yet; an empty page at the end.
     *
     * @return fails with a {@link io.github.camelplanado.api.PlanadoException}, and never ends where it cannot go on
     */
    @Override
    public CompletableFuture<Page> next() {
        return Futures.repeat(this::ask, Objects::nonNull);
    }

    /** Whether the end was met. */
    @Override
    public boolean isEnded() {
        return ended;
    }

    /**
     * 1, and one more for each time that the walk went back to the top of the list because all that it gave was gone. What was
     * created meanwhile may then come with what was there.
     */
    public int beginnings() {
        return beginnings;
    }

    /** One call; null where it brought nothing new and is not the end. */
    private CompletableFuture<Page> ask() {
        String asked = after;
        return pager.page(asked)
                .handle((page, failure) ->
                        failure == null ? accept(page, asked) : notFound(Futures.unwrap(failure), asked))
                .thenCompose(next -> next);
    }

    private CompletableFuture<Page> notFound(Throwable failure, String asked) {
        boolean mayBeDeleted = failure instanceof PlanadoNotFoundException && asked != null && cursorsAreEntities();
        return mayBeDeleted ? goBack(asked, failure) : CompletableFuture.failedFuture(failure);
    }

    private CompletableFuture<Page> accept(Page page, String asked) {
        if (page.isEmpty()) {
            return empty(page, asked);
        }
        if (!request.call().cursor().isWalked()) {
            return end(page);
        }
        List<String> cursors = pager.cursors(page);
        // What shows its own cursor is no page behind it: the list came whole, with all that there is.
        boolean whole = asked != null && mayComeWhole() && cursors.contains(asked);
        if (!whole && given.isBegunAnew(cursors, asked)) {
            return goBack(asked, page.answer().notAsPromised(request, "begins the list anew behind after=" + asked));
        }
        distance = 0;
        boolean isLast = whole || silent.contains(page.nextAfter());
        List<ObjectNode> news = news(page, cursors, Objects.equals(asked, start));
        if (!news.isEmpty()) {
            silent.clear();
            passed.clear();
        } else if (!isLast && (cursors.contains(asked) || !passed.add(page.nextAfter()))) {
            throw page.answer().notAsPromised(request, "does not advance the list behind after=" + asked);
        }
        List<ObjectNode> wanted = sought == null ? news : behindSought(news, cursors);
        after = page.nextAfter();
        Page next = new Page(wanted, page.nextAfter(), page.answer());
        return isLast ? end(next) : CompletableFuture.completedFuture(wanted.isEmpty() ? null : next);
    }

    private List<ObjectNode> news(Page page, List<String> cursors, boolean atBeginning) {
        given.expect(cursors, atBeginning);
        List<ObjectNode> news = new ArrayList<>();
        for (int i = 0; i < cursors.size(); i++) {
            if (given.add(cursors.get(i))) {
                news.add(page.elements().get(i));
            }
        }
        return news;
    }

    /** Of a page on the way to the start cursor, what is behind it. */
    private List<ObjectNode> behindSought(List<ObjectNode> news, List<String> cursors) {
        int position = cursors.indexOf(sought);
        if (position < 0) {
            return List.of();
        }
        sought = null;
        Set<String> behind = Set.copyOf(cursors.subList(position + 1, cursors.size()));
        return news.stream()
                .filter(element -> behind.contains(pager.cursor(element)))
                .toList();
    }

    private CompletableFuture<Page> empty(Page page, String asked) {
        if (asked == null || !cursorsAreEntities()) {
            return end(page);
        }
        silent.add(asked);
        return goBack(asked, page.answer().notAsPromised(request, "is empty, but its cursor is gone: after=" + asked));
    }

    /** The next call asks behind an earlier element. */
    private CompletableFuture<Page> goBack(String asked, Throwable failure) {
        if (asked.equals(start)) {
            return silent.contains(asked) ? checkStart() : CompletableFuture.failedFuture(failure);
        }
        // What lies behind an earlier element is met once more: that is no list that turns in a circle.
        passed.clear();
        if (distance == 0) {
            lost = asked;
        }
        distance = distance == 0 ? 1 : 2 * distance;
        String earlier = given.before(lost, distance);
        if (earlier != null && !earlier.equals(asked)) {
            after = earlier;
        } else if (given.hasForgotten()) {
            return CompletableFuture.failedFuture(failure);
        } else {
            after = start;
            beginnings += start == null ? 1 : 0;
        }
        return CompletableFuture.completedFuture(null);
    }

    /** Nothing came behind the cursor that was given from outside, and no element before it is known. */
    private CompletableFuture<Page> checkStart() {
        GivenCursor cursor = new GivenCursor(client, request, start);
        if (cursor.canBeGot()) {
            return cursor.found().thenCompose(found -> end(new Page(List.of(), null, found)));
        }
        sought = start;
        start = null;
        after = null;
        return CompletableFuture.completedFuture(null);
    }

    private CompletableFuture<Page> end(Page last) {
        if (sought != null) {
            return CompletableFuture.failedFuture(new GivenCursor(client, request, sought).gone(null));
        }
        ended = true;
        return CompletableFuture.completedFuture(last);
    }

    /** The events of a history are counted by version, and none of them is gone alone. */
    private boolean cursorsAreEntities() {
        return request.call().cursor() == Cursor.AFTER_UUID;
    }

    /** Whether the lists of webhooks are paged is not stated; every other list has pages (documentation). */
    private boolean mayComeWhole() {
        return request.call().resource() == Resource.WEBHOOKS;
    }
}
