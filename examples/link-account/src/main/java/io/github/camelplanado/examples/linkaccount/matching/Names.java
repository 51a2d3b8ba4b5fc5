package io.github.camelplanado.examples.linkaccount.matching;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Folds names so that spelling does not count: case, wide and narrow letters, ё and е, punctuation, the order of words, and
 * legal forms (OOO, LLC, GmbH, …), which are a list of the user's.
 */
public final class Names {

    private final List<List<String>> legalForms;

    /**
     * A way to fold names.
     *
     * @param legalForms words, or phrases of several words, that do not count; blank ones and those that begin with # are none
     */
    public Names(Collection<String> legalForms) {
        // The longest first: "private limited company" must not leave "private company" behind.
        this.legalForms = legalForms.stream()
                .filter(form -> !form.isBlank() && !form.startsWith("#"))
                .map(Names::words)
                .filter(form -> !form.isEmpty())
                .sorted(Comparator.<List<String>>comparingInt(List::size).reversed())
                .toList();
    }

    /** Folds a name. A name that is nothing but legal forms keeps them. */
    public Name of(String name) {
        List<String> all = words(name == null ? "" : name);
        List<String> left = new ArrayList<>(all);
        for (List<String> form : legalForms) {
            for (int at = indexOf(left, form); at >= 0; at = indexOf(left, form)) {
                left.subList(at, at + form.size()).clear();
            }
        }
        return new Name(left.isEmpty() ? all : left);
    }

    private static int indexOf(List<String> words, List<String> form) {
        for (int at = 0; at + form.size() <= words.size(); at++) {
            if (words.subList(at, at + form.size()).equals(form)) {
                return at;
            }
        }
        return -1;
    }

    private static List<String> words(String text) {
        String folded = Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replace('ё', 'е')
                // A letter in the middle of an abbreviation: S.A. and SA, О.О.О. and ООО.
                .replaceAll("(?<=\\b\\p{L})\\.(?=\\p{L}\\b)", "")
                .replaceAll("['’`ʼ]", "");
        return Arrays.stream(folded.split("[^\\p{L}\\p{M}\\p{N}&+]+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
