package io.github.camelplanado.client;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelplanado.api.Cursor;

/** Asks for the pages of one list. Immutable; the cursor is the caller's. */
public final class ListPager {

    private final Caller client;
    private final ApiRequest request;

    /**
     * The pages of that list.
     *
     * @param request the list with its filters, without a cursor
     */
    public ListPager(Caller client, ApiRequest request) {
        this.client = client;
        this.request = request;
    }

    /**
     * Asks for one page. The vendor ends a list with an empty page, a short one says nothing (documentation).
     *
     * @param after the cursor, or null for the first page
     */
    public CompletableFuture<Page> page(String after) {
        return client.send(requestOf(after)).thenApply(this::read);
    }

    /** The request of a page. */
    public ApiRequest requestOf(String after) {
        if (after == null) {
            return request;
        }
        Map<String, List<String>> query = new LinkedHashMap<>(request.query());
        query.put("after", List.of(after));
        return request.withQuery(query);
    }

    /** The cursor of each element of a page; not for lists without a cursor. */
    List<String> cursors(Page page) {
        return page.elements().stream().map(this::cursor).toList();
    }

    /** The cursor behind an element. */
    String cursor(ObjectNode element) {
        return element.path(key()).asText();
    }

    private Page read(ApiAnswer answer) {
        String rootKey = request.call().rootKey();
        JsonNode root = answer.body().path(rootKey);
        if (!root.isArray()) {
            throw answer.notAsPromised(request, "has no array under the key '" + rootKey + "'");
        }
        List<ObjectNode> elements = new ArrayList<>(root.size());
        for (JsonNode element : root) {
            elements.add(checked(answer, element));
        }
        boolean isLast = elements.isEmpty() || !request.call().cursor().isWalked();
        return new Page(List.copyOf(elements), isLast ? null : cursor(elements.get(elements.size() - 1)), answer);
    }

    private ObjectNode checked(ApiAnswer answer, JsonNode element) {
        if (!(element instanceof ObjectNode object)) {
            throw answer.notAsPromised(
                    request,
                    "has an element that is no object under the key '"
                            + request.call().rootKey() + "'");
        }
        JsonNode cursor = object.path(key());
        if (request.call().cursor().isWalked() && (!cursor.isValueNode() || cursor.isNull())) {
            throw answer.notAsPromised(request, "has an element without '" + key() + "', by which the list is read on");
        }
        return object;
    }

    private String key() {
        return request.call().cursor() == Cursor.AFTER_VERSION ? "version" : "uuid";
    }
}
