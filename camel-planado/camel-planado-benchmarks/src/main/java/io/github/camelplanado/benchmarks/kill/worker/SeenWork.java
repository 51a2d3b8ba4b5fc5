package io.github.camelplanado.benchmarks.kill.worker;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

import io.github.camelplanado.benchmarks.kill.plan.Point;

/** What a connection has written since its last commit, by the names of the tables. */
final class SeenWork {

    private enum Written {
        INBOX,
        TAKEN_FROM_INBOX,
        ENTITY,
        STREAM
    }

    private final Points points;
    private final Set<Written> written = EnumSet.noneOf(Written.class);

    SeenWork(Points points) {
        this.points = points;
    }

    void executed(String statement) {
        String sql = statement.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
        if (sql.startsWith("select")) {
            return;
        }
        if (sql.contains("insert into planado_inbox") || sql.contains("merge into planado_inbox")) {
            written.add(Written.INBOX);
        } else if (sql.startsWith("delete from planado_inbox")) {
            written.add(Written.TAKEN_FROM_INBOX);
        } else if (sql.contains(" planado_entity")) {
            written.add(Written.ENTITY);
        } else if (sql.startsWith("update planado_stream")) {
            written.add(Written.STREAM);
        }
    }

    void beforeCommit() {
        if (written.contains(Written.ENTITY) && written.contains(Written.TAKEN_FROM_INBOX)) {
            points.pass(Point.AFTER_MERGE_BEFORE_COMMIT);
        } else if (isPage()) {
            points.pass(Point.AFTER_ROWS_BEFORE_CHECKPOINT);
        }
    }

    private boolean isPage() {
        return written.contains(Written.ENTITY) && written.contains(Written.STREAM);
    }

    void afterCommit() {
        boolean stored = written.contains(Written.INBOX);
        if (isPage()) {
            points.reads();
        }
        forget();
        if (stored) {
            points.pass(Point.AFTER_STORE_BEFORE_ACK);
        }
    }

    void forget() {
        written.clear();
    }
}
