package io.github.camelplanado.changes.sql;

import java.sql.SQLException;

/**
 * What a database says of a failure, without what was to be written. The driver of PostgreSQL repeats the whole statement of a
 * batch with its values, and its server the row that it refused: a log would have people's data in it.
 */
final class SqlFailure {

    private static final int LONGEST = 300;

    private SqlFailure() {}

    /** The same failure in a line, with its state, its number, its place in the code and what followed from it. */
    static SQLException withoutContents(SQLException failure) {
        SQLException last = last(failure);
        SQLException bare = new SQLException(sentence(last), last.getSQLState(), last.getErrorCode());
        bare.setStackTrace(failure.getStackTrace());
        for (Throwable followed : failure.getSuppressed()) {
            bare.addSuppressed(followed instanceof SQLException sql ? withoutContents(sql) : followed);
        }
        return bare;
    }

    /** A batch tells what went wrong in the exception behind its own. */
    private static SQLException last(SQLException failure) {
        SQLException last = failure;
        for (SQLException next = failure.getNextException(); next != null; next = next.getNextException()) {
            last = next;
        }
        return last;
    }

    /** PostgreSQL has the row and the statement in lines of their own, H2 the statement. */
    private static String sentence(SQLException failure) {
        String message = String.valueOf(failure.getMessage());
        String line = message.lines().findFirst().orElse("");
        return line.length() > LONGEST ? line.substring(0, LONGEST) + "..." : line;
    }
}
