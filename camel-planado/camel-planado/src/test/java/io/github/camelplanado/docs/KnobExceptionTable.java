package io.github.camelplanado.docs;

import java.util.List;

import io.github.camelplanado.matrix.KnobExceptions;

/** Answers to open questions that leave no right end state, and what happens instead. */
final class KnobExceptionTable implements Generator {

    @Override
    public String make(List<String> arguments) {
        Table table = new Table("knob", "value", "what is tried", "how it ends", "why");
        KnobExceptions.rows().forEach(row -> table.row(row.toArray(String[]::new)));
        return table.text();
    }
}
