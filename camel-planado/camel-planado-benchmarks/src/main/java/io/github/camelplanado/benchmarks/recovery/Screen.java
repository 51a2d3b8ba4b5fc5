package io.github.camelplanado.benchmarks.recovery;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

import io.github.camelplanado.benchmarks.recovery.erp.VisitTable;

/** Looks at a table of the application, as people do, and notes when each job was finished there first. */
final class Screen implements Runnable {

    private static final long LOOK_MILLIS = 250;

    private final Connection connection;
    private final VisitTable table;
    private final Clock clock;
    private final Map<String, Long> shown = new ConcurrentHashMap<>();
    private volatile boolean stopped;
    private volatile String failure;

    /** @param connection of its own */
    Screen(Connection connection, VisitTable table, Clock clock) {
        this.connection = connection;
        this.table = table;
        this.clock = clock;
    }

    @Override
    public void run() {
        try {
            while (!stopped) {
                look();
                TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            }
        } catch (SQLException e) {
            failure = "the screen: " + e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(table.finished())) {
            long now = clock.millis();
            while (rows.next()) {
                shown.putIfAbsent(rows.getString(1), now);
            }
        }
    }

    /** By external id; milliseconds since 1970. */
    Map<String, Long> shown() {
        return Map.copyOf(shown);
    }

    int count() {
        return shown.size();
    }

    /** Null if all is well. */
    String failure() {
        return failure;
    }

    void stop() {
        stopped = true;
    }
}
