package io.github.camelplanado.docs;

import java.util.Map;

/** The marks of evidence as people read them. */
final class EvidenceWords {

    private static final Map<String, String> WORDS =
            Map.of("doc", "documented", "client-code", "client code only", "inferred", "inferred");

    private EvidenceWords() {}

    static String of(String mark) {
        String words = WORDS.get(mark);
        if (words == null) {
            throw new IllegalArgumentException("There is no evidence '" + mark + "'");
        }
        return words;
    }
}
