package io.github.camelplanado.benchmarks.kill;

import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** Counts kills, and where they hit. */
final class Kills {

    private final int asked;
    private final AtomicInteger claimed = new AtomicInteger();
    private final AtomicInteger done = new AtomicInteger();
    private final Map<String, LongAdder> places = new ConcurrentSkipListMap<>();

    Kills(int asked) {
        this.asked = asked;
    }

    /** Whether one more is wanted; whoever asked makes it. */
    boolean claim() {
        return claimed.incrementAndGet() <= asked;
    }

    void hit(String place) {
        places.computeIfAbsent(place, name -> new LongAdder()).increment();
        done.incrementAndGet();
    }

    int count() {
        return done.get();
    }

    boolean isEnough() {
        return done.get() >= asked;
    }

    /** How often it hit there. */
    long at(String place) {
        LongAdder count = places.get(place);
        return count == null ? 0 : count.sum();
    }

    Map<String, LongAdder> places() {
        return places;
    }
}
