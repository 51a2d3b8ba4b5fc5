package io.github.camelplanado.message;

import java.util.Arrays;
import java.util.List;

/** Options that hold several names, comma separated. */
public final class CommaList {

    private CommaList() {}

    /**
     * The names without the blanks around them, in their order.
     *
     * @param text null is as good as empty
     */
    public static List<String> of(String text) {
        return text == null
                ? List.of()
                : Arrays.stream(text.split(",", -1))
                        .map(String::trim)
                        .filter(name -> !name.isEmpty())
                        .toList();
    }
}
