package io.github.camelplanado.changes.store;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import org.apache.camel.RuntimeCamelException;

/**
 * Writes deliveries into the inbox. Those that come while others are being committed wait for that and then share a
 * transaction: one of their threads writes all of them, so that many cost one connection and one wait for the disk. Safe for
 * many threads.
 */
final class Arrivals {

    /** So many in one transaction means that they come faster than they are written. */
    private static final int CROWD = 8;

    private final Database database;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition written = lock.newCondition();
    private List<Arrival> waiting = new ArrayList<>();
    private boolean writing;
    private int together;

    Arrivals(Database database) {
        this.database = database;
    }

    /** A delivery, and what became of it; the lock guards that. */
    private static final class Arrival {

        private final String key;
        private final Object[] row;
        /** Null as long as nothing is certain. */
        private Boolean isNew;

        private Throwable failure;
        private boolean ended;

        Arrival(String key, Object[] row) {
            this.key = key;
            this.row = row;
        }
    }

    /**
     * Keeps a delivery. It is committed when this returns.
     *
     * @param key equal for equal deliveries
     * @param row the values of the statement {@code put}
     * @return false if it is there already
     * @throws RuntimeException if it is not certain that it is committed
     */
    boolean put(String key, Object... row) {
        Arrival mine = new Arrival(key, row);
        lock.lock();
        try {
            waiting.add(mine);
            while (!mine.ended) {
                if (writing) {
                    // Not interruptibly: whoever writes it comes to an end.
                    written.awaitUninterruptibly();
                } else {
                    writeAll();
                }
            }
        } finally {
            lock.unlock();
        }
        if (mine.isNew == null) {
            String reason = mine.failure == null ? "The one who wrote it broke off" : mine.failure.getMessage();
            throw new RuntimeCamelException(reason, mine.failure);
        }
        return mine.isNew;
    }

    /** Whether deliveries wait for each other. */
    boolean isCrowded() {
        lock.lock();
        try {
            return writing && together >= CROWD;
        } finally {
            lock.unlock();
        }
    }

    /** Everything that waits, without the lock while the database works. */
    private void writeAll() {
        List<Arrival> batch = waiting;
        waiting = new ArrayList<>();
        writing = true;
        together = batch.size();
        lock.unlock();
        try {
            write(batch);
        } finally {
            lock.lock();
            batch.forEach(arrival -> arrival.ended = true);
            writing = false;
            written.signalAll();
        }
    }

    private void write(List<Arrival> batch) {
        try {
            insert(batch);
        } catch (RuntimeException e) {
            if (batch.size() > 1 && InboxBatch.refusesContents(e)) {
                // One of them is to blame.
                batch.forEach(arrival -> write(List.of(arrival)));
            } else {
                batch.forEach(arrival -> arrival.failure = e);
            }
        } catch (Error e) {
            batch.forEach(arrival -> arrival.failure = e);
            throw e;
        }
    }

    private void insert(List<Arrival> batch) {
        // Two nodes that get the same ones wait for each other in one order.
        List<Arrival> ordered = batch.stream()
                .sorted(Comparator.comparing(arrival -> arrival.key))
                .toList();
        Batch rows = new Batch(database, "put");
        ordered.forEach(arrival -> rows.add(arrival.row));
        int[] counts = database.run("keep webhooks", rows::counts);
        for (int i = 0; i < counts.length; i++) {
            ordered.get(i).isNew = counts[i] != 0;
        }
    }
}
