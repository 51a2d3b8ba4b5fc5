package io.github.camelplanado.simulator;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * How a knob is seen.
 *
 * @param others knobs that must be turned too for this one to be seen
 * @param limited whether the rate limit is on: two at once, one a second
 * @param manual whether the clock stands still until it is moved
 * @param speed simulated seconds in a real second
 * @param look does something and says what it saw
 * @param expected what is seen, by the knob's value
 */
record KnobCase(
        Knobs others,
        boolean limited,
        boolean manual,
        double speed,
        Function<Rig, String> look,
        UnaryOperator<String> expected) {

    /** What is seen, as pairs of the knob's value and the observation. */
    static KnobCase of(Function<Rig, String> look, String... pairs) {
        Map<String, String> seen = new HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            seen.put(pairs[i], pairs[i + 1]);
        }
        return of(look, seen::get);
    }

    static KnobCase of(Function<Rig, String> look, UnaryOperator<String> expected) {
        return new KnobCase(Knobs.defaults(), false, false, 1, look, expected);
    }

    /** A case that sees false and true. */
    static KnobCase flag(Function<Rig, Object> look, Object off, Object on) {
        return of(rig -> String.valueOf(look.apply(rig)), "false", String.valueOf(off), "true", String.valueOf(on));
    }

    KnobCase with(Knob knob, Object value) {
        return new KnobCase(others.with(knob, value), limited, manual, speed, look, expected);
    }

    KnobCase asLimited() {
        return new KnobCase(others, true, manual, speed, look, expected);
    }

    KnobCase asManual() {
        return new KnobCase(others, limited, true, speed, look, expected);
    }

    KnobCase at(double faster) {
        return new KnobCase(others, limited, manual, faster, look, expected);
    }
}
