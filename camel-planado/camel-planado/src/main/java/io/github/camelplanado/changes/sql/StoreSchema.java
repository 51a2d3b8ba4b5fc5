package io.github.camelplanado.changes.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import org.apache.camel.RuntimeCamelException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tables of the store. They are looked at before they are made: an account of the database that may not create tables
 * can use tables that somebody else made. Those of an earlier version get the columns that they lack; the earlier version
 * can go on with them.
 *
 * @param sql where they are
 * @param statements how to make and check them
 */
public record StoreSchema(Sql sql, SqlStatements statements) {

    private static final Logger LOG = LoggerFactory.getLogger(StoreSchema.class);

    /**
     * Makes a table if it is missing, and gives it the columns that it lacks.
     *
     * @param table its name without {@code planado_}; its statements are {@code validate-}, {@code create-} and, if there was an
     *     earlier version, {@code upgrade-} and this name
     */
    public void ensure(String table) {
        if (isUsable(table)) {
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
        if (!isUsable(table)) {
            throw new RuntimeCamelException(
                    "The table planado_" + table
                            + " is missing and could not be made, or lacks columns. Make it with:\n"
                            + statements.get("create-" + table)
                            + (hasEarlierVersion(table)
                                    ? "\nOr give a table of an earlier version its new columns with:\n"
                                            + statements.get("upgrade-" + table)
                                    : ""),
                    refused);
        }
    }

    private boolean hasEarlierVersion(String table) {
        return statements.byName().containsKey("upgrade-" + table);
    }

    private boolean isUsable(String table) {
        return sql.run("look for its tables", connection -> {
            try {
                execute(connection, "validate-" + table);
                return true;
            } catch (SQLException e) {
                if (!connection.isValid(Sql.TIMEOUT_SECONDS)) {
                    throw e;
                }
                LOG.debug("The table planado_{} is not usable: {}", table, e.getMessage());
                connection.rollback();
                return false;
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
