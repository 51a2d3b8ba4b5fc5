package io.github.camelplanado.simulator;

import java.util.List;

/**
 * What a knob can be set to.
 *
 * @param allowed a regular expression of the values that can be set
 * @param samples sensible values: all of them where they can be counted, else a few that stand for the rest
 */
record KnobType(String allowed, List<String> samples) {

    static KnobType flag() {
        return choice("true", "false");
    }

    /** One of a few words. */
    static KnobType choice(String... words) {
        return new KnobType(String.join("|", words), List.of(words));
    }

    /** A whole number; 0 is allowed and mostly means none. */
    static KnobType number(String... samples) {
        return new KnobType("[0-9]{1,6}", List.of(samples));
    }

    /** A whole number from 1. */
    static KnobType size(String... samples) {
        return new KnobType("[1-9][0-9]{0,5}", List.of(samples));
    }

    /** A text. */
    static KnobType text(String allowed, String... samples) {
        return new KnobType(allowed, List.of(samples));
    }

    /** Several pairs or words with commas, or nothing. */
    static KnobType list(String one, String... samples) {
        return new KnobType("(" + one + "(," + one + ")*)?", List.of(samples));
    }

    /** A time zone. */
    static KnobType zone(String... samples) {
        return new KnobType("[A-Za-z_]+(/[A-Za-z_]+)*|[+-][0-9]{2}:[0-9]{2}", List.of(samples));
    }
}
