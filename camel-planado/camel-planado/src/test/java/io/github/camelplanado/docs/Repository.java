package io.github.camelplanado.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Where the files of the repository are, seen from this module. */
public final class Repository {

    public static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    static final Path DOCS = ROOT.resolve("docs");

    private Repository() {}

    /** Every page below {@code docs}, in the order of their paths. */
    static List<Page> pages() throws IOException {
        try (Stream<Path> files = Files.walk(DOCS)) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .map(Page::read)
                    .toList();
        }
    }

    /** A page of the documentation, e.g. {@code resources/jobs.md}. */
    static Page page(String name) {
        return Page.read(DOCS.resolve(name));
    }
}
