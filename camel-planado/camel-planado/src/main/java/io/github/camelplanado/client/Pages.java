package io.github.camelplanado.client;

import java.util.concurrent.CompletableFuture;

/** A list that is read page by page, each element once. One page at a time: not safe for many threads at once. */
public interface Pages {

    /** The next page; it may be empty without being the last. */
    CompletableFuture<Page> next();

    /** Whether the last page was given. */
    boolean isEnded();
}
