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

/** Pages of whatever the account holds. */
final class Lists {
    private final Account account;
    private final Settings settings;

    Lists(Account account, Settings settings) {
        this.account = account;
        this.settings = settings;
    }

    ObjectNode page(Operation operation, Map<String, List<String>> query) {
        Resource resource = Resource.of(operation.resource());
        return page(operation, resource, query, filter(resource, query, settings.knobs()));
    }

    ObjectNode values(Operation operation, String dictionary, Map<String, List<String>> query) {
        String uuid = account.get(Resource.DICTIONARIES, dictionary).uuid();
        return page(operation, Resource.DICTIONARY_VALUES, query, value -> value.isValueOf(uuid));
    }

    private ObjectNode page(
            Operation operation, Resource resource, Map<String, List<String>> query, Predicate<Entity> filter) {
        Knobs knobs = settings.knobs();
        int size = knobs.pageSize(resource.plural());
        if (resource == Resource.JOBS && query.containsKey("limit") && knobs.flag(Knob.LIMIT_HONOURED)) {
            size = Integer.parseInt(first(query, "limit"));
        }
        String order = operation.order().equals("unknown") ? knobs.text(Knob.UNKNOWN_LIST_ORDER) : operation.order();
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode rows = answer.putArray(operation.rootKey());
        account.page(resource, first(query, "after"), order.equals("newest-first"), filter, size)
                .forEach(entity -> rows.add(Shapes.row(entity, knobs)));
        return answer;
    }

    private static Predicate<Entity> filter(Resource resource, Map<String, List<String>> query, Knobs knobs) {
        return switch (resource) {
            case SITES ->
                entity -> between(
                        entity.updatedAt(),
                        first(query, "updated_at[after]"),
                        first(query, "updated_at[before]"),
                        knobs);
            case JOBS -> knobs.flag(Knob.FILTERS_HONOURED) ? job -> jobFits(job.json(), query, knobs) : job -> true;
            case USERS -> user -> knobs.flag(Knob.CREATED_USERS_LISTED) || !user.madeByApi();
            default -> entity -> true;
        };
    }

    private static boolean jobFits(ObjectNode job, Map<String, List<String>> query, Knobs knobs) {
        List<String> statuses = query.getOrDefault("status[]", List.of());
        String worker = first(query, "assignee[worker_uuid]");
        String order = first(query, "external_order_id");
        String from = first(query, "scheduled_at[after]");
        String to = first(query, "scheduled_at[before]");
        boolean timed = job.path("scheduled_at").isTextual();
        return (statuses.isEmpty() || statuses.contains(job.path("status").asText()))
                && (worker == null
                        || worker.equals(
                                job.path("assignee").path("worker").path("uuid").asText()))
                && (order == null || order.equals(job.path("external_order_id").asText()))
                && ((from == null && to == null)
                        || (timed
                                && between(
                                        Instant.parse(job.path("scheduled_at").asText()), from, to, knobs)));
    }

    /** Strictly between: neither end is included. */
    private static boolean between(Instant time, String after, String before, Knobs knobs) {
        return (after == null || time.isAfter(moment(after, knobs)))
                && (before == null || time.isBefore(moment(before, knobs)));
    }

    private static Instant moment(String text, Knobs knobs) {
        return Times.parse(text, knobs.zone(Knob.ZONELESS_WRITE_ZONE));
    }

    static String first(Map<String, List<String>> query, String name) {
        List<String> values = query.get(name);
        return values == null ? null : values.get(0);
    }
}
