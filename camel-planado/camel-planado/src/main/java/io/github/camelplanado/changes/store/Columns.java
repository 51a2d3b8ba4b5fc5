package io.github.camelplanado.changes.store;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Set;
import java.util.TreeSet;

/** Values of columns that may be null, or that hold several things. */
final class Columns {

    private static final String COMMA = ",";

    private Columns() {}

    static Long number(ResultSet row, int column) throws SQLException {
        long number = row.getLong(column);
        return row.wasNull() ? null : number;
    }

    static Integer integer(ResultSet row, int column) throws SQLException {
        int number = row.getInt(column);
        return row.wasNull() ? null : number;
    }

    static Instant time(ResultSet row, int column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    /** A number of seconds; null stays null. */
    static Duration seconds(ResultSet row, int column) throws SQLException {
        BigDecimal seconds = row.getBigDecimal(column);
        return seconds == null
                ? null
                : Duration.ofNanos(seconds.movePointRight(9).longValue());
    }

    static Set<String> names(String text) {
        return text.isEmpty() ? Set.of() : Set.of(text.split(COMMA));
    }

    static String text(Set<String> names) {
        return String.join(COMMA, new TreeSet<>(names));
    }
}
