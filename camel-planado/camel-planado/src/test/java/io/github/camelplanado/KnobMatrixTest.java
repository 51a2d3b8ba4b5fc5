package io.github.camelplanado;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.camelplanado.simulator.Knob;
import io.github.camelplanado.simulator.Knobs;
import io.github.camelplanado.simulator.PlanadoSimulator;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The connector keeps its promises under every answer to the open questions: each knob alone, and random combinations. Every
 * build takes one value of each knob, chosen by the seed, and 5 combinations; the profile {@code matrix} takes every value and
 * 50. Properties: {@code planado.matrix} ({@code some} or {@code all}), {@code planado.matrix.seed}, and
 * {@code planado.matrix.knob}, the name of a knob, to see that one alone.
 */
class KnobMatrixTest {

    @RegisterExtension
    static final PlanadoSimulator PLANADO =
            PlanadoSimulator.builder().requestsPerMinute(0).keepBetweenTests().build();

    private static final boolean ALL = "all".equals(System.getProperty("planado.matrix"));
    private static final String ONE = System.getProperty("planado.matrix.knob");
    private static final long SEED = Long.getLong("planado.matrix.seed", new Random().nextLong());

    @Test
    void under_the_defaults_everything_succeeds() throws Exception {
        assertThat(outcomes(Knobs.defaults()))
                .allSatisfy(outcome ->
                        assertThat(outcome.failure()).as(outcome.check().name()).isNull());
    }

    @Test
    void what_leaves_no_right_end_state_is_told_to_users() throws Exception {
        String page = Files.readString(Path.of("../../docs/knobs.md"));
        assertThat(KnobExceptions.all())
                .allSatisfy(one ->
                        assertThat(page).contains("`" + one.knob().id() + "`").contains("`" + one.value() + "`"));
    }

    @TestFactory
    Stream<DynamicTest> every_knob_alone() {
        Random random = new Random(SEED);
        return (ONE == null ? Arrays.stream(Knob.values()) : Stream.of(Knob.byId(ONE)))
                .flatMap(knob ->
                        values(knob, random).map(value -> Knobs.defaults().with(knob, value)))
                .map(knobs -> DynamicTest.dynamicTest(name(knobs), () -> {
                    for (KnobSuite.Outcome outcome : outcomes(knobs)) {
                        if (KnobExceptions.covers(knobs, outcome.check())) {
                            assertThat(outcome.isRefusal())
                                    .as("%s: refused in words, as listed in KnobExceptions; was %s", outcome, outcome)
                                    .isTrue();
                        } else {
                            requireKept(outcome);
                        }
                    }
                }));
    }

    private static Stream<String> values(Knob knob, Random random) {
        List<String> values = knob.alternatives();
        return ALL || ONE != null || values.isEmpty()
                ? values.stream()
                : Stream.of(values.get(random.nextInt(values.size())));
    }

    @TestFactory
    Stream<DynamicTest> random_combinations() {
        System.out.println("planado.matrix.seed=" + SEED);
        Random random = new Random(SEED);
        List<Knobs> combinations = IntStream.range(0, ONE != null ? 0 : ALL ? 50 : 5)
                .mapToObj(number -> random(random))
                .toList();
        return combinations.stream()
                .map(knobs -> DynamicTest.dynamicTest("seed " + SEED + ": " + name(knobs), () -> {
                    for (KnobSuite.Outcome outcome : outcomes(knobs)) {
                        if (!KnobExceptions.covers(knobs, outcome.check()) || !outcome.isRefusal()) {
                            requireKept(outcome);
                        }
                    }
                }));
    }

    private static Knobs random(Random random) {
        Knobs knobs = Knobs.defaults();
        for (Knob knob : Knob.values()) {
            List<String> alternatives = knob.alternatives();
            if (!alternatives.isEmpty() && random.nextInt(4) == 0) {
                knobs = knobs.with(knob, alternatives.get(random.nextInt(alternatives.size())));
            }
        }
        return knobs;
    }

    private static void requireKept(KnobSuite.Outcome outcome) {
        if (outcome.failure() != null) {
            throw new AssertionError(
                    outcome.check() + " was not kept, after " + outcome.calls() + " calls", outcome.failure());
        }
    }

    private static List<KnobSuite.Outcome> outcomes(Knobs knobs) throws Exception {
        List<KnobSuite.Outcome> outcomes = new KnobSuite(PLANADO, knobs).run();
        List<String> refused = new ArrayList<>();
        outcomes.stream()
                .filter(outcome -> outcome.failure() != null)
                .forEach(outcome -> refused.add(
                        outcome.check() + " (" + outcome.calls() + " calls): " + sentence(outcome.failure())));
        System.out.println("matrix: " + name(knobs) + " | " + (refused.isEmpty() ? "kept" : refused) + " | "
                + outcomes.stream().mapToInt(KnobSuite.Outcome::calls).sum() + " calls");
        return outcomes;
    }

    private static String sentence(Throwable failure) {
        Throwable reason = failure.getCause() == null ? failure : failure.getCause();
        return reason.getClass().getSimpleName() + ": "
                + String.valueOf(reason.getMessage()).strip().replaceAll("\\s+", " ");
    }

    private static String name(Knobs knobs) {
        Map<String, String> named = new TreeMap<>();
        knobs.values().forEach((knob, value) -> named.put(knob.id(), value));
        return named.isEmpty() ? "defaults" : named.toString();
    }
}
