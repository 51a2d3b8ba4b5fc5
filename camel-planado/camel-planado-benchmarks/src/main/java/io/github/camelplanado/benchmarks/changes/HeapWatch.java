package io.github.camelplanado.benchmarks.changes;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

/** Collects all garbage of this JVM at equal distances, and notes what is left. */
final class HeapWatch implements AutoCloseable {

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
    private final LongStream.Builder samples = LongStream.builder();

    HeapWatch(Duration distance) {
        thread.scheduleAtFixedRate(this::look, 0, distance.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void look() {
        System.gc();
        samples.add(ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
    }

    /** All samples. Ends the looking. */
    HeapQuarters end() throws InterruptedException {
        thread.shutdown();
        if (!thread.awaitTermination(1, TimeUnit.MINUTES)) {
            throw new IllegalStateException("A collection does not end");
        }
        return HeapQuarters.of(samples.build().toArray());
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
