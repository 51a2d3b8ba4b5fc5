package io.github.camelplanado.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;

import io.github.camelplanado.simulator.Knob;

/** Open questions, each with the knob of the simulator that holds its answer; arguments are names of knobs. */
final class KnobTable implements Generator {

    @Override
    public String make(List<String> arguments) {
        Table table = new Table("open question", "knob", "default", "evidence");
        for (String id : arguments) {
            Knob knob = Knob.byId(id);
            table.row(question(id), "`" + id + "`", "`" + knob.defaultValue() + "`", knob.evidence());
        }
        return table.text();
    }

    /** The question is told in the simulator's own description, whose table a test of the simulator holds complete. */
    private static String question(String id) {
        try {
            return Files.readAllLines(Repository.ROOT.resolve("camel-planado/planado-simulator/README.md")).stream()
                    .filter(line -> line.startsWith("| `" + id + "` |"))
                    .map(line -> line.split(" \\| ", -1)[3])
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("The simulator does not describe the knob " + id));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
