package io.github.camelplanado.client;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Compares names as people do. Pure. */
final class NearNames {

    private static final int MOST = 3;
    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");

    private NearNames() {}

    /**
     * The name as the eye sees it: one way to write a letter with its mark, one space between words, none around them. Names
     * that differ in nothing else are the same to whoever typed them.
     */
    static String seen(String name) {
        return SPACES.matcher(Normalizer.normalize(name, Normalizer.Form.NFC))
                .replaceAll(" ")
                .strip();
    }

    /** Names that look like that one, the nearest first, at most {@value #MOST}. */
    static List<String> of(String wanted, Collection<String> names) {
        String sought = loose(wanted);
        return names.stream()
                .map(name -> new Candidate(name, distance(sought, loose(name))))
                .filter(candidate -> candidate.distance() <= Math.max(2, sought.length() / 3))
                .sorted(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::name))
                .limit(MOST)
                .map(Candidate::name)
                .toList();
    }

    private static String loose(String name) {
        return Normalizer.normalize(seen(name), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    /** How many letters have to be changed, put in or taken out; 0 to 1 where one begins with the other. */
    private static int distance(String sought, String name) {
        if (!sought.isEmpty() && (name.startsWith(sought) || sought.startsWith(name))) {
            return sought.equals(name) ? 0 : 1;
        }
        int[] above = new int[name.length() + 1];
        Arrays.setAll(above, i -> i);
        for (int i = 1; i <= sought.length(); i++) {
            int[] row = new int[name.length() + 1];
            row[0] = i;
            for (int j = 1; j <= name.length(); j++) {
                int changed = above[j - 1] + (sought.charAt(i - 1) == name.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(changed, 1 + Math.min(above[j], row[j - 1]));
            }
            above = row;
        }
        return above[name.length()];
    }

    private record Candidate(String name, int distance) {}
}
