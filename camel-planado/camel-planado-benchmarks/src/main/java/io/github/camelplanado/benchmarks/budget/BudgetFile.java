package io.github.camelplanado.benchmarks.budget;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.camelplanado.benchmarks.BudgetRow;
import io.github.camelplanado.benchmarks.RealTime;

/** {@code target/budget.csv}. Those that run in real time write it; what is simulated comes behind them. */
final class BudgetFile {

    /** Client, kind, server, rate, JVMs, foreign client, and the first figure. */
    private static final Pattern REAL_ALONE =
            Pattern.compile("^\"([^\"]*)\",real,\"([^\"]*)\",(\\d+),1,\"none\",([0-9.]+),.*$");

    private final Path file;
    private final List<String> real;

    private BudgetFile(Path file, List<String> real) {
        this.file = file;
        this.real = real;
    }

    /** Reads what was measured in real time, if it was. */
    static BudgetFile open(Path file) throws IOException {
        List<String> there = Files.exists(file) ? Files.readAllLines(file) : List.of();
        return new BudgetFile(
                file, there.stream().filter(line -> line.contains("\",real,\"")).toList());
    }

    /** Under what circumstances that was. */
    RealTime circumstances() throws IOException {
        return RealTime.read(RealTime.beside(file));
    }

    /** Percent of the budget that was used in real time by one JVM alone, by {@link #key}. */
    Map<String, Double> usedInRealTime() {
        Map<String, Double> used = new TreeMap<>();
        for (String line : real) {
            Matcher row = REAL_ALONE.matcher(line);
            if (row.matches()) {
                used.put(key(row.group(1), row.group(2), row.group(3)), Double.valueOf(row.group(4)));
            }
        }
        return used;
    }

    /** Names a row of one JVM alone. */
    static String key(String client, String server, String requestsPerMinute) {
        return client + " on " + server + ", " + requestsPerMinute + " a minute";
    }

    /** Writes the file anew with these rows behind those of real time. */
    void write(List<BudgetRow> rows) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add(BudgetRow.HEADER);
        lines.addAll(real);
        rows.forEach(row -> lines.add(row.csv()));
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.write(file, lines);
    }
}
