package io.github.camelplanado.simulator.state;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelplanado.simulator.Knob;
import io.github.camelplanado.simulator.RefusedException;

/** Writes versions: gives uuids, numbers and times, keeps the history, tells the listener. Used under the account's lock. */
final class Ledger {
    private final Settings settings;
    private final Consumer<Change> listener;
    private final Map<Resource, EntityStore> stores = new EnumMap<>(Resource.class);
    private final Map<Resource, Rules> rules = new EnumMap<>(Resource.class);
    private final History history = new History();
    private long serial;
    private Context context;

    Ledger(Settings settings, Catalog catalog, Consumer<Change> listener) {
        this.settings = settings;
        this.listener = listener;
        for (Resource resource : Resource.values()) {
            stores.put(resource, new EntityStore());
        }
        References references = new References((resource, id) -> store(resource).find(id), this::create);
        rules.put(Resource.JOBS, new JobRules(settings, references, catalog));
        rules.put(Resource.CLIENTS, new ClientRules(settings));
        rules.put(Resource.SITES, new SiteRules(settings, references));
    }

    EntityStore store(Resource resource) {
        return stores.get(resource);
    }

    History history() {
        return history;
    }

    /** Says who acts in the calls that follow. */
    Ledger by(Context actor) {
        this.context = actor;
        return this;
    }

    Entity create(Resource resource, ObjectNode body) {
        requireFree(resource, body.path("external_id"));
        Entity entity = fresh(resource, body);
        record(null, entity, List.of(resource.singular() + "_created"));
        return entity;
    }

    /** Makes many at once; the pattern is one of them, with the mark still in it. */
    void seed(Resource resource, ObjectNode pattern, long count) {
        JsonNode externalId = pattern.path("external_id");
        if (count < 1 || (count > 1 && externalId.isTextual() && !SeededRows.isMarked(externalId.asText()))) {
            throw RefusedException.invalid("external_id", "needs {n} in it when many are made");
        }
        SeededRows rows = new SeededRows(fresh(resource, pattern), count);
        if (store(resource).meets(rows)) {
            throw RefusedException.invalid("external_id", "is used by another entity");
        }
        serial += count - 1;
        rules.get(resource).reserve(count - 1);
        store(resource).seed(rows);
    }

    private Entity fresh(Resource resource, ObjectNode body) {
        JsonNode externalId = body.path("external_id");
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ObjectNode own = rules.get(resource).create(body);
        json.put("uuid", settings.nextUuid());
        json.put("external_id", externalId.isTextual() ? externalId.asText() : null);
        json.setAll(own);
        String now = Times.micros(context.at());
        json.put("version", 1).put("created_at", now).put("updated_at", now);
        return new Entity(resource, ++serial, json);
    }

    Entity update(Entity before, ObjectNode body) {
        Resource resource = before.resource();
        ObjectNode json = before.json().deepCopy();
        boolean otherId = body.has("external_id") && !body.path("external_id").equals(json.path("external_id"));
        if (otherId && resource == Resource.JOBS && settings.flag(Knob.PATCH_SETS_EXTERNAL_IDS)) {
            requireFree(resource, body.path("external_id"));
            json.set("external_id", body.get("external_id"));
        }
        rules.get(resource).update(json, body);
        boolean changed = !json.equals(before.json());
        if (!changed && !settings.flag(Knob.PATCH_WITHOUT_CHANGE_RAISES_VERSION)) {
            return before;
        }
        return changeStatus(before, json);
    }

    /** Writes the next version, and tells of the status too when it changed. */
    Entity changeStatus(Entity before, ObjectNode json) {
        String updated = before.resource().singular() + "_updated";
        String statusEvent = before.resource() == Resource.JOBS ? statusEvent(before.json(), json) : null;
        if (statusEvent == null) {
            return next(before, json, List.of(updated));
        }
        if (settings.flag(Knob.STATUS_WEBHOOK_SHARES_VERSION)) {
            return next(before, json, List.of(statusEvent, updated));
        }
        Entity first = next(before, json, List.of(statusEvent));
        return next(first, first.json().deepCopy(), List.of(updated));
    }

    private String statusEvent(ObjectNode before, ObjectNode after) {
        String status = after.path("status").asText();
        if (before.path("status").asText().equals(status)) {
            return null;
        }
        for (String pair : settings.knobs().text(Knob.STATUS_EVENT_NAMES).split(",", -1)) {
            if (pair.startsWith(status + ":")) {
                return pair.substring(status.length() + 1);
            }
        }
        return null;
    }

    Entity delete(Entity entity) {
        store(entity.resource()).remove(entity);
        history.remove(entity);
        String suffix = settings.knobs().text(Knob.DELETION_EVENTS);
        List<String> types =
                suffix.equals("none") ? List.of() : List.of(entity.resource().singular() + "_" + suffix);
        Entity last = raised(entity, entity.json().deepCopy());
        listener.accept(new Change(entity, last, types, true, context));
        return last;
    }

    private Entity next(Entity before, ObjectNode json, List<String> eventTypes) {
        Entity after = raised(before, json);
        record(before, after, eventTypes);
        return after;
    }

    private Entity raised(Entity before, ObjectNode json) {
        json.put("version", before.version() + 1).put("updated_at", Times.micros(context.at()));
        return new Entity(before.resource(), before.serial(), json);
    }

    private void record(Entity before, Entity after, List<String> eventTypes) {
        store(after.resource()).put(after);
        if (after.resource() == Resource.JOBS) {
            history.add(after, eventTypes.get(0), context, settings.nextUuid());
        }
        listener.accept(new Change(before, after, new ArrayList<>(eventTypes), false, context));
    }

    private void requireFree(Resource resource, JsonNode externalId) {
        if (externalId.isTextual() && store(resource).isTaken(externalId.asText(), settings.knobs())) {
            throw RefusedException.invalid("external_id", "is used by another entity");
        }
    }
}
