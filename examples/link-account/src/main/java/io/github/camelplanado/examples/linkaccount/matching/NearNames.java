package io.github.camelplanado.examples.linkaccount.matching;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Names that one typing mistake, or a word more, tells apart. */
final class NearNames {

    /** Shorter names differ by one letter too often: Kim and Kin are two people. */
    private static final int SHORTEST = 5;

    private NearNames() {}

    /** Two names with one mistake share one of these, so that not every name has to be compared with every other. */
    static Set<String> signatures(Name name) {
        String text = name.text();
        return text.length() < SHORTEST
                ? Set.of()
                : Stream.concat(
                                Stream.of(text),
                                IntStream.range(0, text.length())
                                        .mapToObj(at -> text.substring(0, at) + text.substring(at + 1)))
                        .collect(Collectors.toSet());
    }

    /** Whether they are near enough to ask a person if nothing else is known. Equal names are not near. */
    static boolean isOneMistake(Name one, Name other) {
        String a = one.text();
        String b = other.text();
        return !a.equals(b) && Math.min(a.length(), b.length()) >= SHORTEST && distance(a, b) == 1;
    }

    /** Whether they are near for two that have the same phone: two mistakes, or all words of one are in the other. */
    static boolean isNearBesideSamePhone(Name one, Name other) {
        if (one.isEmpty() || other.isEmpty()) {
            return true;
        }
        Set<String> a = new HashSet<>(one.words());
        Set<String> b = new HashSet<>(other.words());
        return a.containsAll(b) || b.containsAll(a) || distance(one.text(), other.text()) <= 2;
    }

    /** Letters to add, take out, change, or swap with their neighbour. */
    private static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                d[i][j] = Math.min(d[i - 1][j - 1] + change, 1 + Math.min(d[i - 1][j], d[i][j - 1]));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
