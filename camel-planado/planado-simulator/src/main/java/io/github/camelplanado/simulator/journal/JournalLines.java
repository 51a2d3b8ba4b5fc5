package io.github.camelplanado.simulator.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

import com.fasterxml.jackson.databind.JsonNode;

/** Where the lines of the journal are kept: in memory the newest, in a file all of them, each flushed as it is written. */
final class JournalLines implements AutoCloseable {
    private static final int LIMIT = 20_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<JsonNode> newest = new ArrayDeque<>();
    private final Writer file;

    /** The file is written anew; null for none. */
    JournalLines(Path path) {
        try {
            this.file = path == null ? null : Files.newBufferedWriter(path, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the journal cannot be written: " + path, e);
        }
    }

    void write(JsonNode line) {
        lock.lock();
        try {
            newest.addLast(line);
            if (newest.size() > LIMIT) {
                newest.removeFirst();
            }
            if (file != null) {
                file.write(line + "\n");
                file.flush();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the journal cannot be written", e);
        } finally {
            lock.unlock();
        }
    }

    /** Oldest first. */
    List<JsonNode> newest() {
        lock.lock();
        try {
            return List.copyOf(newest);
        } finally {
            lock.unlock();
        }
    }

    /** Forgets those in memory; the file keeps them. */
    void clear() {
        lock.lock();
        try {
            newest.clear();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            if (file != null) {
                file.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the journal cannot be closed", e);
        } finally {
            lock.unlock();
        }
    }
}
