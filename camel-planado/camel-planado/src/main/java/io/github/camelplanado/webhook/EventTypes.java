package io.github.camelplanado.webhook;

import java.util.Set;

import io.github.camelplanado.message.CommaList;

/** The option {@code eventTypes}. The vendor's list of names is open, so any name is taken. */
public final class EventTypes {

    private EventTypes() {}

    /** The names, comma separated in the option; empty for all. */
    public static Set<String> parse(String list) {
        return Set.copyOf(CommaList.of(list));
    }
}
