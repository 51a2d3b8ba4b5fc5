package io.github.camelplanado.docs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The keys of several bodies side by side: one row for a key that is alike in all, one for each form where it differs. */
final class KeyTable {

    /**
     * A row being filled.
     *
     * @param key its path
     * @param facts alike in the columns that have it
     * @param cells by the name of the column
     */
    private record Merged(String key, SchemaRow.Facts facts, Map<String, String> cells) {}

    private final String whenRequired;
    private final String otherwise;
    private final List<String> columns = new ArrayList<>();
    private final List<Merged> rows = new ArrayList<>();

    /**
     * An empty table.
     *
     * @param whenRequired what a cell says of a key that must be there
     * @param otherwise what it says of one that may be there
     */
    KeyTable(String whenRequired, String otherwise) {
        this.whenRequired = whenRequired;
        this.otherwise = otherwise;
    }

    KeyTable column(String name, List<SchemaRow> keys) {
        columns.add(name);
        int below = 0;
        for (SchemaRow key : keys) {
            below = put(key, name, below);
        }
        return this;
    }

    /** Joins an equal row, else goes in below the rows of the same key, else below the row before. */
    private int put(SchemaRow key, String column, int below) {
        int sameKey = -1;
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).key().equals(key.key())) {
                sameKey = i;
                if (rows.get(i).facts().equals(key.facts())) {
                    rows.get(i).cells().put(column, cell(key));
                    return i + 1;
                }
            }
        }
        int at = sameKey >= 0 ? sameKey + 1 : below;
        Map<String, String> cells = new LinkedHashMap<>();
        cells.put(column, cell(key));
        rows.add(at, new Merged(key.key(), key.facts(), cells));
        return at + 1;
    }

    private String cell(SchemaRow key) {
        return key.required() ? whenRequired : otherwise;
    }

    String text() {
        List<String> head = new ArrayList<>(List.of("key", "type"));
        head.addAll(columns);
        head.addAll(List.of("null", "limit", "evidence", "note"));
        Table table = new Table(head);
        for (Merged row : rows) {
            List<String> cells =
                    new ArrayList<>(List.of("`" + row.key() + "`", row.facts().type()));
            columns.forEach(column -> cells.add(row.cells().getOrDefault(column, "–")));
            cells.addAll(List.of(
                    row.facts().nullable(),
                    row.facts().limit(),
                    row.facts().evidence(),
                    row.facts().note()));
            table.row(cells);
        }
        return table.text();
    }
}
