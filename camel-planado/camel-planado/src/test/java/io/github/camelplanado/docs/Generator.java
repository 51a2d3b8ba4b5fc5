package io.github.camelplanado.docs;

import java.util.List;

/** Makes one generated part of a page. */
interface Generator {

    /**
     * The part as Markdown, with a line break at its end.
     *
     * @param arguments what the marker names
     */
    String make(List<String> arguments);
}
