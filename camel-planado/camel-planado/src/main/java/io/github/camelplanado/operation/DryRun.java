package io.github.camelplanado.operation;

import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.core.type.TypeReference;
import io.github.camelplanado.client.ApiRequest;
import io.github.camelplanado.json.WireJson;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shows the request instead of sending it: all of it to the route, method and path alone to the log (bodies may hold passwords). */
final class DryRun {

    private static final Logger LOG = LoggerFactory.getLogger(DryRun.class);
    private static final TypeReference<Object> ANY = new TypeReference<>() {};

    private DryRun() {}

    static Reply of(ApiRequest request) {
        LOG.info("Dry run, not sent: {}", request.name());
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("method", request.call().method());
        shown.put("path", request.path());
        shown.put("query", request.query());
        shown.put("body", request.body() == null ? null : WireJson.mapper().convertValue(request.body(), ANY));
        return Reply.of(shown);
    }
}
