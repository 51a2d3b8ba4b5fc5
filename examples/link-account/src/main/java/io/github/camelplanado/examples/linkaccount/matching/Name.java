package io.github.camelplanado.examples.linkaccount.matching;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The words of a name, in alphabetical order: which of first name and family name comes first says nothing.
 *
 * @param words folded, without legal forms
 */
public record Name(List<String> words) {

    public Name {
        List<String> sorted = new ArrayList<>(words);
        Collections.sort(sorted);
        words = List.copyOf(sorted);
    }

    /** Whether there is nothing to compare. */
    public boolean isEmpty() {
        return words.isEmpty();
    }

    /** One text for the whole name. */
    public String text() {
        return String.join(" ", words);
    }
}
