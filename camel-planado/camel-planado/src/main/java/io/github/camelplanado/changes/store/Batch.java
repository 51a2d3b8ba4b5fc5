package io.github.camelplanado.changes.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** One statement for several rows, sent at once. */
final class Batch {

    /** SQL state: the tables do not agree with each other, so whoever tries again fails again. */
    static final String INCONSISTENT = "23000";

    private final Database database;
    private final String name;
    private final List<Object[]> rows = new ArrayList<>();

    Batch(Database database, String name) {
        this.database = database;
        this.name = name;
    }

    void add(Object... values) {
        rows.add(values);
    }

    /** Each one changes one row; the transaction fails if one does not. */
    void run(Connection connection) throws SQLException {
        for (int count : counts(connection)) {
            if (count != 1 && count != Statement.SUCCESS_NO_INFO) {
                throw new SQLException(
                        "One row of the statement '" + name + "' touched " + count + " rows", INCONSISTENT);
            }
        }
    }

    /** How many rows each one changed; negative if the driver does not tell. */
    int[] counts(Connection connection) throws SQLException {
        if (rows.isEmpty()) {
            return new int[0];
        }
        try (PreparedStatement statement = database.prepare(connection, name)) {
            for (Object[] values : rows) {
                database.bind(statement, values);
                statement.addBatch();
            }
            return statement.executeBatch();
        }
    }
}
