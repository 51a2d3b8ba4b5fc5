package io.github.camelplanado.api;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Who goes first when calls wait for the account's budget. */
public enum Priority {
    /** Owns the reserve of the budget: for what a person waits for. */
    HIGH,
    /** The default of producers. */
    NORMAL,
    /** The default of what consumers read by themselves. */
    LOW;

    /**
     * The priority of that name, in any case of letters.
     *
     * @throws IllegalArgumentException if there is none; the text lists those there are
     */
    public static Priority of(String name) {
        return Arrays.stream(values())
                .filter(priority -> priority.name().equalsIgnoreCase(name.trim()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Unknown priority '" + name + "'. There are: "
                        + Arrays.stream(values())
                                .map(value -> value.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", "))));
    }
}
