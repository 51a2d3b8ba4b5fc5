package io.github.camelplanado.client;

import java.util.concurrent.CompletableFuture;

import io.github.camelplanado.api.Catalogue;
import io.github.camelplanado.api.Cursor;
import io.github.camelplanado.api.Evidence;
import io.github.camelplanado.api.Failure;
import io.github.camelplanado.api.Operation;
import io.github.camelplanado.api.PlanadoNotFoundException;
import io.github.camelplanado.api.Resource;

/**
 * A cursor that came from outside, behind which nothing was found: the list may end there, or its element is gone. What the
 * vendor answers to the cursor of a deleted element is not documented, an empty page is one of the possible answers.
 *
 * @param client the account
 * @param list with its filters, without a cursor
 * @param cursor the uuid of an element
 */
public record GivenCursor(Caller client, ApiRequest list, String cursor) {

    /**
     * The empty page, once its cursor was seen to exist: one call, for lists whose elements can be got by a call that is not
     * only inferred. Elsewhere the page is believed.
     *
     * @return fails with a {@link PlanadoNotFoundException} if the element is gone
     */
    public CompletableFuture<Page> believed(Page empty) {
        return list.call().cursor() == Cursor.AFTER_UUID && canBeGot()
                ? found().thenApply(answer -> empty)
                : CompletableFuture.completedFuture(empty);
    }

    /** Whether its element can be asked for; a get that is only inferred may not exist, its 404 would say nothing. */
    boolean canBeGot() {
        Resource resource = list.call().resource();
        return list.call().operation() == Operation.LIST
                && Catalogue.operations(resource).contains(Operation.GET)
                && Catalogue.call(resource, Operation.GET).evidence() != Evidence.INFERRED;
    }

    /** The answer that shows the element; fails with {@link #gone} if there is none. */
    CompletableFuture<ApiAnswer> found() {
        ApiRequest get = ApiRequest.of(Catalogue.call(list.call().resource(), Operation.GET), cursor)
                .by(list.requester());
        return client.send(get).exceptionally(failure -> {
            if (Futures.unwrap(failure) instanceof PlanadoNotFoundException notFound) {
                throw gone(notFound);
            }
            throw (RuntimeException) Futures.unwrap(failure);
        });
    }

    /** The failure of a list that cannot begin. */
    PlanadoNotFoundException gone(Throwable cause) {
        String text = list.name() + ": there is no element with the uuid after=" + cursor
                + ", so where to begin is not known. Begin at the top";
        return new PlanadoNotFoundException(new Failure(text, list.name(), 404, null, null, 1, false, cause));
    }
}
