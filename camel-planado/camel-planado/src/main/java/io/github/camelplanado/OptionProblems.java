package io.github.camelplanado;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Collects what is wrong with options, so that people see all of it at once, each with its name. */
final class OptionProblems {

    private final List<String> problems = new ArrayList<>();

    /**
     * Notes an option that breaks its rule.
     *
     * @param value shown to people; never a secret
     */
    OptionProblems require(boolean kept, String option, Object value, String rule) {
        if (!kept) {
            problems.add(option + "=" + value + " must be " + rule);
        }
        return this;
    }

    /** Notes an option whose value cannot be read. */
    OptionProblems readable(Supplier<?> reading, String option, Object value, String rule) {
        try {
            return require(reading.get() != null, option, value, rule);
        } catch (RuntimeException e) {
            return require(false, option, value, rule);
        }
    }

    /**
     * Ends the check.
     *
     * @throws IllegalArgumentException if anything was noted
     */
    void refuse(String what) {
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException("Wrong options of " + what + ": " + String.join("; ", problems));
        }
    }
}
