package io.github.camelplanado.benchmarks.kill;

import java.time.Duration;
import java.util.Locale;
import java.util.Set;

import io.github.camelplanado.benchmarks.kill.judge.Fault;
import io.github.camelplanado.benchmarks.kill.plan.Variant;

/** What the harness must find out, else it proves nothing; and one that is right, so that it does not find fault with everything. */
@SuppressWarnings("ImmutableEnumChecker") // its sets are made by Set.of
enum Control {
    RIGHT_BY_HAND(Variant.ANSWERED_LAST, KillPlan.Store.POSTGRESQL, Set.of()),
    ANSWERED_AT_ONCE(Variant.ANSWERED_AT_ONCE, KillPlan.Store.POSTGRESQL, Set.of(Fault.LOST)),
    EAGER_IDEMPOTENT(Variant.EAGER_IDEMPOTENT, KillPlan.Store.POSTGRESQL, Set.of(Fault.LOST)),
    LAST_ARRIVAL(Variant.LAST_ARRIVAL, KillPlan.Store.POSTGRESQL, Set.of(Fault.LOST, Fault.WENT_BACK)),
    MARKED_ON_COMPLETION(
            Variant.MARKED_ON_COMPLETION, KillPlan.Store.POSTGRESQL, Set.of(Fault.LOST, Fault.APPLIED_TWICE)),
    H2_DELAYED(Variant.ANSWERED_LAST, KillPlan.Store.H2_DELAYED, Set.of(Fault.LOST));

    private static final int KILLS = 15;

    private final Variant variant;
    private final KillPlan.Store store;
    private final Set<Fault> faults;

    Control(Variant variant, KillPlan.Store store, Set<Fault> faults) {
        this.variant = variant;
        this.store = store;
        this.faults = faults;
    }

    KillPlan plan(long seed) {
        return new KillPlan(
                "control-" + name().toLowerCase(Locale.ROOT).replace('_', '-'),
                variant,
                store,
                store == KillPlan.Store.POSTGRESQL ? 3 : 1,
                KILLS,
                300,
                20,
                Duration.ZERO,
                seed);
    }

    /** Whether it found what it must. */
    boolean isMet(KillResult result) {
        return faults.isEmpty()
                ? result.isClean()
                : faults.stream().allMatch(fault -> result.verdict().count(fault) > 0);
    }

    /** What must be found. */
    Set<Fault> faults() {
        return faults;
    }
}
