package io.github.camelplanado.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Settings for a test that must be right whichever way the open questions are answered. */
public final class KnobMatrix {
    private KnobMatrix() {}

    /**
     * Every setting in which one knob is turned and all others are at their default.
     *
     * @return one setting for each other sensible value of each knob, in the order of the knobs
     */
    public static List<Knobs> singles() {
        List<Knobs> settings = new ArrayList<>();
        for (Knob knob : Knob.values()) {
            knob.alternatives().forEach(value -> settings.add(Knobs.defaults().with(knob, value)));
        }
        return List.copyOf(settings);
    }

    /**
     * A random setting; about half of the knobs are turned.
     *
     * @param seed the same seed gives the same setting
     * @return the setting
     */
    public static Knobs random(long seed) {
        return random(seed, Set.of());
    }

    /**
     * A random setting that leaves some knobs alone; about half of the others are turned.
     *
     * @param seed the same seed gives the same setting
     * @param untouched knobs that stay at their default
     * @return the setting
     */
    public static Knobs random(long seed, Set<Knob> untouched) {
        Random random = new Random(seed);
        Knobs setting = Knobs.defaults();
        for (Knob knob : Knob.values()) {
            List<String> others = knob.alternatives();
            // Drawn for every knob, so that leaving one alone changes no other.
            boolean turned = random.nextBoolean();
            String value = others.get(random.nextInt(others.size()));
            if (turned && !untouched.contains(knob)) {
                setting = setting.with(knob, value);
            }
        }
        return setting;
    }
}
