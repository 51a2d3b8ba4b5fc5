package io.github.camelplanado.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelplanado.client.ApiRequest;
import io.github.camelplanado.client.Page;
import io.github.camelplanado.client.Pages;
import io.github.camelplanado.client.Requester;

/**
 * A list of whole entities.
 *
 * @param rows the list itself
 * @param details completes its rows
 */
record DetailedList(ListSource rows, RowDetails details) implements ListSource {

    @Override
    public ApiRequest first(Input input) {
        return rows.first(input);
    }

    @Override
    public CompletableFuture<Page> page(Input input) {
        return rows.page(input)
                .thenCompose(page -> complete(page.elements(), input.requester())
                        .thenApply(entities -> new Page(entities, page.nextAfter(), page.answer())));
    }

    @Override
    public Pages walk(Input input) {
        return new DetailedPages(rows.walk(input), details, input.requester());
    }

    private CompletableFuture<List<ObjectNode>> complete(List<ObjectNode> page, Requester requester) {
        CompletableFuture<List<ObjectNode>> all = CompletableFuture.completedFuture(new ArrayList<>());
        for (int from = 0; from < page.size(); from += details.atOnce()) {
            List<ObjectNode> some = page.subList(from, Math.min(page.size(), from + details.atOnce()));
            all = all.thenCompose(before -> details.complete(some, requester).thenApply(more -> {
                before.addAll(more);
                return before;
            }));
        }
        return all;
    }
}
