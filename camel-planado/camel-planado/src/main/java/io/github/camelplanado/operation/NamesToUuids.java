package io.github.camelplanado.operation;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.camelplanado.api.Catalogue;
import io.github.camelplanado.api.Operation;
import io.github.camelplanado.api.ReferencePlace;
import io.github.camelplanado.api.References;
import io.github.camelplanado.api.Resource;
import io.github.camelplanado.client.ApiRequest;
import io.github.camelplanado.client.Futures;
import io.github.camelplanado.client.PlanadoClient;

/**
 * An operation before which names are replaced by uuids where the vendor may not take names. A request without such names, and
 * one whose names are known already, cost no call more.
 */
final class NamesToUuids implements ProducerOperation {

    private final PlanadoClient client;
    private final ProducerOperation operation;
    private final UuidLookup lookup;
    private final List<ReferencePlace> references;

    /**
     * That operation, with names.
     *
     * @param what the operation's name, which tells whether its id may be a name
     */
    NamesToUuids(PlanadoClient client, Resource resource, Operation what, ProducerOperation operation) {
        this.client = client;
        this.operation = operation;
        this.lookup = new UuidLookup(client, "planado:" + resource.path() + "/" + what.path());
        boolean takesUuidOnly = Catalogue.calls().stream()
                .filter(call -> call.resource() == resource && call.operation() == what)
                .anyMatch(call -> call.path().contains("{uuid}"));
        this.references = References.of(resource).stream()
                .filter(reference -> reference.part() != ReferencePlace.Part.ID || takesUuidOnly)
                .toList();
    }

    /** With the names as they were given: a dry run sends nothing, and so looks up nothing. */
    @Override
    public ApiRequest first(Input input) {
        return operation.first(input);
    }

    @Override
    public CompletableFuture<Reply> run(Input input) {
        JsonNode body = input.body() == null ? MissingNode.getInstance() : input.body();
        NamedReferences named = new NamedReferences(input, references);
        Mentions names = named.mentions();
        DictionaryValues.dictionaries(body, names);
        if (names.isEmpty() && DictionaryValues.values(body).isEmpty()) {
            return operation.run(input);
        }
        return lookup.replace(names, input.requester())
                .thenCompose(replaced -> {
                    // Only now, since each dictionary has a list of its own.
                    Mentions values = DictionaryValues.values(body);
                    return lookup.replace(values, input.requester()).thenApply(done -> values);
                })
                .thenCompose(values -> operation.run(named.replaced()).whenComplete((reply, failure) -> {
                    doubt(names, failure);
                    doubt(values, failure);
                }));
    }

    /** What the vendor refused may have been renamed or made anew since the list was read. */
    private void doubt(Mentions mentions, Throwable failure) {
        if (failure != null) {
            mentions.refusedBy(Futures.unwrap(failure)).forEach(client.names()::doubt);
        }
    }
}
