package io.github.camelplanado.client;

import io.github.camelplanado.api.Named;

/**
 * A list that tells the uuids of names.
 *
 * @param named what it lists
 * @param dictionary uuid of the dictionary whose values they are; null for everything else
 */
public record NameList(Named named, String dictionary) {

    /** The list of those things. */
    public static NameList of(Named named) {
        return new NameList(named, null);
    }

    /** The values of a dictionary. */
    public static NameList valuesOf(String dictionary) {
        return new NameList(Named.DICTIONARY_VALUE, dictionary);
    }
}
