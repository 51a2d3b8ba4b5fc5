package io.github.camelplanado.benchmarks.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Posts a load. The time of an answer counts from the moment for which sending was planned: if no connection is free by
 * then, that is part of it.
 */
final class Posting {

    private final Load load;
    private final Deliveries deliveries;
    private final int port;
    private final String secret;
    private final Answers answers;
    private final AtomicInteger next = new AtomicInteger();
    private long begin;

    Posting(Load load, Deliveries deliveries, int port, String secret) {
        this.load = load;
        this.deliveries = deliveries;
        this.port = port;
        this.secret = secret;
        this.answers = new Answers(load.first(), load.most());
    }

    /** Posts all of it. */
    Tally run() throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        begin = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(200);
        for (int i = 0; i < load.connections(); i++) {
            Thread thread = new Thread(this::post, "post-" + i);
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        return answers.tally((System.nanoTime() - begin) / 1e9);
    }

    /** To be read after it has run. */
    Answers answers() {
        return answers;
    }

    private void post() {
        long end = begin + TimeUnit.SECONDS.toNanos(load.seconds());
        try (Line line = new Line(port, load.path(), secret)) {
            for (int place = next.getAndIncrement(); place < load.most(); place = next.getAndIncrement()) {
                byte[] body = deliveries.body(load.first() + place);
                long planned = load.perSecond() == 0
                        ? System.nanoTime()
                        : begin + TimeUnit.SECONDS.toNanos(place) / load.perSecond();
                if (load.perSecond() == 0 && planned >= end) {
                    return;
                }
                awaitTime(Math.max(planned, begin));
                int status = line.post(body);
                answers.add(load.first() + place, status, System.nanoTime() - planned);
            }
        }
    }

    private static void awaitTime(long time) {
        for (long left = time - System.nanoTime(); left > 0; left = time - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
