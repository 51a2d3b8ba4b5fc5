package io.github.camelplanado.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.camelplanado.docs.Repository;
import io.github.camelplanado.simulator.Knob;
import io.github.camelplanado.simulator.KnobMatrix;
import io.github.camelplanado.simulator.Knobs;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The connector keeps its promises under every answer to the open questions: each knob alone, and random combinations. Every
 * build takes one value of each knob, chosen by the seed, with the checks that see it, and 5 combinations; the profile
 * {@code matrix} takes every value with every check, and 50 combinations. Properties: {@code planado.matrix} ({@code some} or {@code all}), {@code planado.matrix.seed},
 * {@code planado.matrix.knob}, the name of a knob, to see that one alone, and {@code planado.matrix.update}, to write down
 * which checks see which knobs.
 */
class KnobMatrixTest {

    private static final boolean ALL = "all".equals(System.getProperty("planado.matrix"));
    private static final String ONE = System.getProperty("planado.matrix.knob");
    private static final long SEED = Long.getLong("planado.matrix.seed", new Random().nextLong());
    private static final boolean UPDATE = Boolean.getBoolean("planado.matrix.update");

    private static KnobSuite suite;
    private static Baselines baselines;
    private static final Map<Knobs, Set<String>> SEEN = new TreeMap<>(KnobMatrixTest::byName);

    @BeforeAll
    static void open() {
        suite = new KnobSuite();
        baselines = new Baselines(suite);
    }

    @AfterAll
    static void close() throws Exception {
        suite.close();
        if (UPDATE) {
            KnobSight.write(SEEN);
        }
    }

    private static int byName(Knobs one, Knobs other) {
        return name(one).compareTo(name(other));
    }

    @Test
    void under_the_defaults_everything_succeeds_and_is_the_same_each_time() throws Exception {
        assertThat(baselines.outcomes(Knobs.defaults())).allSatisfy(KnobMatrixTest::requireKept);
        assertThat(baselines.unsteady(Knobs.defaults()))
                .as("checks whose traffic differs from run to run, and which are not called blind")
                .isEmpty();
    }

    @Test
    void what_leaves_no_right_end_state_is_told_to_users_and_names_checks_that_there_are() throws Exception {
        String page = Files.readString(Repository.ROOT.resolve("docs/knobs.md"));
        List<String> checks = Check.all().stream().map(Check::name).toList();
        assertThat(checks).doesNotHaveDuplicates();
        assertThat(KnobExceptions.all()).allSatisfy(one -> {
            assertThat(page).contains("`" + one.knob().id() + "`").contains("`" + one.value() + "`");
            assertThat(checks).containsAll(one.checks());
        });
    }

    @Test
    void every_knob_is_seen_by_a_check_or_set_by_a_test_elsewhere() throws Exception {
        KnobSight sight = KnobSight.read();
        for (Knob knob : Knob.values()) {
            String elsewhere = KnobSight.elsewhere(knob);
            if (elsewhere == null) {
                assertThat(sight.checks(knob))
                        .as("%s: a check of the suite that sees it, or a test elsewhere in KnobSight", knob.id())
                        .isNotEmpty();
            } else {
                assertThat(sight.checks(knob))
                        .as("%s is seen, and needs no other test", knob.id())
                        .isEmpty();
                Path source = Path.of("src/test/java/io/github/camelplanado", elsewhere + ".java");
                assertThat(Files.readString(source))
                        .as("%s sets the knob %s", source, knob.id())
                        .containsPattern("(?:knob|with|set)\\(\\s*Knob\\." + knob.name() + "\\b");
            }
        }
    }

    /** Every build runs the checks that see the knob; the profile runs all of them, and measures which see it. */
    @TestFactory
    Stream<DynamicTest> every_knob_alone() throws Exception {
        KnobSight sight = KnobSight.read();
        boolean measured = ALL || UPDATE || ONE != null;
        return singles()
                .map(single -> DynamicTest.dynamicTest(
                        name(single), measured ? () -> measure(single, sight) : () -> look(single, sight)));
    }

    private static void look(Knobs single, KnobSight sight) throws Exception {
        Knobs knobs = KnobSight.companions(knob(single)).with(single);
        List<String> seeing = sight.checks(knob(single));
        List<Check> checks = Check.all().stream()
                .filter(check -> seeing.isEmpty() || seeing.contains(check.name()) || PollChecks.isOne(check))
                .toList();
        requireEndings(knobs, outcomes(knobs, checks));
    }

    private static void measure(Knobs single, KnobSight sight) throws Exception {
        Knobs companions = KnobSight.companions(knob(single));
        Knobs knobs = companions.with(single);
        List<Outcome> outcomes = outcomes(knobs, Check.all());
        Set<String> seen = baselines.differing(companions, outcomes);
        SEEN.put(single, seen);
        requireEndings(knobs, outcomes);
        if (!UPDATE) {
            assertThat(seen)
                    .as("checks that see %s; planado.matrix.update=true writes them down", name(knobs))
                    .containsAll(sight.checks(single));
        }
    }

    private static void requireEndings(Knobs knobs, List<Outcome> outcomes) {
        for (Outcome outcome : outcomes) {
            List<KnobExceptions.Ending> endings = KnobExceptions.endings(knobs, outcome.check());
            if (endings.isEmpty()) {
                requireKept(outcome);
            } else {
                assertThat(endings)
                        .as("%s, where KnobExceptions expects one of these endings", outcome)
                        .anyMatch(ending -> ending.isOf(outcome));
            }
        }
    }

    private static Knob knob(Knobs single) {
        return single.values().keySet().iterator().next();
    }

    private static Stream<Knobs> singles() {
        if (ONE != null) {
            return KnobMatrix.singles().stream().filter(one -> knob(one) == Knob.byId(ONE));
        }
        Random random = new Random(SEED);
        return ALL || UPDATE
                ? KnobMatrix.singles().stream()
                : Arrays.stream(Knob.values())
                        .map(knob -> Knobs.defaults().with(knob, one(knob.alternatives(), random)));
    }

    private static String one(List<String> values, Random random) {
        return values.get(random.nextInt(values.size()));
    }

    @TestFactory
    Stream<DynamicTest> random_combinations() {
        System.out.println("planado.matrix.seed=" + SEED);
        return IntStream.range(0, ONE != null ? 0 : ALL ? 50 : 5)
                .mapToObj(number -> KnobMatrix.random(SEED + number))
                .map(knobs -> DynamicTest.dynamicTest("seed " + SEED + ": " + name(knobs), () -> {
                    for (Outcome outcome : outcomes(knobs, Check.all())) {
                        if (KnobExceptions.endings(knobs, outcome.check()).stream()
                                .noneMatch(ending -> ending.isOf(outcome))) {
                            requireKept(outcome);
                        }
                    }
                }));
    }

    private static void requireKept(Outcome outcome) {
        if (!outcome.isKept()) {
            throw new AssertionError(outcome.toString(), outcome.failure());
        }
    }

    private static List<Outcome> outcomes(Knobs knobs, List<Check> checks) throws Exception {
        List<Outcome> outcomes = suite.run(knobs, checks);
        List<String> failed = outcomes.stream()
                .filter(outcome -> !outcome.isKept())
                .map(Outcome::toString)
                .toList();
        System.out.println("matrix: " + name(knobs) + " | " + (failed.isEmpty() ? "kept" : failed) + " | "
                + outcomes.stream().mapToInt(Outcome::calls).sum() + " calls");
        return outcomes;
    }

    private static String name(Knobs knobs) {
        Map<String, String> named = new TreeMap<>();
        knobs.values().forEach((knob, value) -> named.put(knob.id(), value));
        return named.isEmpty() ? "defaults" : named.toString();
    }
}
