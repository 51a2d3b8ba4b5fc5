package io.github.camelplanado.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

import io.github.camelplanado.matrix.KnobSight;
import io.github.camelplanado.simulator.Knob;

/** Every knob, and where a difference is seen when it is turned. */
final class KnobSightTable implements Generator {

    private static final int NAMED = 3;

    @Override
    public String make(List<String> arguments) {
        KnobSight sight;
        try {
            sight = KnobSight.read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Table table = new Table("knob", "checks that see it");
        for (Knob knob : Knob.values()) {
            String elsewhere = KnobSight.elsewhere(knob);
            table.row(
                    "`" + knob.id() + "`",
                    elsewhere == null
                            ? words(sight.checks(knob))
                            : "none; `" + elsewhere.substring(elsewhere.lastIndexOf('/') + 1) + "`");
        }
        return table.text();
    }

    private static String words(List<String> checks) {
        String first = String.join("; ", checks.subList(0, Math.min(NAMED, checks.size())));
        return checks.size() > NAMED ? first + "; and " + (checks.size() - NAMED) + " more" : first;
    }
}
