package io.github.camelplanado.examples.erpsync.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;

/** Reads a server that is no simulator, by the component and within its budget. */
final class OtherServer {

    private OtherServer() {}

    /** What it holds of the ERP's rows. A job is read by itself: the list lacks times and report. */
    static Map<Kind, List<Row>> rows(CamelContext context, Erp erp) {
        Map<Kind, List<Row>> rows = new EnumMap<>(Kind.class);
        try (ProducerTemplate template = context.createProducerTemplate()) {
            for (Kind kind : Kind.values()) {
                Map<String, Row> ours = new HashMap<>();
                erp.rows(kind).forEach(row -> ours.put(row.externalId(), row));
                List<Row> theirs = new ArrayList<>();
                for (Object listed : template.requestBody(
                        "planado:" + kind.resource() + "/list?paging=all&output=node", null, List.class)) {
                    JsonNode entity = (JsonNode) listed;
                    if (ours.containsKey(entity.path("external_id").asText())) {
                        theirs.add(Row.of(kind, kind == Kind.JOB ? job(template, entity) : entity));
                    }
                }
                rows.put(kind, theirs);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }

    private static JsonNode job(ProducerTemplate template, JsonNode row) {
        return template.requestBodyAndHeader(
                "planado:jobs/get?output=node",
                null,
                "CamelPlanadoId",
                row.path("uuid").asText(),
                JsonNode.class);
    }
}
