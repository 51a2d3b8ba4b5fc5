package io.github.camelplanado.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A fenced block of a Markdown text.
 *
 * @param language the first word behind the fence, e.g. {@code yaml}
 * @param role the further words, e.g. {@code in}; empty when there are none
 * @param section the heading above it
 * @param text what is between the fences
 */
public record Fence(String language, String role, String section, String text) {

    private static final Pattern PART = Pattern.compile(
            "^(?:#+ (?<heading>[^\\n]+)|```(?<language>\\w+)(?<role>[^\\n]*)\\n(?<text>.*?)^```)$",
            Pattern.MULTILINE | Pattern.DOTALL);

    /** Every block of a text, in order. */
    public static List<Fence> all(String markdown) {
        List<Fence> fences = new ArrayList<>();
        String section = "";
        Matcher part = PART.matcher(markdown);
        while (part.find()) {
            if (part.group("heading") != null) {
                section = part.group("heading");
            } else {
                fences.add(new Fence(part.group("language"), part.group("role").strip(), section, part.group("text")));
            }
        }
        return fences;
    }
}
