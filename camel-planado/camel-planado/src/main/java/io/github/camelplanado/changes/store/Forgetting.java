package io.github.camelplanado.changes.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Forgets the entities of a stream, while others may go on merging into it: each of theirs is forgotten whole or stays whole.
 * Within the caller's transaction.
 */
final class Forgetting {

    private static final int AT_ONCE = 5000;

    private final Database database;

    Forgetting(Database database) {
        this.database = database;
    }

    /** The entities in the order of uuid, as everybody locks them; their events and bodies go by what is left. */
    void all(Connection connection, String stream) throws SQLException {
        String after = "";
        List<String> some;
        do {
            some = database.rows(connection, "lock-some", row -> row.getString(1), stream, after, AT_ONCE);
            if (!some.isEmpty()) {
                String last = some.get(some.size() - 1);
                database.update(connection, "forget-some", stream, after, last);
                after = last;
            }
        } while (some.size() == AT_ONCE);
        database.update(connection, "forget-events", stream);
        database.update(connection, "forget-bodies", stream);
    }
}
