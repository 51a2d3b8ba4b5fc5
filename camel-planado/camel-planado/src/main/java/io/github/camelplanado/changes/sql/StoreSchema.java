package io.github.camelplanado.changes.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.Set;

import org.apache.camel.RuntimeCamelException;

/**
 * The tables of the store. They are looked at before they are made: an account of the database that may not create tables
 * can use tables that somebody else made. Those of an earlier version get the columns that they lack; the earlier version
 * can go on with them.
 *
 * @param sql where they are
 * @param statements how to make and check them
 */
public record StoreSchema(Sql sql, SqlStatements statements) {

    /** PostgreSQL's and H2's state of a right that is missing. */
    private static final Set<String> DENIED = Set.of("42501", "90096");

    /** Of a column that is not there. */
    private static final Set<String> COLUMN_MISSING = Set.of("42703", "42S22");

    /**
     * Makes a table if it is missing, and gives it the columns that it lacks.
     *
     * @param table its name without {@code planado_}; its statements are {@code validate-}, {@code create-} and, if there was an
     *     earlier version, {@code upgrade-} and this name
     */
    public void ensure(String table) {
        if (obstacle(table).isEmpty()) {
            return;
        }
        RuntimeException refused = tryTo("create-" + table);
        RuntimeException notUpgraded = hasEarlierVersion(table) ? tryTo("upgrade-" + table) : null;
        if (refused == null) {
            refused = notUpgraded;
        } else if (notUpgraded != null) {
            refused.addSuppressed(notUpgraded);
        }
        // Another node may have made it in the same moment, so only the second look counts.
        Optional<SQLException> obstacle = obstacle(table);
        if (obstacle.isPresent()) {
            throw unusable(table, obstacle.get(), refused);
        }
    }

    private RuntimeException unusable(String table, SQLException obstacle, RuntimeException refused) {
        RuntimeException failure = new RuntimeCamelException(
                "The table planado_" + table + " cannot be used: " + obstacle.getMessage() + " (SQL state "
                        + obstacle.getSQLState() + "). " + remedy(table, obstacle.getSQLState(), refused),
                obstacle);
        if (refused != null) {
            failure.addSuppressed(refused);
        }
        return failure;
    }

    private String remedy(String table, String state, RuntimeException refused) {
        if (DENIED.contains(state)) {
            return "Let the user of the dataSource SELECT, INSERT, UPDATE and DELETE in it";
        }
        if (COLUMN_MISSING.contains(state)) {
            return "It is of another version. "
                    + (hasEarlierVersion(table)
                            ? "Give it its new columns with:\n" + statements.get("upgrade-" + table) + "\nOr compare"
                            : "Compare")
                    + " it with what this version makes, and add what is missing:\n"
                    + statements.get("create-" + table);
        }
        return (refused == null ? "" : "It could not be made: " + refused.getMessage() + ". ") + "Make it with:\n"
                + statements.get("create-" + table);
    }

    private boolean hasEarlierVersion(String table) {
        return statements.byName().containsKey("upgrade-" + table);
    }

    /** Why the table cannot be used; empty if it can. */
    private Optional<SQLException> obstacle(String table) {
        return sql.run("look for its tables", connection -> {
            try {
                execute(connection, "validate-" + table);
                return Optional.empty();
            } catch (SQLException e) {
                if (!connection.isValid(Sql.TIMEOUT_SECONDS)) {
                    throw e;
                }
                connection.rollback();
                return Optional.of(SqlFailure.withoutContents(e));
            }
        });
    }

    private RuntimeException tryTo(String name) {
        try {
            sql.run("make its tables", connection -> {
                execute(connection, name);
                return null;
            });
            return null;
        } catch (RuntimeCamelException e) {
            return e;
        }
    }

    private void execute(Connection connection, String name) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(Sql.TIMEOUT_SECONDS);
            statement.execute(statements.get(name));
        }
    }
}
