package io.github.camelplanado.examples.linkaccount;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;

/** The questions as a CSV file, in which a person writes yes or no in the column {@code decision}. */
final class QuestionFile {

    private static final List<String> COLUMNS =
            List.of("erp_id", "erp_name", "erp_phone", "uuid", "planado_name", "planado_phones", "reason", "decision");
    private static final String QUESTIONS =
            "SELECT q.erp_id, e.name AS erp_name, e.phone AS erp_phone, q.uuid, c.name AS planado_name,"
                    + " array_to_string(c.phones, '; ') AS planado_phones, q.reason, q.decision FROM planado_question q"
                    + " LEFT JOIN erp_clients e USING (erp_id) LEFT JOIN planado_entries c USING (uuid)"
                    + " ORDER BY q.erp_id, q.uuid";

    private final Path path;
    private final LinkStore store;

    QuestionFile(Path path, LinkStore store) {
        this.path = path;
        this.store = store;
    }

    /**
     * Takes the decisions over into the table, if the file is there.
     *
     * @throws IllegalArgumentException if it says something that was not asked
     */
    void read() {
        if (!Files.exists(path)) {
            return;
        }
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (Reader reader = Files.newBufferedReader(path, StandardCharsets.UTF_8)) {
            for (CSVRecord line : format.parse(reader)) {
                decide(line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The questions cannot be read from " + path, e);
        }
    }

    private void decide(CSVRecord line) {
        String decision = line.get("decision").strip().toLowerCase(Locale.ROOT);
        if (!decision.isEmpty() && !decision.equals("yes") && !decision.equals("no")) {
            throw new IllegalArgumentException(path + ", record " + line.getRecordNumber() + ": the decision is '"
                    + decision + "': write yes or no, or nothing");
        }
        store.decide(line.get("erp_id"), line.get("uuid"), decision.isEmpty() ? null : decision);
    }

    /** Writes them anew, decided ones included; the file is there whole or not at all. */
    void write() {
        Path part = path.resolveSibling(path.getFileName() + ".part");
        try {
            try (Writer writer = Files.newBufferedWriter(part, StandardCharsets.UTF_8);
                    CSVPrinter csv = CSVFormat.DEFAULT
                            .builder()
                            .setHeader(COLUMNS.toArray(String[]::new))
                            .get()
                            .print(writer)) {
                for (Map<String, Object> question : store.rows(QUESTIONS)) {
                    csv.printRecord(COLUMNS.stream().map(question::get).toList());
                }
            }
            Files.move(part, path, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("The questions cannot be written to " + path, e);
        }
    }
}
