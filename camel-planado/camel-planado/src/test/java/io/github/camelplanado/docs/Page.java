package io.github.camelplanado.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page with generated parts between {@code <!-- generated:kind arguments -->} and {@code <!-- end -->}.
 *
 * @param file where it is
 * @param text its Markdown
 */
record Page(Path file, String text) {

    private static final Pattern PART = Pattern.compile(
            "<!-- generated:(?<kind>[a-z-]+)(?<arguments>[^>]*) -->\\n(?<content>.*?)<!-- end -->", Pattern.DOTALL);
    private static final Pattern HEADING = Pattern.compile("^#+ (.+)$", Pattern.MULTILINE);

    static Page read(Path file) {
        try {
            return new Page(file, Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }

    /**
     * A generated part.
     *
     * @param kind which generator makes it
     * @param arguments of the generator
     * @param content what the page holds at the moment
     * @param section the heading above it
     */
    record Part(String kind, List<String> arguments, String content, String section) {}

    List<Part> parts() {
        return PART.matcher(text)
                .results()
                .map(found -> part(found.group(1), found.group(2), found.group(3), found.start()))
                .toList();
    }

    /** The page with each generated part made anew. */
    Page with(Function<Part, String> generator) {
        Matcher matcher = PART.matcher(text);
        String made = matcher.replaceAll(found -> {
            Part part = part(found.group(1), found.group(2), found.group(3), found.start());
            return Matcher.quoteReplacement("<!-- generated:" + found.group(1) + found.group(2) + " -->\n"
                    + generator.apply(part) + "<!-- end -->");
        });
        return new Page(file, made);
    }

    /** The path below the folder of the documentation, e.g. {@code resources/jobs.md}. */
    String name() {
        return Repository.DOCS.relativize(file).toString().replace('\\', '/');
    }

    private Part part(String kind, String arguments, String content, int start) {
        List<String> words =
                arguments.isBlank() ? List.of() : List.of(arguments.strip().split("\\s+"));
        return new Part(kind, words, content, section(start));
    }

    private String section(int before) {
        return HEADING.matcher(text.substring(0, before))
                .results()
                .map(found -> found.group(1))
                .reduce("", (first, second) -> second);
    }
}
