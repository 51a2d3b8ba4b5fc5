package io.github.camelplanado.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A Markdown table. Columns without any content are left out. */
final class Table {

    private final List<String> head;
    private final List<List<String>> rows = new ArrayList<>();

    Table(String... head) {
        this(List.of(head));
    }

    Table(List<String> head) {
        this.head = head;
    }

    Table row(String... cells) {
        return row(List.of(cells));
    }

    Table row(List<String> cells) {
        if (cells.size() != head.size()) {
            throw new IllegalArgumentException("The row " + cells + " does not fit under " + head);
        }
        rows.add(cells.stream()
                .map(cell -> cell.strip().replace("\n", " ").replace("|", "\\|"))
                .toList());
        return this;
    }

    String text() {
        if (rows.isEmpty()) {
            throw new IllegalStateException("The table under " + head + " has no row");
        }
        List<Integer> used = IntStream.range(0, head.size())
                .filter(column -> rows.stream().anyMatch(row -> !row.get(column).isEmpty()))
                .boxed()
                .toList();
        return line(used, head)
                + "|" + "---|".repeat(used.size()) + "\n"
                + rows.stream().map(row -> line(used, row)).collect(Collectors.joining());
    }

    private static String line(List<Integer> used, List<String> cells) {
        return used.stream().map(cells::get).collect(Collectors.joining(" | ", "| ", " |\n"));
    }
}
