package io.github.camelplanado;

import java.util.List;
import java.util.Set;

import io.github.camelplanado.simulator.Knob;
import io.github.camelplanado.simulator.Knobs;

/**
 * The one list of knobs that leave no right end state, with the reason. There the operation must fail with a
 * {@link io.github.camelplanado.api.PlanadoValidationException} after at most three calls, and never look like a success.
 */
final class KnobExceptions {

    /**
     * One setting that leaves no right end state.
     *
     * @param knob which
     * @param value its value
     * @param checks the checks that then fail
     * @param reason why nothing better can be done
     */
    record Exceptional(Knob knob, String value, Set<KnobSuite.Check> checks, String reason) {}

    private static final String NO_UPDATE =
            "the call is inferred alone; without it an entry that exists cannot be changed";

    private static final List<Exceptional> ALL = List.of(
            new Exceptional(
                    Knob.DELETED_EXTERNAL_ID_STAYS_TAKEN,
                    "true",
                    Set.of(KnobSuite.Check.UPSERT_AFTER_DELETION),
                    "the id is refused for a new entity, and there is no old one to change"),
            new Exceptional(
                    Knob.MISSING_OPERATIONS,
                    "jobs.delete",
                    Set.of(KnobSuite.Check.DELETE),
                    "the call is known from client code alone; without it nothing can be deleted"),
            new Exceptional(
                    Knob.MISSING_OPERATIONS,
                    "clients.delete",
                    Set.of(KnobSuite.Check.DELETE),
                    "the call is known from client code alone; without it nothing can be deleted"),
            hidden("write-only"),
            hidden("unknown"),
            noUpdate("services.update"),
            noUpdate("products.update"),
            noUpdate("service-categories.update"),
            noUpdate("product-categories.update"));

    private KnobExceptions() {}

    private static Exceptional noUpdate(String call) {
        return new Exceptional(Knob.MISSING_OPERATIONS, call, Set.of(KnobSuite.Check.UPSERT_CATALOG), NO_UPDATE);
    }

    private static Exceptional hidden(String value) {
        return new Exceptional(
                Knob.EXTRA_FIELDS,
                value,
                Set.of(KnobSuite.Check.FIELDS_OF_CLIENTS_AND_SITES_STAY),
                "what the entity has is not shown, so that it cannot be sent again, and the vendor may replace it");
    }

    /** All of them; {@code docs/knobs.md} tells them to users. */
    static List<Exceptional> all() {
        return ALL;
    }

    /** Whether a combination is expected to fail a check, or may. */
    static boolean covers(Knobs knobs, KnobSuite.Check check) {
        return ALL.stream()
                .anyMatch(
                        one -> knobs.is(one.knob(), one.value()) && one.checks().contains(check));
    }
}
