package io.github.camelplanado.simulator.journal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A bounded list that many threads add to; the oldest elements go first.
 *
 * @param <T> what it holds
 */
public final class BoundedList<T> {
    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<T> elements = new ArrayDeque<>();
    private final int limit;

    /**
     * An empty list.
     *
     * @param limit how many elements it holds at most
     */
    public BoundedList(int limit) {
        this.limit = limit;
    }

    /**
     * Adds an element.
     *
     * @param element what
     */
    public void add(T element) {
        lock.lock();
        try {
            elements.addLast(element);
            if (elements.size() > limit) {
                elements.removeFirst();
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * All elements.
     *
     * @return a copy, oldest first
     */
    public List<T> all() {
        lock.lock();
        try {
            return List.copyOf(elements);
        } finally {
            lock.unlock();
        }
    }

    /**
     * The newest element.
     *
     * @return null when there is none
     */
    public T last() {
        lock.lock();
        try {
            return elements.peekLast();
        } finally {
            lock.unlock();
        }
    }

    /** Forgets all. */
    public void clear() {
        lock.lock();
        try {
            elements.clear();
        } finally {
            lock.unlock();
        }
    }
}
