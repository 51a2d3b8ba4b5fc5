package io.github.camelplanado.operation;

import java.util.concurrent.CompletableFuture;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelplanado.api.ApiCall;
import io.github.camelplanado.api.Catalogue;
import io.github.camelplanado.api.Evidence;
import io.github.camelplanado.api.Operation;
import io.github.camelplanado.api.PlanadoNotFoundException;
import io.github.camelplanado.client.ApiRequest;
import io.github.camelplanado.client.Futures;
import io.github.camelplanado.client.ListPager;
import io.github.camelplanado.client.Page;
import io.github.camelplanado.client.PlanadoClient;

/**
 * Tells an entity that is not there from a call that the vendor does not have: both are a 404. A call that is only inferred
 * and never worked is tried on an entity that the list shows, at the cost of two calls.
 *
 * @param client the account
 * @param get the call in doubt
 */
record CallProof(PlanadoClient client, ApiCall get) {

    /** Whether a 404 of the call is about the entity. */
    CompletableFuture<Boolean> works(Input input) {
        if (get.evidence() != Evidence.INFERRED || client.hasAnswered(get)) {
            return CompletableFuture.completedFuture(true);
        }
        ApiRequest list = input.request(Catalogue.call(get.resource(), Operation.LIST), null);
        return new ListPager(client, list).page(null).thenCompose(page -> worksFor(input, page));
    }

    private CompletableFuture<Boolean> worksFor(Input input, Page page) {
        if (page.isEmpty()) {
            // Where there is nothing, whatever was asked for is not there.
            return CompletableFuture.completedFuture(true);
        }
        ObjectNode shown = page.elements().get(0);
        return client.send(input.request(get, Answers.text(shown, "uuid"))).handle((answer, failure) -> {
            if (failure == null) {
                return true;
            }
            if (Futures.unwrap(failure) instanceof PlanadoNotFoundException) {
                return false;
            }
            throw (RuntimeException) Futures.unwrap(failure);
        });
    }
}
