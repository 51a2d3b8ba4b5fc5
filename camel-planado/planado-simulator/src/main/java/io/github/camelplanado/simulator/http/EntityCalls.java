package io.github.camelplanado.simulator.http;

import java.util.List;
import java.util.Map;

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
import io.github.camelplanado.simulator.state.Source;
import io.github.camelplanado.simulator.state.Written;

/** What every kind of entity has in common: list, get, create, update, delete. */
final class EntityCalls {
    private final Account account;
    private final Settings settings;
    private final Lists lists;

    EntityCalls(Account account, Settings settings, Lists lists) {
        this.account = account;
        this.settings = settings;
        this.lists = lists;
    }

    Answer run(Operation operation, String id, Map<String, List<String>> query, ObjectNode body) {
        Resource resource = Resource.of(operation.resource());
        Knobs knobs = settings.knobs();
        return switch (operation.action()) {
            case "list" -> Answer.json(200, lists.page(operation, query));
            case "get" -> get(operation, resource, id, knobs);
            case "create" ->
                written(operation, knobs.number(Knob.CREATE_STATUS), account.create(resource, body, Source.API));
            case "update" -> {
                Written written = account.patch(resource, id, body, Source.API);
                Knob status = written.created() ? Knob.UPSERT_STATUS : Knob.UPDATE_STATUS;
                yield written(operation, knobs.number(status), written.entity());
            }
            case "delete" -> {
                account.delete(resource, id, Source.API);
                yield deleted(knobs);
            }
            default -> throw new IllegalStateException("the contract has " + operation.id() + ", this has not");
        };
    }

    private Answer get(Operation operation, Resource resource, String id, Knobs knobs) {
        Entity entity = account.get(resource, id);
        String root = resource == Resource.SITES && !entity.uuid().equals(id)
                ? knobs.text(Knob.SITE_ROOT_BY_EXTERNAL_ID)
                : operation.rootKey();
        return Answer.json(200, JsonNodeFactory.instance.objectNode().set(root, Shapes.full(entity, knobs)));
    }

    /** Only the uuid, under the root key; nothing where no key is known. */
    static Answer written(Operation operation, int status, Entity entity) {
        if (status == 204) {
            return Answer.empty(204);
        }
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        if (!operation.rootKey().equals("none")) {
            body.put(operation.rootKey(), entity.uuid());
        }
        return Answer.json(status, body);
    }

    private static Answer deleted(Knobs knobs) {
        int status = knobs.number(Knob.DELETE_STATUS);
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        return switch (status == 204 ? "empty" : knobs.text(Knob.DELETE_BODY)) {
            case "empty" -> Answer.empty(status);
            case "message" -> Answer.json(status, body.put("message", "Performed"));
            // What a body of a deletion holds is not known: an empty object says nothing.
            default -> Answer.json(status, body);
        };
    }
}
