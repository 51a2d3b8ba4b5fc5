package io.github.camelplanado.operation;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelplanado.api.ApiCall;
import io.github.camelplanado.api.Catalogue;
import io.github.camelplanado.api.Detail;
import io.github.camelplanado.api.Failure;
import io.github.camelplanado.api.Operation;
import io.github.camelplanado.api.Output;
import io.github.camelplanado.api.Paging;
import io.github.camelplanado.api.PlanadoConfiguration;
import io.github.camelplanado.api.PlanadoValidationException;
import io.github.camelplanado.api.Resource;
import io.github.camelplanado.api.Traps;
import io.github.camelplanado.client.Futures;
import io.github.camelplanado.client.PlanadoClient;
import io.github.camelplanado.message.BodyReader;
import io.github.camelplanado.message.BodyWriter;
import io.github.camelplanado.message.EntityLift;
import io.github.camelplanado.message.RequiredKeys;
import org.apache.camel.Exchange;

/** What one producer endpoint does with an exchange. Safe for many threads. */
public final class Operations {

    private final PlanadoClient client;
    private final Resource resource;
    private final Operation operation;
    private final PlanadoConfiguration options;
    private final EntityLift lift;
    private final BodyReader reader;
    private final ProducerOperation action;

    /**
     * What the endpoint of that path and those options does.
     *
     * @param pojoMapper converts bodies that are classes of the application
     * @param lift gives models and fetched rows of a list the shape of {@code get}
     */
    public Operations(
            PlanadoClient client,
            Resource resource,
            Operation operation,
            PlanadoConfiguration options,
            ObjectMapper pojoMapper,
            EntityLift lift) {
        this.client = client;
        this.resource = resource;
        this.operation = operation;
        this.options = options;
        this.lift = lift;
        this.reader = new BodyReader(pojoMapper);
        ProducerOperation named = action(client, new BodyWriter(options.getOutput(), lift));
        this.action =
                new NamesToUuids(client, resource, operation, OwnWriteNoted.of(client, resource, operation, named));
    }

    /** Whether it calls with that client. */
    public boolean uses(PlanadoClient client) {
        return this.client == client;
    }

    /**
     * Does the operation.
     *
     * @return fails with a {@link io.github.camelplanado.api.PlanadoException}
     */
    public CompletableFuture<Reply> run(Exchange exchange) {
        try {
            Input input = input(exchange, Parameters.of(exchange.getMessage(), options));
            if (options.isDryRun()) {
                return CompletableFuture.completedFuture(DryRun.of(action.first(input)));
            }
            return action.run(input).exceptionally(failure -> {
                throw told(Futures.unwrap(failure));
            });
        } catch (IllegalArgumentException | PlanadoValidationException e) {
            return CompletableFuture.failedFuture(told(e));
        }
    }

    /** What was found wrong before a request, also before a later one of several, is refused by the component. */
    private RuntimeException told(Throwable failure) {
        if (failure instanceof IllegalArgumentException) {
            return refused(failure.getMessage(), Map.of());
        }
        return failure instanceof RuntimeException known ? known : new IllegalStateException(failure);
    }

    private boolean takesBody() {
        return switch (operation) {
            case CREATE, UPDATE, UPSERT, ADD_MATERIAL, UPDATE_MATERIAL, UPDATE_SHIFTS, SEARCH_NEARBY -> true;
            default -> false;
        };
    }

    private Input input(Exchange exchange, Parameters parameters) {
        if (!takesBody()) {
            return new Input(parameters, null, exchange);
        }
        TypedBody typed = TypedBody.of(exchange.getMessage().getBody(), resource, operation);
        return typed == null
                ? new Input(parameters, checked(reader.read(exchange)), exchange)
                : new Input(parameters.orId(typed.body().id()), checked(typed.json()), exchange);
    }

    private ObjectNode checked(ObjectNode body) {
        Map<String, List<String>> traps = Traps.find(resource, body);
        if (!traps.isEmpty()) {
            throw refused("the body would not do what it says: " + traps, traps);
        }
        return body;
    }

    private PlanadoValidationException refused(String text, Map<String, List<String>> fields) {
        String name = "planado:" + resource.path() + "/" + operation.path();
        return new PlanadoValidationException(Failure.beforeSending(name, text), fields);
    }

    private ProducerOperation action(PlanadoClient client, BodyWriter writer) {
        Answers answers = new Answers(resource, writer);
        Patches patches = new Patches(client, resource, options.isCompleteFields());
        boolean nullIfMissing = options.getNotFound().equals("null");
        if (operation == Operation.UPSERT) {
            UpsertRequests requests = new UpsertRequests(resource);
            return readBack(client, answers, new UpsertOperation(client, requests, patches, answers));
        }
        if (operation == Operation.CALL) {
            return new RawCallOperation(client, answers, reader, nullIfMissing);
        }
        ApiCall call = Catalogue.call(resource, operation);
        return switch (operation) {
            case GET -> new GetOperation(client, call, answers, nullIfMissing);
            case DELETE -> new DeleteOperation(client, call, answers, nullIfMissing);
            case CREATE -> readBack(client, answers, new CreateOperation(client, call, answers, lift.zone()));
            case UPDATE -> readBack(client, answers, update(client, call, patches, answers));
            case ADD_MATERIAL, UPDATE_MATERIAL, REMOVE_MATERIAL, UPDATE_SHIFTS ->
                readBack(client, answers, new PlainWrite(client, call, answers, nullIfMissing));
            case SEARCH_NEARBY -> new NearbyOperation(client, call, answers);
            default -> new ListOperation(source(client, call), answers, paging());
        };
    }

    /** Only an external id can be one that is not there yet and would be made by a PATCH. */
    private ProducerOperation update(PlanadoClient client, ApiCall call, Patches patches, Answers answers) {
        return resource.hasExternalIds()
                ? new UpdateOperation(client, call, patches, answers)
                : new PlainWrite(client, call, answers, false);
    }

    private ListSource source(PlanadoClient client, ApiCall call) {
        ListSource rows =
                operation == Operation.SHIFTS ? new ShiftList(client, call, lift.zone()) : new CursorList(client, call);
        if (options.getDetail() == Detail.never) {
            return rows;
        }
        RowDetails details = new RowDetails(
                client,
                Catalogue.call(resource, Operation.GET),
                options.getDetail(),
                RequiredKeys.of(options.getDetail(), options.getRequiredFields()),
                lift,
                options.getDetailConcurrency());
        return new DetailedList(rows, details);
    }

    private ProducerOperation readBack(PlanadoClient client, Answers answers, ProducerOperation write) {
        return options.isReadBack()
                ? new ReadBack(client, write, Catalogue.call(resource, Operation.GET), answers)
                : write;
    }

    private Paging paging() {
        if (options.getPaging() != null) {
            return options.getPaging();
        }
        return options.getOutput() == Output.json ? Paging.page : Paging.stream;
    }
}
