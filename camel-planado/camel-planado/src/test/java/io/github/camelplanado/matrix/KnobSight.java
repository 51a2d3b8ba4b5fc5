package io.github.camelplanado.matrix;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import io.github.camelplanado.simulator.Knob;
import io.github.camelplanado.simulator.Knobs;

/**
 * Which checks see which value of which knob: the traffic of the check differs from that under the default. Measured and written
 * down by {@link KnobMatrixTest}, which also holds what was written down.
 */
public final class KnobSight {

    private static final Path FILE = Path.of("src/test/resources/knob-sight.txt");

    private static final String ARROW = " -> ";
    private static final String AND = "; ";

    /** Knobs that do nothing alone, each with a setting in which they do. */
    private static final Map<Knob, Knobs> COMPANIONS = Map.of(
            Knob.PREVIOUS_SNAPSHOT_LEVEL, Knobs.defaults().with(Knob.PREVIOUS_SNAPSHOT_KEY, "previous"),
            Knob.DELETION_SNAPSHOT, Knobs.defaults().with(Knob.DELETION_EVENTS, "deleted"),
            Knob.LOCKED_EVENTS, Knobs.defaults().with(Knob.WEBHOOK_LOCKED_AFTER, 1),
            Knob.WEBHOOK_LOCK_SCOPE, Knobs.defaults().with(Knob.WEBHOOK_LOCKED_AFTER, 1),
            Knob.CREATED_USERS_LISTED, Knobs.defaults().with(Knob.USERS_CAN_BE_CREATED, true),
            Knob.ZONELESS_READ_ZONE, Knobs.defaults().with(Knob.ZONELESS_TIMES, "all"),
            Knob.DELETE_BODY, Knobs.defaults().with(Knob.DELETE_STATUS, 200));

    /** Knobs that no check of the suite can see, each with the test that holds it. */
    private static final Map<Knob, String> ELSEWHERE = Map.of(
            Knob.FIELDS_MERGE, "operation/CompleteFieldsTest",
            Knob.NAME_REFERENCES, "operation/NamesTest",
            Knob.UUID_BESIDE_NAME, "operation/NamesTest",
            Knob.OLD_AUTH_HEADERS, "matrix/BesideTheSuiteTest",
            Knob.DELIVERY_CONTENT_TYPE, "matrix/BesideTheSuiteTest",
            Knob.WEBHOOK_REQUESTS_KEPT, "matrix/BesideTheSuiteTest");

    private final Map<String, List<String>> byName = new HashMap<>();

    private KnobSight() {}

    /** What was written down. */
    public static KnobSight read() throws IOException {
        KnobSight sight = new KnobSight();
        for (String line : Files.readAllLines(FILE)) {
            int end = line.indexOf(" -> ");
            sight.byName.put(
                    line.substring(0, end), List.of(line.substring(end + 4).split("; ")));
        }
        return sight;
    }

    /** Writes down what was measured, and leaves the rest. */
    static void write(Map<Knobs, Set<String>> seen) throws IOException {
        Map<String, List<String>> all = new TreeMap<>(read().byName);
        seen.forEach((single, checks) -> all.put(key(single), List.copyOf(checks)));
        Files.write(
                FILE,
                all.entrySet().stream()
                        .filter(one -> !one.getValue().isEmpty())
                        .map(one -> one.getKey() + ARROW + String.join(AND, one.getValue()))
                        .toList());
    }

    /** The checks that see one knob at one value. */
    List<String> checks(Knobs single) {
        return byName.getOrDefault(key(single), List.of());
    }

    /** The checks that see a knob at any value. */
    public List<String> checks(Knob knob) {
        Set<String> checks = new TreeSet<>();
        knob.alternatives()
                .forEach(value -> checks.addAll(checks(Knobs.defaults().with(knob, value))));
        return new ArrayList<>(checks);
    }

    /** The class that holds a knob that no check can see, below the root package, or null. */
    public static String elsewhere(Knob knob) {
        return ELSEWHERE.get(knob);
    }

    /** The setting in which a knob is turned alone. */
    static Knobs companions(Knob knob) {
        return COMPANIONS.getOrDefault(knob, Knobs.defaults());
    }

    private static String key(Knobs single) {
        Map.Entry<Knob, String> one = single.values().entrySet().iterator().next();
        return one.getKey().id() + "=" + one.getValue();
    }
}
