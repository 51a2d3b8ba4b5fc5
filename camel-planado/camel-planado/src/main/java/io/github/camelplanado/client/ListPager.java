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

    private final PlanadoClient client;
    private final ApiRequest request;

    /**
     * The pages of that list.
     *
     * @param request the list with its filters, without a cursor
     */
    public ListPager(PlanadoClient client, ApiRequest request) {
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

    private Page read(ApiAnswer answer) {
        String rootKey = request.call().rootKey();
        JsonNode root = answer.body().path(rootKey);
        if (!root.isArray()) {
            throw answer.notAsPromised(request, "has no array under the key '" + rootKey + "'");
        }
        List<ObjectNode> elements = new ArrayList<>(root.size());
        for (JsonNode element : root) {
            if (!(element instanceof ObjectNode object)) {
                throw answer.notAsPromised(request, "has an element that is no object under the key '" + rootKey + "'");
            }
            elements.add(object);
        }
        return new Page(List.copyOf(elements), elements.isEmpty() ? null : cursor(answer, elements), answer);
    }

    private String cursor(ApiAnswer answer, List<ObjectNode> elements) {
        Cursor cursor = request.call().cursor();
        if (cursor == Cursor.NONE) {
            return null;
        }
        String key = cursor == Cursor.AFTER_VERSION ? "version" : "uuid";
        JsonNode value = elements.get(elements.size() - 1).path(key);
        if (!value.isValueNode() || value.isNull()) {
            throw answer.notAsPromised(
                    request, "has a last element without '" + key + "', which is the cursor of the next page");
        }
        return value.asText();
    }
}
