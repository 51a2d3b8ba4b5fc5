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
    private final References references;
    private final Materials materials;
    private final Places places;
    private final Shifts shifts;
    private long serial;
    private Context context;

    Ledger(Settings settings, BuiltIn builtIn, Consumer<Change> listener) {
        this.settings = settings;
        this.listener = listener;
        for (Resource resource : Resource.values()) {
            stores.put(resource, new EntityStore(settings));
        }
        references = new References(settings, this::store, this::create);
        materials = new Materials(settings, references);
        places = new Places(settings);
        shifts = new Shifts(settings, references);
        for (Resource resource : Resource.values()) {
            rules.put(resource, rules(resource));
        }
        this.context = Context.of(Source.WEB, settings.now(), null);
        builtIn.fill(this);
    }

    private Rules rules(Resource resource) {
        return switch (resource) {
            case JOBS -> new JobRules(settings, references);
            case CLIENTS -> new ClientRules(settings);
            case SITES -> new SiteRules(settings, references);
            case USERS -> new UserRules(references);
            case TEMPLATES -> new TemplateRules(settings, references);
            case SERVICES, PRODUCTS -> new ServiceRules(resource, references);
            case SERVICE_CATEGORIES, PRODUCT_CATEGORIES ->
                new CategoryRules(resource, references, () -> store(resource));
            case UNITS -> new UnitRules();
            case TEAMS, SKILLS, TERRITORIES, JOB_TYPES, RESOLUTIONS, DICTIONARIES, DICTIONARY_VALUES ->
                new NamedRules(resource, references);
        };
    }

    /** Makes what every account has; its uuid is the same in every run. */
    void fixed(Resource resource, String name, ObjectNode body) {
        String uuid = FixedUuid.of(resource.singular(), name);
        record(null, fresh(resource, uuid, body), List.of());
    }

    EntityStore store(Resource resource) {
        return stores.get(resource);
    }

    References references() {
        return references;
    }

    Materials materials() {
        return materials;
    }

    Places places() {
        return places;
    }

    Shifts shifts() {
        return shifts;
    }

    History history() {
        return history;
    }

    /** Says who acts in the calls that follow. */
    Ledger by(Context actor) {
        this.context = actor;
        references.from(actor.source());
        return this;
    }

    Entity create(Resource resource, ObjectNode body) {
        requireFree(resource, body.path("external_id"));
        Entity entity = fresh(resource, settings.nextUuid(), body);
        record(null, entity, List.of(resource.singular() + "_created"));
        return entity;
    }

    /** Makes many at once; the pattern is one of them, with the mark still in it. */
    void seed(Resource resource, ObjectNode pattern, long count) {
        JsonNode externalId = pattern.path("external_id");
        if (count < 1 || (count > 1 && externalId.isTextual() && !SeededRows.isMarked(externalId.asText()))) {
            throw RefusedException.invalid("external_id", "needs {n} in it when many are made");
        }
        SeededRows rows = new SeededRows(fresh(resource, settings.nextUuid(), pattern), count);
        if (store(resource).meets(rows)) {
            throw RefusedException.invalid("external_id", "is used by another entity");
        }
        serial += count - 1;
        rules.get(resource).reserve(count - 1);
        store(resource).seed(rows);
    }

    private Entity fresh(Resource resource, String uuid, ObjectNode body) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("uuid", uuid);
        if (resource.hasExternalId()) {
            JsonNode externalId = body.path("external_id");
            json.put("external_id", externalId.isTextual() ? externalId.asText() : null);
        }
        json.setAll(rules.get(resource).create(body));
        if (resource == Resource.USERS && context.source() == Source.API) {
            json.put(Hidden.MADE_BY_API, true);
        }
        if (resource.versioned()) {
            json.put("version", 1);
        }
        if (resource.timed()) {
            String now = Times.micros(context.at());
            json.put("created_at", now).put("updated_at", now);
        }
        return new Entity(resource, ++serial, json);
    }

    Entity update(Entity before, ObjectNode body) {
        Resource resource = before.resource();
        ObjectNode json = before.json().deepCopy();
        boolean otherId = body.has("external_id") && !body.path("external_id").equals(json.path("external_id"));
        if (otherId && renames(resource)) {
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

    private boolean renames(Resource resource) {
        return switch (resource) {
            case JOBS -> settings.flag(Knob.PATCH_SETS_EXTERNAL_IDS);
            case CLIENTS, SITES -> settings.flag(Knob.PATCH_RENAMES_CLIENTS_AND_SITES);
            default -> false;
        };
    }

    /** Makes an entry of the catalog archived, or takes it back. */
    Entity archive(Entity before, boolean archived) {
        if (!before.resource().canBeArchived()) {
            throw new IllegalArgumentException(before.resource().plural() + " cannot be archived");
        }
        return changeStatus(before, before.json().deepCopy().put("archived", archived));
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
        for (String pair : settings.knobs().list(Knob.STATUS_EVENT_NAMES)) {
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
        if (entity.resource().versioned()) {
            listener.accept(new Change(entity, last, types, true, context));
        }
        return last;
    }

    private Entity next(Entity before, ObjectNode json, List<String> eventTypes) {
        Entity after = raised(before, json);
        record(before, after, eventTypes);
        return after;
    }

    private Entity raised(Entity before, ObjectNode json) {
        if (before.resource().versioned()) {
            json.put("version", before.version() + 1);
        }
        if (before.resource().timed()) {
            json.put("updated_at", Times.micros(context.at()));
        }
        return new Entity(before.resource(), before.serial(), json);
    }

    private void record(Entity before, Entity after, List<String> eventTypes) {
        store(after.resource()).put(after);
        if (!after.resource().versioned()) {
            return;
        }
        if (after.resource() == Resource.JOBS) {
            history.add(after, eventTypes.get(0), context, settings.nextUuid());
        }
        listener.accept(new Change(before, after, new ArrayList<>(eventTypes), false, context));
    }

    private void requireFree(Resource resource, JsonNode externalId) {
        if (!externalId.isTextual()) {
            return;
        }
        String id = externalId.asText();
        int most = settings.knobs().number(Knob.EXTERNAL_ID_MAX_LENGTH);
        if (most > 0 && id.length() > most) {
            throw RefusedException.invalid("external_id", "is too long (maximum is " + most + " characters)");
        }
        if (settings.is(Knob.EXTERNAL_ID_CHARACTERS, "plain") && !id.matches("[\\p{L}\\p{N}_.-]+")) {
            throw RefusedException.invalid("external_id", "has characters that are not allowed");
        }
        if (store(resource).isTaken(id)) {
            throw RefusedException.invalid("external_id", "is used by another entity");
        }
    }
}
