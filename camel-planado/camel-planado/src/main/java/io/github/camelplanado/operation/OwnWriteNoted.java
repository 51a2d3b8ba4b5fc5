package io.github.camelplanado.operation;

import static io.github.camelplanado.api.PlanadoConstants.EXTERNAL_ID;
import static io.github.camelplanado.api.PlanadoConstants.NOT_SENT;
import static io.github.camelplanado.api.PlanadoConstants.UUID;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelplanado.api.Operation;
import io.github.camelplanado.api.Resource;
import io.github.camelplanado.client.ApiRequest;
import io.github.camelplanado.client.OwnWrite;
import io.github.camelplanado.client.PlanadoClient;
import io.github.camelplanado.json.WireJson;
import org.apache.camel.Exchange;
import org.apache.camel.support.SynchronizationAdapter;

/**
 * A write of an entity whose changes are told: it is noted from its start until its exchange has ended, so that a change of the
 * entity can wait until the application has noted what it sent, and that the write is known again when it comes back.
 */
final class OwnWriteNoted implements ProducerOperation {

    private final PlanadoClient client;
    private final Resource resource;
    private final Operation what;
    private final ProducerOperation operation;

    private OwnWriteNoted(PlanadoClient client, Resource resource, Operation what, ProducerOperation operation) {
        this.client = client;
        this.resource = resource;
        this.what = what;
        this.operation = operation;
    }

    /** That operation, noted if it writes what changes are told of. */
    static ProducerOperation of(PlanadoClient client, Resource resource, Operation what, ProducerOperation operation) {
        return resource.isVersioned() && what.isWrite()
                ? new OwnWriteNoted(client, resource, what, operation)
                : operation;
    }

    @Override
    public ApiRequest first(Input input) {
        return operation.first(input);
    }

    @Override
    public CompletableFuture<Reply> run(Input input) {
        OwnWrite write = client.ownWrites().begin(resource, ids(input), sent(input));
        boolean ends = endWith(input.exchange(), write);
        try {
            return operation.run(input).whenComplete((reply, failure) -> {
                if (failure == null) {
                    write.answered(told(reply), notSent(reply));
                } else {
                    write.answered(Set.of(), Set.of());
                }
                if (!ends) {
                    write.end();
                }
            });
        } catch (RuntimeException e) {
            write.end();
            throw e;
        }
    }

    /** Whether the end of the exchange will be told; an exchange without a unit of work has none. */
    private static boolean endWith(Exchange exchange, OwnWrite write) {
        if (exchange.getUnitOfWork() == null) {
            return false;
        }
        exchange.getUnitOfWork().addSynchronization(new SynchronizationAdapter() {
            @Override
            public void onDone(Exchange done) {
                write.end();
            }
        });
        return true;
    }

    private Set<String> ids(Input input) {
        String id = input.parameters().id();
        String known = id == null ? null : client.knownIds().uuid(resource, id);
        String inBody = changesKeys() ? input.bodyExternalId() : null;
        return Stream.of(what == Operation.CREATE ? null : id, known, inBody)
                .filter(name -> name != null && !name.isEmpty())
                .collect(Collectors.toSet());
    }

    private boolean changesKeys() {
        return what == Operation.CREATE || what == Operation.UPDATE || what == Operation.UPSERT;
    }

    private static Set<String> told(Reply reply) {
        Map<String, Object> headers = reply.headers();
        Set<String> ids = new HashSet<>();
        Stream.of(headers.get(UUID), headers.get(EXTERNAL_ID))
                .filter(Objects::nonNull)
                .map(Object::toString)
                .forEach(ids::add);
        return ids;
    }

    /** Used materials are no keys of the job. */
    private ObjectNode sent(Input input) {
        if (what == Operation.DELETE) {
            return WireJson.mapper().createObjectNode();
        }
        return changesKeys() ? input.body() : null;
    }

    private static Set<String> notSent(Reply reply) {
        return reply.headers().get(NOT_SENT) instanceof List<?> keys
                ? keys.stream().map(String::valueOf).collect(Collectors.toSet())
                : Set.of();
    }
}
