package io.github.camelplanado.benchmarks.kill.judge;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What is wrong.
 *
 * @param found the cases of each fault
 */
public record Verdict(Map<Fault, List<String>> found) {

    public Verdict {
        Map<Fault, List<String>> all = new EnumMap<>(Fault.class);
        for (Fault fault : Fault.values()) {
            all.put(fault, List.copyOf(found.getOrDefault(fault, List.of())));
        }
        found = all;
    }

    /** How often a fault was found. */
    public int count(Fault fault) {
        return found.get(fault).size();
    }

    /** Whether nothing is wrong. */
    public boolean isClean() {
        return found.values().stream().allMatch(List::isEmpty);
    }

    /** E.g. {@code lost=0 wrong=0 ...}. */
    public String line() {
        return Arrays.stream(Fault.values())
                .map(fault -> fault.word() + "=" + count(fault))
                .collect(Collectors.joining(" "));
    }
}
