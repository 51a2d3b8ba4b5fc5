package io.github.camelplanado.simulator.state;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelplanado.simulator.Knob;
import io.github.camelplanado.simulator.RefusedException;

/** What hangs on jobs and users: used materials, places, shifts. Everything happens under the account's lock. */
public final class FieldWork {
    private static final int DAYS = 7;

    private final Account account;
    private final Settings settings;

    FieldWork(Account account, Settings settings) {
        this.account = account;
        this.settings = settings;
    }

    /**
     * A service is provided during a job. No call of the API is known that says so; the office does it.
     *
     * @param job uuid or external id
     * @param service uuid or external id
     * @return {@code uuid} of the entry and {@code service_uuid}
     */
    public ObjectNode provide(String job, String service) {
        return account.locked(ledger -> {
            Entity provided = account.get(Resource.SERVICES, service);
            ObjectNode changed = account.get(Resource.JOBS, job).json().deepCopy();
            ObjectNode entry = ledger.materials().provide(changed, provided);
            change(ledger, job, Source.WEB, changed);
            return entry.deepCopy();
        });
    }

    /**
     * Adds a used material.
     *
     * @param job uuid or external id
     * @param service names the provided service
     * @param body product and quantity
     * @return the job
     */
    public Entity addMaterial(String job, String service, ObjectNode body) {
        return material(job, (materials, json) -> materials.add(json, service, body));
    }

    /**
     * Changes how much is used of a material.
     *
     * @param job uuid or external id
     * @param service names the provided service
     * @param product its uuid
     * @param body the quantity
     * @return the job
     */
    public Entity changeMaterial(String job, String service, String product, ObjectNode body) {
        return material(job, (materials, json) -> materials.change(json, service, product, body));
    }

    /**
     * Takes a used material away.
     *
     * @param job uuid or external id
     * @param service names the provided service
     * @param product its uuid
     */
    public void removeMaterial(String job, String service, String product) {
        material(job, (materials, json) -> materials.remove(json, service, product));
    }

    /** One change of the materials in a job. */
    private interface Step {
        void apply(Materials materials, ObjectNode job);
    }

    private Entity material(String job, Step step) {
        return account.locked(ledger -> {
            ObjectNode changed = account.get(Resource.JOBS, job).json().deepCopy();
            step.apply(ledger.materials(), changed);
            return change(ledger, job, Source.API, changed);
        });
    }

    private Entity change(Ledger ledger, String job, Source source, ObjectNode changed) {
        return ledger.by(account.context(source)).changeStatus(account.get(Resource.JOBS, job), changed);
    }

    /**
     * A worker's phone tells where it is.
     *
     * @param user uuid or email of the worker
     * @param job the job in progress, null for none
     * @param longitude in degrees
     * @param latitude in degrees
     * @return the location
     */
    public ObjectNode locate(String user, String job, double longitude, double latitude) {
        return account.locked(ledger -> {
            Entity worker = user(ledger, user);
            Entity during = job == null ? null : account.get(Resource.JOBS, job);
            return ledger.places()
                    .locate(worker.uuid(), during, longitude, latitude)
                    .deepCopy();
        });
    }

    /**
     * The places of a job.
     *
     * @param job uuid or external id
     * @return in the order of upload
     */
    public List<ObjectNode> locations(String job) {
        return account.locked(ledger -> ledger.places().of(account.get(Resource.JOBS, job)));
    }

    /**
     * The users in a circle.
     *
     * @param search the body of the search, checked against the contract
     * @return by the time of their last place
     */
    public List<ObjectNode> nearby(ObjectNode search) {
        return account.locked(ledger -> {
            References references = ledger.by(account.context(Source.API)).references();
            Errors errors = new Errors();
            Entity territory = references.inferredEntity(
                    Resource.TERRITORIES, Normal.orNull(search, "territory"), "territory", errors);
            List<String> skills = references
                    .allInferred(Resource.SKILLS, search.path("skills"), "skills", errors)
                    .findValuesAsText("uuid");
            errors.throwIfAny();
            List<Entity> users = ledger.store(Resource.USERS).oldestFirst();
            return ledger.places().nearby(search, users, territory == null ? null : territory.uuid(), skills);
        });
    }

    /**
     * The timeline of a user.
     *
     * @param user the uuid
     * @param after the first day
     * @param before the day where it ends
     * @return consecutive intervals
     */
    public List<ObjectNode> timeline(String user, String after, String before) {
        return account.locked(ledger -> {
            Entity worker = account.get(Resource.USERS, user);
            LocalDate first = date(after, "after");
            LocalDate last = date(before, "before");
            long days = ChronoUnit.DAYS.between(first, last);
            if (days < 0 || days > DAYS) {
                throw RefusedException.invalid("before", "must be at most one week later than after");
            }
            boolean included = settings.flag(Knob.SHIFTS_BEFORE_INCLUDED);
            ZoneId zone = settings.knobs().zone(Knob.ZONELESS_READ_ZONE);
            Instant from = first.atStartOfDay(zone).toInstant();
            Instant to = last.plusDays(included ? 1 : 0).atStartOfDay(zone).toInstant();
            return ledger.shifts().timeline(worker.uuid(), from, to).stream()
                    .map(Shift::toJson)
                    .toList();
        });
    }

    /**
     * Adds or edits shifts.
     *
     * @param user the uuid
     * @param body the shifts, checked against the contract
     */
    public void writeShifts(String user, ObjectNode body) {
        account.locked(ledger -> {
            ledger.by(account.context(Source.API))
                    .shifts()
                    .write(account.get(Resource.USERS, user).uuid(), body.path("shifts"));
            return null;
        });
    }

    private static Entity user(Ledger ledger, String id) {
        Entity byUuid = ledger.store(Resource.USERS).find(id);
        List<Entity> byEmail = byUuid == null ? ledger.references().namesakes(Resource.USERS, id) : List.of(byUuid);
        if (byEmail.isEmpty()) {
            throw RefusedException.notFound();
        }
        return byEmail.get(0);
    }

    private static LocalDate date(String text, String field) {
        try {
            return LocalDate.parse(text == null ? "" : text);
        } catch (DateTimeParseException e) {
            throw RefusedException.invalid(field, "must be a date");
        }
    }
}
