package io.github.camelplanado.client;

import java.time.Duration;
import java.util.Set;

/**
 * A list of names, and how far it can be trusted to lack some of those that are asked for.
 *
 * @param table the names
 * @param early names that it lacks and that nobody had asked for when it was read: they may be newer than the list
 * @param age since the reading began; null if {@code early} is empty
 * @param readAgainIn after which time the list may be read for them; null if {@code early} is empty
 */
public record NamesRead(NameTable table, Set<String> early, Duration age, Duration readAgainIn) {

    /** What was just read for these names, or has them all: its word is final. */
    static NamesRead certain(NameTable table) {
        return new NamesRead(table, Set.of(), null, null);
    }
}
