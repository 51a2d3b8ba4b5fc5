package io.github.camelplanado.simulator.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.github.camelplanado.simulator.RefusedException;

/** Gathers what is wrong with a body, so that one answer names everything. */
final class Errors {
    private final Map<String, List<String>> byField = new TreeMap<>();

    void add(String field, String text) {
        byField.computeIfAbsent(field, ignored -> new ArrayList<>()).add(text);
    }

    void throwIfAny() {
        if (!byField.isEmpty()) {
            throw new RefusedException(422, "Cannot process request", byField);
        }
    }
}
