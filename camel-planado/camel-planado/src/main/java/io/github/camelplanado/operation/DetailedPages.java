package io.github.camelplanado.operation;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelplanado.client.Page;
import io.github.camelplanado.client.Pages;
import io.github.camelplanado.client.Requester;

/** Whole entities, a few at a time: a stream gives the first ones before the page's last one is fetched. */
final class DetailedPages implements Pages {

    private final Pages rows;
    private final RowDetails details;
    private final Requester requester;
    private Page page;
    private List<ObjectNode> waiting = List.of();

    DetailedPages(Pages rows, RowDetails details, Requester requester) {
        this.rows = rows;
        this.details = details;
        this.requester = requester;
    }

    @Override
    public CompletableFuture<Page> next() {
        return waiting.isEmpty() ? rows.next().thenCompose(this::begin) : some();
    }

    @Override
    public boolean isEnded() {
        return rows.isEnded() && waiting.isEmpty();
    }

    private CompletableFuture<Page> begin(Page next) {
        page = next;
        waiting = next.elements();
        return some();
    }

    private CompletableFuture<Page> some() {
        int many = Math.min(waiting.size(), details.atOnce());
        // Only what was completed is done with: whoever asks again after a failure must miss nothing.
        return details.complete(waiting.subList(0, many), requester).thenApply(entities -> {
            waiting = waiting.subList(many, waiting.size());
            return new Page(entities, page.nextAfter(), page.answer());
        });
    }
}
