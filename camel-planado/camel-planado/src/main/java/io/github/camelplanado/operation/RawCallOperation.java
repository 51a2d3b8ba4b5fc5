package io.github.camelplanado.operation;

import static io.github.camelplanado.api.PlanadoConstants.METHOD;
import static io.github.camelplanado.api.PlanadoConstants.PATH;
import static io.github.camelplanado.api.PlanadoConstants.QUERY;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelplanado.api.ApiCall;
import io.github.camelplanado.api.PlanadoNotFoundException;
import io.github.camelplanado.client.ApiRequest;
import io.github.camelplanado.client.Futures;
import io.github.camelplanado.client.PlanadoClient;
import io.github.camelplanado.json.WireJson;
import io.github.camelplanado.message.BodyReader;
import org.apache.camel.Message;

/** Any call, named by headers: nobody is blocked by what is not modelled. Its answer is given as it is. */
final class RawCallOperation implements ProducerOperation {

    private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE");
    private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH");

    private final PlanadoClient client;
    private final Answers answers;
    private final BodyReader reader;
    private final boolean missingIsSuccess;

    RawCallOperation(PlanadoClient client, Answers answers, BodyReader reader, boolean missingIsSuccess) {
        this.client = client;
        this.answers = answers;
        this.reader = reader;
        this.missingIsSuccess = missingIsSuccess;
    }

    @Override
    public ApiRequest first(Input input) {
        Message message = input.exchange().getMessage();
        String method = method(message);
        ApiCall call = ApiCall.raw(method, RawPath.checked(Parameters.header(message, PATH, String.class, null)));
        ApiRequest request = ApiRequest.of(call, null).withQuery(query(message)).by(input.requester());
        if (method.equals("GET")) {
            return request;
        }
        ApiRequest write = request.withNotifyAssignees(input.parameters().notifyAssignees());
        JsonNode body = WITH_BODY.contains(method) ? reader.readAny(input.exchange()) : null;
        return body == null ? write : write.withBody(body);
    }

    @Override
    public CompletableFuture<Reply> run(Input input) {
        ApiRequest request = first(input);
        return client.send(request)
                .thenApply(answer -> answers.written(answer, null, null))
                .whenComplete((reply, failure) -> {
                    if (!request.call().method().equals("GET")) {
                        // A path of any form may rename or delete; an id that is wrongly known would let an update
                        // create.
                        client.knownIds().clear();
                    }
                })
                .exceptionally(failure -> missing(request, Futures.unwrap(failure)));
    }

    private Reply missing(ApiRequest request, Throwable failure) {
        if (failure instanceof PlanadoNotFoundException notFound) {
            String method = request.call().method();
            if (missingIsSuccess && method.equals("GET")) {
                return answers.missing(notFound, null);
            }
            if (method.equals("DELETE") && (missingIsSuccess || notFound.isEarlierAttemptUnclear())) {
                return answers.missing(notFound, WireJson.mapper().createObjectNode());
            }
        }
        throw (RuntimeException) failure;
    }

    private static String method(Message message) {
        String method = Parameters.header(message, METHOD, String.class, "").toUpperCase(Locale.ROOT);
        if (!METHODS.contains(method)) {
            throw new IllegalArgumentException(
                    "raw/call needs a method: set the header CamelPlanadoMethod to GET, POST, PUT, PATCH or DELETE");
        }
        return method;
    }

    private static Map<String, List<String>> query(Message message) {
        Object query = message.getHeader(QUERY);
        if (query == null) {
            return Map.of();
        }
        return query instanceof Map<?, ?> map
                ? Parameters.query(map)
                : parsed(Parameters.header(message, QUERY, String.class, ""));
    }

    /** Text as it stands behind the question mark of a URL. */
    private static Map<String, List<String>> parsed(String text) {
        if (text.startsWith("?")) {
            throw new IllegalArgumentException("CamelPlanadoQuery begins behind the question mark: leave that out");
        }
        Map<String, List<String>> query = new LinkedHashMap<>();
        for (String pair : text.split("&", -1)) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                String value = equals < 0 ? "" : pair.substring(equals + 1);
                query.computeIfAbsent(decoded(name), absent -> new ArrayList<>())
                        .add(decoded(value));
            }
        }
        return query;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "CamelPlanadoQuery has a percent sign that encodes nothing; give a Map instead", e);
        }
    }
}
