package io.github.camelplanado.simulator.http;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelplanado.simulator.Knob;
import io.github.camelplanado.simulator.Knobs;
import io.github.camelplanado.simulator.Webhooks;
import io.github.camelplanado.simulator.contract.Operation;
import io.github.camelplanado.simulator.state.Account;
import io.github.camelplanado.simulator.state.Entity;
import io.github.camelplanado.simulator.state.Resource;
import io.github.camelplanado.simulator.state.Settings;
import io.github.camelplanado.simulator.state.Source;
import io.github.camelplanado.simulator.state.Written;
import io.github.camelplanado.simulator.webhook.Deliveries;

/** What each operation of the contract does. Everything here has passed the contract. */
public final class Operations {
    private final Account account;
    private final Settings settings;
    private final Lists lists;
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
        this.webhookLists = new WebhookLists(webhooks, deliveries, settings);
    }

    Answer run(Operation operation, Map<String, String> ids, Map<String, List<String>> query, ObjectNode body) {
        String id = ids.get("id");
        String after = Lists.first(query, "after");
        return switch (operation.id()) {
            case "webhooks.list" -> Answer.json(200, webhookLists.webhooks(after));
            case "webhooks.requests" -> Answer.json(200, webhookLists.requests(ids.get("uuid"), after));
            case "jobs.history" -> Answer.json(200, history(operation, id, after));
            default -> run(operation, id, query, body);
        };
    }

    private Answer run(Operation operation, String id, Map<String, List<String>> query, ObjectNode body) {
        Resource resource = Resource.of(operation.resource());
        Knobs knobs = settings.knobs();
        return switch (operation.action()) {
            case "list" -> Answer.json(200, lists.page(operation, query));
            case "get" -> get(operation, resource, id, knobs);
            case "create" ->
                uuid(operation, knobs.number(Knob.CREATE_STATUS), account.create(resource, body, Source.API));
            case "update" -> {
                Written written = account.patch(resource, id, body, Source.API);
                yield uuid(operation, written.created() ? knobs.number(Knob.UPSERT_STATUS) : 200, written.entity());
            }
            case "delete" -> delete(resource, id, knobs);
            default -> throw new IllegalStateException("the contract has " + operation.id() + ", this has not");
        };
    }

    private Answer get(Operation operation, Resource resource, String id, Knobs knobs) {
        Entity entity = account.get(resource, id);
        String root = resource == Resource.SITES && !entity.uuid().equals(id)
                ? knobs.text(Knob.SITE_ROOT_BY_EXTERNAL_ID)
                : operation.rootKey();
        return Answer.json(200, JsonNodeFactory.instance.objectNode().set(root, entity.json()));
    }

    private static Answer uuid(Operation operation, int status, Entity entity) {
        return Answer.json(status, JsonNodeFactory.instance.objectNode().put(operation.rootKey(), entity.uuid()));
    }

    private Answer delete(Resource resource, String id, Knobs knobs) {
        account.delete(resource, id, Source.API);
        int status = knobs.number(Knob.DELETE_STATUS);
        // What a body of a deletion holds is not known: an empty object says nothing.
        return status == 204 ? Answer.empty(204) : Answer.json(status, JsonNodeFactory.instance.objectNode());
    }

    private ObjectNode history(Operation operation, String id, String after) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode events = answer.putArray(operation.rootKey());
        account.history(id, after == null ? 0 : Long.parseLong(after)).forEach(events::add);
        return answer;
    }
}
