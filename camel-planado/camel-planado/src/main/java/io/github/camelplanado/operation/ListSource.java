package io.github.camelplanado.operation;

import java.util.concurrent.CompletableFuture;

import io.github.camelplanado.client.ApiRequest;
import io.github.camelplanado.client.Page;
import io.github.camelplanado.client.Pages;

/** Where the pages of a list come from. Safe for many threads. */
interface ListSource {

    /** The first request. */
    ApiRequest first(Input input);

    /** One page, from the cursor that was given. */
    CompletableFuture<Page> page(Input input);

    /** All pages, from the cursor that was given. */
    Pages walk(Input input);
}
