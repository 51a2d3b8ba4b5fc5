package io.github.camelplanado.contract;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelplanado.ExactJson;
import io.github.camelplanado.simulator.PlanadoSimulator;

/**
 * One operation in use. Names in braces in headers, paths and expected values stand for what {@code given} tells, e.g. uuids.
 *
 * @param operation its name, e.g. {@code jobs.get}
 * @param given prepares the account
 * @param options behind the {@code ?} of the URI
 * @param headers of the exchange
 * @param body of the exchange, null for none
 * @param sent the requests, in order
 * @param received what the route must have got
 */
record OperationCase(
        String operation,
        Function<PlanadoSimulator, Map<String, String>> given,
        String options,
        Map<String, Object> headers,
        JsonNode body,
        List<Sent> sent,
        Received received) {

    static OperationCase of(String operation) {
        return new OperationCase(operation, planado -> Map.of(), "", Map.of(), null, List.of(), null);
    }

    OperationCase given(Function<PlanadoSimulator, Map<String, String>> preparation) {
        return new OperationCase(operation, preparation, options, headers, body, sent, received);
    }

    OperationCase options(String query) {
        return new OperationCase(operation, given, query, headers, body, sent, received);
    }

    OperationCase header(String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new OperationCase(operation, given, options, more, body, sent, received);
    }

    OperationCase body(String json) {
        return new OperationCase(operation, given, options, headers, json(json), sent, received);
    }

    OperationCase withoutBody() {
        return new OperationCase(operation, given, options, headers, null, sent, received);
    }

    OperationCase sends(String method, String path) {
        return sends(new Sent(method, path, Map.of(), Map.of(), null));
    }

    OperationCase sends(String method, String path, Map<String, String> query) {
        return sends(new Sent(method, path, query, Map.of(), null));
    }

    OperationCase sends(String method, String path, String json) {
        return sends(new Sent(method, path, Map.of(), Map.of(), json(json)));
    }

    OperationCase sends(Sent request) {
        List<Sent> more = new ArrayList<>(sent);
        more.add(request);
        return new OperationCase(operation, given, options, headers, body, more, received);
    }

    /** The same with more in its header and in every request that writes. */
    OperationCase onEveryWrite(String name, Object value, String wireName, String wireValue) {
        List<Sent> marked = sent.stream()
                .map(request -> request.writes() ? request.with(wireName, wireValue) : request)
                .toList();
        return new OperationCase(operation, given, options, headers, body, marked, received).header(name, value);
    }

    /** The same with more keys at the end of its body and of every body that is sent. */
    OperationCase plus(ObjectNode keys) {
        return withBodies(json -> json.deepCopy().<ObjectNode>setAll(keys));
    }

    /** The same with the keys of its bodies in another order. */
    OperationCase ordered(List<String> keys) {
        return withBodies(json -> {
            ObjectNode ordered = json.objectNode();
            keys.stream().filter(json::has).forEach(key -> ordered.set(key, json.get(key)));
            return ordered;
        });
    }

    private OperationCase withBodies(UnaryOperator<ObjectNode> change) {
        List<Sent> changed =
                sent.stream().map(request -> request.withBody(change)).toList();
        return new OperationCase(
                operation, given, options, headers, change.apply((ObjectNode) body), changed, received);
    }

    boolean writes() {
        return sent.stream().anyMatch(Sent::writes);
    }

    OperationCase receives(Received expected) {
        return new OperationCase(operation, given, options, headers, body, sent, expected);
    }

    String uri() {
        return "planado:" + operation.replace('.', '/') + (options.isEmpty() ? "" : "?" + options);
    }

    /** The headers with the values of the account in their places. */
    Map<String, Object> headers(Map<String, String> values) {
        Map<String, Object> filled = new LinkedHashMap<>();
        headers.forEach((name, value) -> filled.put(name, value instanceof String text ? filled(text, values) : value));
        return filled;
    }

    static String filled(String text, Map<String, String> values) {
        String result = text;
        for (Map.Entry<String, String> value : values.entrySet()) {
            result = result.replace("{" + value.getKey() + "}", value.getValue());
        }
        return result;
    }

    static JsonNode json(String text) {
        return ExactJson.read(text);
    }

    @Override
    public String toString() {
        return operation + (options.isEmpty() ? "" : "?" + options);
    }
}
