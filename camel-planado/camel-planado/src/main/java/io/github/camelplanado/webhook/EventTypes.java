package io.github.camelplanado.webhook;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** The option {@code eventTypes}. The vendor's list of names is open, so any name is taken. */
public final class EventTypes {

    private EventTypes() {}

    /** The names, comma separated in the option; empty for all. */
    public static Set<String> parse(String list) {
        return list == null
                ? Set.of()
                : Arrays.stream(list.split(",", -1))
                        .map(String::trim)
                        .filter(name -> !name.isEmpty())
                        .collect(Collectors.toUnmodifiableSet());
    }
}
