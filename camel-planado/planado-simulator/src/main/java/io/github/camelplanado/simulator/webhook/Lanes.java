package io.github.camelplanado.simulator.webhook;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/** Lets a few deliveries out at a time; the others wait without a thread. */
final class Lanes {
    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Delivery> waiting = new ArrayDeque<>();
    private final int width;
    private final Consumer<Delivery> go;
    private int busy;

    Lanes(int width, Consumer<Delivery> go) {
        this.width = width;
        this.go = go;
    }

    void enter(Delivery delivery) {
        lock.lock();
        try {
            if (busy >= width) {
                waiting.addLast(delivery);
                return;
            }
            busy++;
        } finally {
            lock.unlock();
        }
        go.accept(delivery);
    }

    /** Forgets what waits. */
    void clear() {
        lock.lock();
        try {
            waiting.clear();
        } finally {
            lock.unlock();
        }
    }

    void leave() {
        Delivery next;
        lock.lock();
        try {
            next = waiting.pollFirst();
            if (next == null) {
                busy--;
                return;
            }
        } finally {
            lock.unlock();
        }
        go.accept(next);
    }
}
