package io.github.camelplanado.simulator.http;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelplanado.simulator.Knob;
import io.github.camelplanado.simulator.Knobs;
import io.github.camelplanado.simulator.contract.Operation;
import io.github.camelplanado.simulator.state.Account;
import io.github.camelplanado.simulator.state.Entity;
import io.github.camelplanado.simulator.state.Resource;
import io.github.camelplanado.simulator.state.Settings;
import io.github.camelplanado.simulator.state.Shapes;
import io.github.camelplanado.simulator.state.Times;

/** Pages of jobs, clients and sites. */
final class Lists {
    private final Account account;
    private final Settings settings;

    Lists(Account account, Settings settings) {
        this.account = account;
        this.settings = settings;
    }

    ObjectNode page(Operation operation, Map<String, List<String>> query) {
        Knobs knobs = settings.knobs();
        Resource resource = Resource.of(operation.resource());
        int size = knobs.pageSize(resource.plural());
        if (resource == Resource.JOBS && query.containsKey("limit") && knobs.flag(Knob.LIMIT_HONOURED)) {
            size = Integer.parseInt(first(query, "limit"));
        }
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode rows = answer.putArray(operation.rootKey());
        account.page(resource, first(query, "after"), true, filter(resource, query, knobs), size)
                .forEach(entity -> rows.add(Shapes.row(entity, knobs)));
        return answer;
    }

    private static Predicate<Entity> filter(Resource resource, Map<String, List<String>> query, Knobs knobs) {
        return switch (resource) {
            case SITES ->
                entity -> between(
                        entity.updatedAt(), first(query, "updated_at[after]"), first(query, "updated_at[before]"));
            case JOBS -> knobs.flag(Knob.FILTERS_HONOURED) ? job -> jobFits(job.json(), query) : job -> true;
            case CLIENTS -> client -> true;
        };
    }

    private static boolean jobFits(ObjectNode job, Map<String, List<String>> query) {
        List<String> statuses = query.getOrDefault("status[]", List.of());
        String worker = first(query, "assignee[worker_uuid]");
        String order = first(query, "external_order_id");
        String from = first(query, "scheduled_at[after]");
        String to = first(query, "scheduled_at[before]");
        Instant at = Times.parse(job.path("scheduled_at").asText(""));
        return (statuses.isEmpty() || statuses.contains(job.path("status").asText()))
                && (worker == null
                        || worker.equals(
                                job.path("assignee").path("worker").path("uuid").asText()))
                && (order == null || order.equals(job.path("external_order_id").asText()))
                && ((from == null && to == null) || (at != null && between(at, from, to)));
    }

    /** Strictly between: neither end is included. */
    private static boolean between(Instant time, String after, String before) {
        return (after == null || time.isAfter(Times.parse(after)))
                && (before == null || time.isBefore(Times.parse(before)));
    }

    static String first(Map<String, List<String>> query, String name) {
        List<String> values = query.get(name);
        return values == null ? null : values.get(0);
    }
}
