package io.github.camelplanado.matrix;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.github.camelplanado.simulator.Knobs;

/** The traffic to compare with: a check sees a knob if turning it changes requests or answers that are else the same each time. */
final class Baselines {

    private final KnobSuite suite;
    private final Map<Knobs, List<Outcome>> first = new HashMap<>();
    private final Map<Knobs, Set<String>> unsteady = new HashMap<>();

    Baselines(KnobSuite suite) {
        this.suite = suite;
    }

    /** How the checks end under that setting. */
    List<Outcome> outcomes(Knobs knobs) throws Exception {
        if (!first.containsKey(knobs)) {
            List<Outcome> one = suite.run(knobs);
            first.put(knobs, one);
            unsteady.put(knobs, differing(one, suite.run(knobs)));
        }
        return first.get(knobs);
    }

    /** The checks whose traffic is not the same in two runs under that setting. */
    Set<String> unsteady(Knobs knobs) throws Exception {
        outcomes(knobs);
        return unsteady.get(knobs);
    }

    /** The steady checks whose traffic differs from that of the setting. */
    Set<String> differing(Knobs setting, List<Outcome> others) throws Exception {
        Set<String> differing = differing(outcomes(setting), others);
        differing.removeAll(unsteady.get(setting));
        return differing;
    }

    private static Set<String> differing(List<Outcome> ones, List<Outcome> others) {
        Map<String, Outcome> byName = others.stream()
                .collect(Collectors.toMap(outcome -> outcome.check().name(), Function.identity()));
        return ones.stream()
                .filter(one ->
                        !one.traffic().equals(byName.get(one.check().name()).traffic()))
                .map(one -> one.check().name())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
