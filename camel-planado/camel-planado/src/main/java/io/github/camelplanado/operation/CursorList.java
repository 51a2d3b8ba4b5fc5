package io.github.camelplanado.operation;

import java.util.concurrent.CompletableFuture;

import io.github.camelplanado.api.ApiCall;
import io.github.camelplanado.client.ApiRequest;
import io.github.camelplanado.client.GivenCursor;
import io.github.camelplanado.client.ListPager;
import io.github.camelplanado.client.ListWalk;
import io.github.camelplanado.client.Page;
import io.github.camelplanado.client.Pages;
import io.github.camelplanado.client.PlanadoClient;

/**
 * A list whose next page is asked for by the last element of the one before.
 *
 * @param client the account
 * @param call the list
 */
record CursorList(PlanadoClient client, ApiCall call) implements ListSource {

    @Override
    public ApiRequest first(Input input) {
        return pager(input).requestOf(input.parameters().after());
    }

    @Override
    public CompletableFuture<Page> page(Input input) {
        String after = input.parameters().after();
        return pager(input)
                .page(after)
                .thenCompose(page -> after == null || !page.isEmpty()
                        ? CompletableFuture.completedFuture(page)
                        : new GivenCursor(client, list(input), after).believed(page));
    }

    @Override
    public Pages walk(Input input) {
        return new ListWalk(client, list(input), input.parameters().after());
    }

    private ListPager pager(Input input) {
        return new ListPager(client, list(input));
    }

    private ApiRequest list(Input input) {
        return input.request(call).withQuery(input.parameters().query());
    }
}
