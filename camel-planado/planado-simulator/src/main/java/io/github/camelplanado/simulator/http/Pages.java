package io.github.camelplanado.simulator.http;

import java.util.List;
import java.util.function.Function;

import io.github.camelplanado.simulator.Knob;
import io.github.camelplanado.simulator.Knobs;
import io.github.camelplanado.simulator.RefusedException;

/** Cuts pages out of short lists, whose elements never go. */
final class Pages {
    private Pages() {}

    /** The elements after a cursor, in the list's order. */
    static <T> List<T> page(List<T> all, Function<T, String> uuid, String after, int size, Knobs knobs) {
        int from = after == null ? 0 : all.stream().map(uuid).toList().indexOf(after) + 1;
        if (after != null && from == 0) {
            from = switch (knobs.text(Knob.CURSOR_UNKNOWN)) {
                case "empty" -> all.size();
                case "top" -> 0;
                default -> throw RefusedException.notFound();
            };
        }
        return all.subList(from, Math.min(all.size(), from + size));
    }
}
