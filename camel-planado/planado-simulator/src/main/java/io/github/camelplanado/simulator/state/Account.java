package io.github.camelplanado.simulator.state;

import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelplanado.simulator.Knob;
import io.github.camelplanado.simulator.RefusedException;

/** The account: all entities and the only way to change them. One lock makes every call one step. */
public final class Account {
    private final ReentrantLock lock = new ReentrantLock();
    private final Settings settings;
    private final BuiltIn builtIn;
    private final JobWork work;
    private final Consumer<Change> listener;
    private final FieldWork fieldWork;
    private Ledger ledger;

    /**
     * An empty account.
     *
     * @param settings knobs and time
     * @param builtIn templates, workers and so on
     * @param listener told of every change, in order, while the account is locked; must not block
     */
    public Account(Settings settings, BuiltIn builtIn, Consumer<Change> listener) {
        this.settings = settings;
        this.builtIn = builtIn;
        this.listener = listener;
        this.work = new JobWork(settings);
        this.fieldWork = new FieldWork(this, settings);
        this.ledger = new Ledger(settings, builtIn, listener);
    }

    /** Forgets every entity. */
    public void clear() {
        locked(() -> ledger = new Ledger(settings, builtIn, listener));
    }

    /**
     * Finds an entity.
     *
     * @param resource its kind
     * @param id uuid or external id
     * @return the entity
     * @throws RefusedException with status 404 when there is none
     */
    public Entity get(Resource resource, String id) {
        Entity found = find(resource, id);
        if (found == null) {
            throw RefusedException.notFound();
        }
        return found;
    }

    /**
     * Finds an entity.
     *
     * @param resource its kind
     * @param id uuid or external id
     * @return the entity, null when there is none
     */
    public Entity find(Resource resource, String id) {
        return locked(() -> ledger.store(resource).find(id));
    }

    /**
     * All entities of a kind.
     *
     * @param resource the kind
     * @return oldest first
     */
    public List<Entity> all(Resource resource) {
        return locked(() -> ledger.store(resource).oldestFirst());
    }

    /**
     * One page of a list.
     *
     * @param resource the kind
     * @param after uuid of the last element before, null for the first page
     * @param newestFirst the order
     * @param filter which elements count
     * @param size how many at most
     * @return in that order, empty at the end
     */
    public List<Entity> page(Resource resource, String after, boolean newestFirst, Predicate<Entity> filter, int size) {
        return locked(() -> ledger.store(resource).page(after, newestFirst, filter, size));
    }

    /**
     * How many entities there are.
     *
     * @param resource the kind
     * @return the count, without looking at them
     */
    public long count(Resource resource) {
        return locked(() -> ledger.store(resource).count());
    }

    /**
     * Makes many entities at once that differ by their number. Nobody is told.
     *
     * @param resource their kind
     * @param pattern what one is made from, checked against the contract; {@code {n}} in a text is the number
     * @param count how many
     */
    public void seed(Resource resource, ObjectNode pattern, long count) {
        locked(() -> {
            ledger.by(context(Source.WEB)).seed(resource, pattern, count);
            return null;
        });
    }

    /**
     * One page of a job's events.
     *
     * @param id the job
     * @param afterVersion the last version before
     * @return oldest first
     */
    public List<ObjectNode> history(String id, long afterVersion) {
        return locked(() -> ledger.history().page(get(Resource.JOBS, id), afterVersion));
    }

    /**
     * Makes an entity.
     *
     * @param resource its kind
     * @param body what was sent, checked against the contract
     * @param source who
     * @return the entity
     */
    public Entity create(Resource resource, ObjectNode body, Source source) {
        return locked(() -> ledger.by(context(source)).create(resource, body));
    }

    /**
     * Changes an entity that exists.
     *
     * @param resource its kind
     * @param id uuid or external id
     * @param body what was sent, checked against the contract
     * @param source who
     * @return the entity
     */
    public Entity update(Resource resource, String id, ObjectNode body, Source source) {
        return locked(() -> ledger.by(context(source)).update(get(resource, id), body));
    }

    /**
     * Changes an entity, or makes it where the vendor does.
     *
     * @param resource its kind
     * @param id uuid or external id
     * @param body what was sent, checked against the contract
     * @param source who
     * @return the entity, and whether it was made
     */
    public Written patch(Resource resource, String id, ObjectNode body, Source source) {
        return locked(() -> {
            Entity found = ledger.store(resource).find(id);
            if (found != null) {
                return new Written(ledger.by(context(source)).update(found, body), false);
            }
            if (!makesBy(resource, id)) {
                throw RefusedException.notFound();
            }
            ObjectNode withId = body.deepCopy().put("external_id", id);
            return new Written(ledger.by(context(source)).create(resource, withId), true);
        });
    }

    private boolean makesBy(Resource resource, String id) {
        boolean upserts = switch (resource) {
            case CLIENTS, SITES -> true;
            case JOBS -> settings.flag(Knob.JOBS_UPSERT_BY_PATCH);
            default -> resource.hasExternalId() && settings.flag(Knob.CATALOG_UPSERT_BY_PATCH);
        };
        boolean gone = ledger.store(resource).wasDeleted(id);
        return upserts && !gone && (!EntityStore.isUuid(id) || settings.is(Knob.PATCH_UNKNOWN_UUID, "create"));
    }

    /**
     * Deletes an entity.
     *
     * @param resource its kind
     * @param id uuid or external id
     * @param source who
     * @return its last state
     */
    public Entity delete(Resource resource, String id, Source source) {
        return locked(() -> {
            Entity entity = get(resource, id);
            if (source == Source.API) {
                refuseDeletion(entity, id);
            }
            return ledger.by(context(source)).delete(entity);
        });
    }

    private void refuseDeletion(Entity entity, String id) {
        if (!settings.flag(Knob.DELETE_BY_EXTERNAL_ID) && !entity.uuid().equals(id)) {
            throw RefusedException.notFound();
        }
        boolean begun = entity.resource() == Resource.JOBS && JobRules.STARTED.contains(entity.status());
        if (begun && !settings.flag(Knob.STARTED_JOB_CAN_BE_DELETED)) {
            throw RefusedException.invalid("status", "does not allow a deletion");
        }
    }

    /**
     * Archives an entry of the catalog, or takes it back. No call of the API is known that does it.
     *
     * @param resource its kind
     * @param id uuid or external id
     * @param archived whether it is archived from now on
     * @return the entity
     */
    public Entity archive(Resource resource, String id, boolean archived) {
        return locked(() -> ledger.by(context(Source.WEB)).archive(get(resource, id), archived));
    }

    /**
     * What hangs on jobs and users.
     *
     * @return the same account, seen by materials, places and shifts
     */
    public FieldWork fieldWork() {
        return fieldWork;
    }

    /**
     * Does a worker's step.
     *
     * @param id the job
     * @param step which
     * @param report resolution and report fields of the last step, may be empty
     * @return the job
     */
    public Entity move(String id, JobStep step, JsonNode report) {
        return locked(() -> {
            Entity job = get(Resource.JOBS, id);
            ObjectNode changed = job.json().deepCopy();
            work.apply(changed, step, report);
            String worker =
                    job.json().path("assignee").path("worker").path("email").asText("ann@example.org");
            Context context = Context.of(Source.MOBILE, settings.now(), worker);
            return ledger.by(context).changeStatus(job, changed);
        });
    }

    Context context(Source source) {
        return Context.of(source, settings.now(), "ann@example.org");
    }

    <T> T locked(Function<Ledger, T> step) {
        return locked(() -> step.apply(ledger));
    }

    private <T> T locked(Supplier<T> step) {
        lock.lock();
        try {
            return step.get();
        } finally {
            lock.unlock();
        }
    }
}
