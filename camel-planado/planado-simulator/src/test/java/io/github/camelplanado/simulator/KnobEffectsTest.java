package io.github.camelplanado.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A knob that nobody can see decides nothing: each is turned to each of its values, and the difference is seen. */
class KnobEffectsTest {
    private static final Map<Knob, KnobCase> CASES = cases();

    private static Map<Knob, KnobCase> cases() {
        Map<Knob, KnobCase> all = new EnumMap<>(KnobCases.all());
        all.putAll(WebhookKnobCases.all());
        return all;
    }

    @ParameterizedTest
    @EnumSource(Knob.class)
    void everyValueOfEveryKnobIsSeen(Knob knob) {
        KnobCase one = CASES.get(knob);
        assertThat(one).as("no test turns " + knob.id()).isNotNull();
        List<String> values = new ArrayList<>(knob.alternatives());
        assertThat(values).isNotEmpty();
        values.add(knob.defaultValue());
        List<String> seen = new ArrayList<>();
        for (String value : values) {
            Knobs knobs = one.others().with(knob, value);
            try (Rig rig = new Rig(knobs, one.limited(), one.manual(), one.speed())) {
                String looked = one.look().apply(rig);
                assertThat(looked)
                        .as(knob.id() + "=" + value)
                        .isEqualTo(one.expected().apply(value));
                seen.add(looked);
            }
        }
        assertThat(seen).as("what is seen of " + knob.id()).doesNotHaveDuplicates();
    }
}
