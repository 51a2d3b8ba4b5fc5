package io.github.camelplanado.client;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Takes the passwords of a request out of texts: the vendor may quote them in what it says about it, as they are or escaped as
 * in JSON.
 *
 * @param forms finds each of them, or null if the request has none
 */
record Password(Pattern forms) {

    private static final String MASK = "xxxxxx";
    private static final String SHORT_ESCAPES = "\b\f\n\r\t";

    /** Everything under a key that names a password, however deep. */
    static Password of(ApiRequest request) {
        List<String> texts = new ArrayList<>();
        if (request.body() != null) {
            collect(request.body(), false, texts);
        }
        return new Password(
                texts.isEmpty()
                        ? null
                        : Pattern.compile(texts.stream()
                                .sorted(Comparator.comparingInt(String::length).reversed())
                                .map(Password::form)
                                .collect(Collectors.joining("|"))));
    }

    /** The text, which may be null, without the passwords. */
    String masked(String said) {
        return forms == null || said == null ? said : forms.matcher(said).replaceAll(MASK);
    }

    private static void collect(JsonNode node, boolean secret, List<String> texts) {
        node.properties()
                .forEach(entry -> collect(
                        entry.getValue(),
                        secret || entry.getKey().toLowerCase(Locale.ROOT).contains("password"),
                        texts));
        if (node.isArray()) {
            node.forEach(element -> collect(element, secret, texts));
        }
        if (secret && node.isValueNode() && !node.isNull() && !node.asText().isBlank()) {
            texts.add(node.asText());
        }
    }

    private static String form(String text) {
        return text.codePoints().mapToObj(Password::form).collect(Collectors.joining());
    }

    /** The character or its escape; JSON inside JSON has several backslashes. */
    private static String form(int character) {
        String itself = Character.toString(character);
        String code = itself.chars().mapToObj("\\\\+u(?i:%04x)"::formatted).collect(Collectors.joining());
        int known = SHORT_ESCAPES.indexOf(character);
        if (known >= 0) {
            return "(?:" + Pattern.quote(itself) + "|\\\\+" + "bfnrt".charAt(known) + "|" + code + ")";
        }
        return switch (character) {
            case '\\' -> "(?:" + code + "|\\\\+)";
            case '"', '\'', '/' -> "(?:\\\\*" + itself + "|" + code + ")";
            default -> "(?:" + Pattern.quote(itself) + "|" + code + ")";
        };
    }
}
