package io.github.camelplanado.client;

import java.time.Duration;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;

/**
 * The lists of names that an account has read, and when each may be read again. A list is read when it is not known or too old,
 * when a name is missing from it, and when the vendor refused what it gave; the latter two only now and then, so that a name
 * that does not exist costs one reading and not one for each message. A name that is missing is so for good only when it was
 * asked for before the list was read; until then it may be newer than the list. Safe for many threads; nothing blocks.
 */
final class NameTables {

    /** Missing names of a list that are remembered: what is forgotten waits for one more reading. */
    private static final int MOST_MISSING = 10_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<NameList, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);
    private final Duration maxAge;
    private final int maxSize;
    private final long pausePerCall;

    /**
     * An empty store.
     *
     * @param maxAge after which a list is read anew
     * @param maxSize names kept in all; the lists used least go first
     * @param pausePerCall for how long each call of a reading keeps misses and doubts from causing another one
     */
    NameTables(Duration maxAge, int maxSize, Duration pausePerCall) {
        this.maxAge = maxAge;
        this.maxSize = maxSize;
        this.pausePerCall = pausePerCall.toNanos();
    }

    int maxSize() {
        return maxSize;
    }

    /** What is known of the list, if that will do for these names; else null, and the list has to be read. */
    NamesRead usable(NameList list, Set<String> names, long now) {
        lock.lock();
        try {
            Entry entry = entries.get(list);
            if (entry == null || entry.doubted || now - entry.readAt >= maxAge.toNanos()) {
                return null;
            }
            Set<String> missing = missing(entry.table, names);
            if (missing.isEmpty()) {
                return NamesRead.certain(entry.table);
            }
            if (now - entry.noMissBefore >= 0) {
                return null;
            }
            Set<String> early = new HashSet<>(missing);
            early.removeAll(entry.missing);
            entry.askAtNextReading(early);
            return early.isEmpty()
                    ? NamesRead.certain(entry.table)
                    : new NamesRead(
                            entry.table,
                            early,
                            Duration.ofNanos(now - entry.readAt),
                            Duration.ofNanos(entry.noMissBefore - now));
        } finally {
            lock.unlock();
        }
    }

    /**
     * Keeps a list that was read.
     *
     * @param begunAt when the reading began: what it gives is as old as that
     * @param calls what it cost
     */
    void put(NameList list, NameTable table, long begunAt, int calls, long now) {
        lock.lock();
        try {
            Entry before = entries.get(list);
            Entry entry = new Entry(table, begunAt, calls * pausePerCall);
            entry.noMissBefore = begunAt;
            entry.noDoubtBefore = before != null && before.doubted ? now + entry.pause : begunAt;
            if (before != null) {
                entry.answer(before.missing);
                entry.answer(before.asked);
            }
            entries.put(list, entry);
            shrink();
        } finally {
            lock.unlock();
        }
    }

    /** Notes that the list was just read for these names and lacks some of them. */
    void missed(NameList list, Set<String> names, long now) {
        lock.lock();
        try {
            Entry entry = entries.get(list);
            if (entry != null) {
                entry.answer(names);
                entry.noMissBefore = now + entry.pause;
            }
        } finally {
            lock.unlock();
        }
    }

    /** Notes that the vendor refused a uuid of this list: it is read anew at the next use, unless that was done just now. */
    void doubt(NameList list, long now) {
        lock.lock();
        try {
            Entry entry = entries.get(list);
            if (entry != null && now - entry.noDoubtBefore >= 0) {
                entry.doubted = true;
            }
        } finally {
            lock.unlock();
        }
    }

    /** Forgets all lists. */
    void clear() {
        lock.lock();
        try {
            entries.clear();
        } finally {
            lock.unlock();
        }
    }

    private static Set<String> missing(NameTable table, Set<String> names) {
        return names.stream().filter(name -> !table.has(name)).collect(Collectors.toSet());
    }

    private void shrink() {
        int size =
                entries.values().stream().mapToInt(entry -> entry.table.size()).sum();
        Iterator<Entry> leastUsedFirst = entries.values().iterator();
        while (size > maxSize && leastUsedFirst.hasNext()) {
            size -= leastUsedFirst.next().table.size();
            leastUsedFirst.remove();
        }
    }

    /** A list and its times; guarded by the lock. */
    private static final class Entry {
        private final NameTable table;
        private final long readAt;
        private final long pause;
        private final Set<String> missing = new HashSet<>();
        private final Set<String> asked = new HashSet<>();
        private long noMissBefore;
        private long noDoubtBefore;
        private boolean doubted;

        Entry(NameTable table, long readAt, long pause) {
            this.table = table;
            this.readAt = readAt;
            this.pause = pause;
        }

        /** The list was read after somebody asked for these. */
        void answer(Set<String> names) {
            addSome(missing, missing(table, names));
        }

        /** These are answered by whichever reading is next. */
        void askAtNextReading(Set<String> names) {
            addSome(asked, names);
        }

        private static void addSome(Set<String> some, Set<String> more) {
            if (some.size() + more.size() <= MOST_MISSING) {
                some.addAll(more);
            }
        }
    }
}
