package io.github.camelplanado.matrix;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.camelplanado.api.PlanadoException;
import io.github.camelplanado.api.PlanadoNotFoundException;
import io.github.camelplanado.api.PlanadoValidationException;
import io.github.camelplanado.simulator.Knob;
import io.github.camelplanado.simulator.Knobs;

/** The one list of knobs that leave no right end state, with the reason and what then happens instead. */
public final class KnobExceptions {

    /** What happens instead. */
    enum Ending {
        /** A {@link PlanadoValidationException} after at most three calls, with nothing changed. */
        REFUSED("refused, nothing is changed", Outcome::isRefusal),
        /** A {@link PlanadoNotFoundException} that says that the vendor may not have the call, as early. */
        DOUBTED(
                "`PlanadoNotFoundException` that names both possibilities",
                outcome -> outcome.isEarly(PlanadoNotFoundException.class)
                        && outcome.failure().getCause().getMessage().contains("the vendor does not have this call")),
        /** The entity is as it was sent, but the vendor's refusal of the repeat is all that could be told. */
        UNTOLD(
                "done, and yet refused",
                outcome -> outcome.failure() instanceof Failed failed
                        && failed.getCause() instanceof PlanadoValidationException
                        && failed.calls() <= Outcome.MOST_CALLS + 1),
        /** Done; what was asked for besides is refused, with the uuid of what was written. */
        UNREAD(
                "done, and an exception that tells the uuid",
                outcome -> outcome.failure() instanceof Failed failed
                        && failed.getCause() instanceof PlanadoException
                        && failed.getCause().getMessage().startsWith("Written as ")
                        && failed.calls() <= Outcome.MOST_CALLS),
        /** The vendor makes an entity of a uuid that the route took for one of its own; the route is told which. */
        MADE(
                "one is made, and a `PlanadoNotFoundException` tells its uuid",
                outcome -> outcome.failure() instanceof MadeByUuid made && made.isOne() && made.isTold()),
        /** The same, with an answer that tells nothing. */
        MADE_UNTOLD(
                "one is made, and nothing tells it",
                outcome -> outcome.failure() instanceof MadeByUuid made && made.isOne());

        private final String words;

        // Methods of an outcome, without a state of their own.
        @SuppressWarnings("ImmutableEnumChecker")
        private final Predicate<Outcome> rule;

        Ending(String words, Predicate<Outcome> rule) {
            this.words = words;
            this.rule = rule;
        }

        boolean isOf(Outcome outcome) {
            return rule.test(outcome);
        }
    }

    /**
     * One setting that leaves no right end state.
     *
     * @param knob which
     * @param value its value
     * @param also what else must be set for it
     * @param checks the names of the checks that then fail
     * @param ending how
     * @param reason why nothing better can be done
     */
    record Exceptional(Knob knob, String value, Knobs also, Set<String> checks, Ending ending, String reason) {}

    private static final String NO_CALL = "the call is known from client code alone; without it nothing can be deleted";
    private static final String NO_UPDATE =
            "the call is inferred alone; without it an entry that exists cannot be changed";
    private static final String ID =
            "the vendor decides which external ids there are; another one would be another entity";

    private static final List<Exceptional> ALL = List.of(
            refused(
                    Knob.DELETED_EXTERNAL_ID_STAYS_TAKEN,
                    "true",
                    each(Samples.all(), "upsert after a deletion"),
                    "the id is refused for a new entity, and there is no old one to change"),
            refused(
                    Knob.MISSING_OPERATIONS,
                    "jobs.delete",
                    Set.of("jobs: delete", "jobs: delete of a started one"),
                    NO_CALL),
            refused(Knob.MISSING_OPERATIONS, "clients.delete", Set.of("clients: delete"), NO_CALL),
            hidden("write-only"),
            hidden("unknown"),
            madeByUuid(Knobs.defaults(), List.of("clients", "sites"), Ending.MADE),
            madeByUuid(Knobs.defaults().with(Knob.JOBS_UPSERT_BY_PATCH, true), List.of("jobs"), Ending.MADE),
            // No version tells there whether what the vendor names is new.
            madeByUuid(Knobs.defaults().with(Knob.CATALOG_UPSERT_BY_PATCH, true), Samples.CATALOG, Ending.MADE_UNTOLD),
            madeByUuid(Knobs.defaults().with(Knob.UPSERT_STATUS, 204), Samples.all(), Ending.MADE_UNTOLD),
            refused(
                    Knob.STARTED_JOB_REFUSES,
                    "presence",
                    Set.of("jobs: upsert of a started one"),
                    "which keys a started job refuses is not known, so none is left out in silence"),
            refused(
                    Knob.STARTED_JOB_CAN_BE_DELETED,
                    "false",
                    Set.of("jobs: delete of a started one"),
                    "the vendor keeps a job that was worked on"),
            refused(
                    Knob.EXTERNAL_ID_LIKE_UUID,
                    "uuid-only",
                    each(Samples.ENTITIES, "upsert with an external id like a uuid"),
                    "nothing finds the entity by that id"),
            refused(Knob.EXTERNAL_ID_MAX_LENGTH, "50", each(Samples.ENTITIES, "upsert with a long external id"), ID),
            refused(Knob.EXTERNAL_ID_MAX_LENGTH, "255", each(Samples.ENTITIES, "upsert with a long external id"), ID),
            refused(
                    Knob.EXTERNAL_ID_CHARACTERS,
                    "plain",
                    each(Samples.ENTITIES, "upsert with any character in the id"),
                    ID),
            noUpdate("services"),
            noUpdate("products"),
            noUpdate("service-categories"),
            noUpdate("product-categories"),
            doubted("services.update", "services: update never creates", "services: three states"),
            doubted("products.update", "products: update never creates"),
            doubted("service-categories.update", "service-categories: update never creates"),
            doubted("product-categories.update", "product-categories: update never creates"),
            lost("services"),
            lost("products"),
            lost("service-categories"),
            lost("product-categories"),
            doubted("services.get", "services: update never creates"),
            doubted("products.get", "products: update never creates"),
            unread("services"),
            unread("products"),
            doubted("users.list", "users: list, whole and by pages", "users: create"));

    private KnobExceptions() {}

    private static Exceptional refused(Knob knob, String value, Set<String> checks, String reason) {
        return new Exceptional(knob, value, Knobs.defaults(), checks, Ending.REFUSED, reason);
    }

    private static Exceptional madeByUuid(Knobs also, List<String> resources, Ending ending) {
        return new Exceptional(
                Knob.PATCH_UNKNOWN_UUID,
                "create",
                also,
                each(resources, "update by an unknown uuid"),
                ending,
                "a uuid is trusted: one more call for each write by uuid would be the price of knowing");
    }

    private static Exceptional doubted(String call, String... checks) {
        return new Exceptional(
                Knob.MISSING_OPERATIONS,
                call,
                Knobs.defaults(),
                Set.of(checks),
                Ending.DOUBTED,
                "a 404 may mean either; the answer names both");
    }

    private static Exceptional unread(String resource) {
        return new Exceptional(
                Knob.MISSING_OPERATIONS,
                resource + ".get",
                Knobs.defaults(),
                Set.of(resource + ": write and read back"),
                Ending.UNREAD,
                "the call is inferred alone; without it nothing can be read back");
    }

    private static Exceptional lost(String resource) {
        return new Exceptional(
                Knob.MISSING_OPERATIONS,
                resource + ".update",
                Knobs.defaults(),
                Set.of(resource + ": upsert with lost answers"),
                Ending.UNTOLD,
                "the repeat of a lost answer is refused, and no PATCH can show whose the entity is");
    }

    private static Exceptional noUpdate(String resource) {
        Set<String> checks = Stream.of(
                        "upsert of a new and a known one", "upsert of what others made", "write and read back")
                .map(check -> resource + ": " + check)
                .collect(Collectors.toSet());
        return refused(Knob.MISSING_OPERATIONS, resource + ".update", checks, NO_UPDATE);
    }

    private static Exceptional hidden(String value) {
        return refused(
                Knob.EXTRA_FIELDS,
                value,
                each(List.of("clients", "sites"), "custom fields stay"),
                "what the entity has is not shown, so that it cannot be sent again, and the vendor may replace it");
    }

    private static Set<String> each(List<String> resources, String check) {
        return resources.stream().map(resource -> resource + ": " + check).collect(Collectors.toSet());
    }

    /** For the documentation: knob, value, what is done, how it ends, why. */
    public static List<List<String>> rows() {
        return ALL.stream()
                .map(one -> List.of(
                        "`" + one.knob().id() + "`",
                        "`" + one.value() + "`" + also(one.also()),
                        one.checks().stream().sorted().collect(Collectors.joining("; ")),
                        one.ending().words,
                        one.reason()))
                .toList();
    }

    private static String also(Knobs also) {
        return also.values().entrySet().stream()
                .map(one -> ", with `" + one.getKey().id() + "=" + one.getValue() + "`")
                .collect(Collectors.joining());
    }

    /** All of them; {@code docs/knobs.md} tells them to users. */
    static List<Exceptional> all() {
        return ALL;
    }

    /** What a setting does to a check, none where the check must be kept. */
    static List<Ending> endings(Knobs knobs, Check check) {
        return ALL.stream()
                .filter(one -> knobs.is(one.knob(), one.value())
                        && knobs.with(one.also()).equals(knobs)
                        && one.checks().contains(check.name()))
                .map(Exceptional::ending)
                .toList();
    }
}
