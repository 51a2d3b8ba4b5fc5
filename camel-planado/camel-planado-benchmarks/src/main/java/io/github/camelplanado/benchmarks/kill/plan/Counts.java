package io.github.camelplanado.benchmarks.kill.plan;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import javax.sql.DataSource;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * How far a target is, in a few numbers: to see whether it still moves. What is right is for the judge.
 *
 * @param numbers by stream: how many are alive, and the sum of their versions
 */
public record Counts(Map<String, String> numbers) {

    /** Rows that are still to be sent. */
    public static final String OUTBOX = "outbox";

    private static final String TARGET = "SELECT stream, count(*) AS alive, sum(version) AS versions FROM target"
            + " WHERE NOT deleted GROUP BY stream";
    private static final String HISTORY = "SELECT stream, count(*) AS alive, sum(version) AS versions FROM"
            + " (SELECT stream, uuid, max(version) AS version FROM history GROUP BY stream, uuid"
            + " HAVING max(CASE WHEN deleted THEN 1 ELSE 0 END) = 0) AS newest GROUP BY stream";
    private static final String OPEN =
            "SELECT 'outbox' AS stream, count(*) AS alive, 0 AS versions FROM outbox WHERE sent IS NULL OR sent <> content";

    public Counts {
        numbers = Map.copyOf(numbers);
    }

    /** What the tables hold. */
    public static Counts of(DataSource database) {
        JdbcTemplate sql = new JdbcTemplate(database);
        Map<String, String> numbers = new TreeMap<>();
        for (String query : new String[] {TARGET, HISTORY, OPEN}) {
            sql.query(query, row -> {
                numbers.put(row.getString("stream"), number(row.getLong("alive"), row.getLong("versions")));
            });
        }
        return new Counts(numbers);
    }

    /** How many are alive, and the sum of their versions. */
    public static String number(long alive, long versions) {
        return alive + "/" + versions;
    }

    /** On one line. */
    public String line() {
        return new TreeMap<>(numbers)
                .entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                        .collect(Collectors.joining(" "));
    }
}
