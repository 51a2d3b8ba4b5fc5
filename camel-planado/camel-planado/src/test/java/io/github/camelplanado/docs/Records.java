package io.github.camelplanado.docs;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The records that several resources share: each has a table on its own page, the tables of resources link there. */
final class Records {

    static final String PAGE = "resources/records.md";

    private Records() {}

    /** Markdown links by the name of the schema, as they are written on a page beside {@value #PAGE}. */
    static Map<String, String> links() {
        Map<String, String> links = new LinkedHashMap<>();
        for (Page.Part part : Repository.page(PAGE).parts()) {
            if (part.kind().equals("record")) {
                String section = part.section();
                links.put(
                        part.arguments().get(0),
                        "[" + section.toLowerCase(Locale.ROOT) + "](records.md#" + anchor(section) + ")");
            }
        }
        return links;
    }

    /** The anchor that a heading gets. */
    static String anchor(String heading) {
        return heading.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9 _-]", "").replace(' ', '-');
    }
}
