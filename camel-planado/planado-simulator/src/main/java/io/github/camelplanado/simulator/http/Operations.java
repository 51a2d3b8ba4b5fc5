package io.github.camelplanado.simulator.http;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelplanado.simulator.Knob;
import io.github.camelplanado.simulator.Knobs;
import io.github.camelplanado.simulator.RefusedException;
import io.github.camelplanado.simulator.Webhooks;
import io.github.camelplanado.simulator.contract.Operation;
import io.github.camelplanado.simulator.state.Account;
import io.github.camelplanado.simulator.state.Settings;
import io.github.camelplanado.simulator.webhook.Deliveries;

/** What each operation of the contract does. Everything here has passed the contract. */
public final class Operations {
    private final Account account;
    private final Settings settings;
    private final Lists lists;
    private final EntityCalls entities;
    private final FieldCalls field;
    private final WebhookLists webhookLists;

    /**
     * The operations.
     *
     * @param account what they work on
     * @param settings knobs
     * @param webhooks the webhooks
     * @param deliveries their attempts
     */
    public Operations(Account account, Settings settings, Webhooks webhooks, Deliveries deliveries) {
        this.account = account;
        this.settings = settings;
        this.lists = new Lists(account, settings);
        this.entities = new EntityCalls(account, settings, lists);
        this.field = new FieldCalls(account.fieldWork(), settings);
        this.webhookLists = new WebhookLists(webhooks, deliveries, settings);
    }

    /** Whether the vendor has the operation; some are known by inference alone. */
    boolean has(Operation operation) {
        return !settings.knobs().list(Knob.MISSING_OPERATIONS).contains(operation.id());
    }

    Answer run(Operation operation, Map<String, String> ids, Map<String, List<String>> query, ObjectNode body) {
        refuseRestricted(operation);
        String id = ids.getOrDefault("id", ids.get("uuid"));
        String after = Lists.first(query, "after");
        return switch (operation.id()) {
            case "webhooks.list" -> Answer.json(200, webhookLists.webhooks(after));
            case "webhooks.requests" -> Answer.json(200, webhookLists.requests(id, after));
            case "jobs.history" -> Answer.json(200, history(operation, id, after));
            case "dictionaries.values" -> Answer.json(200, lists.values(operation, id, query));
            default -> {
                Answer answer = field.run(operation, ids, query, body);
                yield answer == null ? entities.run(operation, id, query, body) : answer;
            }
        };
    }

    private void refuseRestricted(Operation operation) {
        Knobs knobs = settings.knobs();
        Knob open = switch (operation.id()) {
            case "users.create" -> Knob.USERS_CAN_BE_CREATED;
            case "users.update" -> Knob.USERS_CAN_BE_CHANGED;
            default -> null;
        };
        if (open != null && !knobs.flag(open)) {
            int status = knobs.number(Knob.RESTRICTED_STATUS);
            throw new RefusedException(status, status == 404 ? "Not found" : "Forbidden", Map.of());
        }
    }

    private ObjectNode history(Operation operation, String id, String after) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode events = answer.putArray(operation.rootKey());
        account.history(id, after == null ? 0 : Long.parseLong(after)).forEach(events::add);
        return answer;
    }
}
