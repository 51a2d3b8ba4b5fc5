package io.github.camelplanado.benchmarks.rivals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.github.camelplanado.benchmarks.BudgetRow;
import io.github.camelplanado.benchmarks.RealTime;

/**
 * All rivals at once, each with an account of its own, in real time. Nobody's CPU is short: a call a second is nothing.
 *
 * <p>What the account's bucket holds at the start is used up in the warm-up. The measured time should be a multiple of a minute,
 * since the limiters of a minute work in bursts.
 */
final class RivalsRun {

    private static final int REQUESTS_PER_MINUTE = 60;
    private static final Duration REHEARSAL = Duration.ofSeconds(20);
    private static final double MINUTE = Duration.ofMinutes(1).toNanos();
    private static final double HOUR = Duration.ofHours(1).toNanos();
    private static final double SECOND = Duration.ofSeconds(1).toNanos();

    private final List<BudgetRow> rows = new ArrayList<>();
    private final Duration warmUp;
    private final Duration measured;
    private final List<Integer> buckets;
    private Duration delay;

    private RivalsRun(Duration warmUp, Duration measured, List<Integer> buckets) {
        this.warmUp = warmUp;
        this.measured = measured;
        this.buckets = buckets;
    }

    /**
     * Measures, prints, and writes the file.
     *
     * @param arguments seconds of warm-up, measured seconds, file, and the sizes of the vendor's bucket
     */
    public static void main(String[] arguments) throws Exception {
        Duration warmUp = Duration.ofSeconds(Long.parseLong(arguments[0]));
        Duration measured = Duration.ofSeconds(Long.parseLong(arguments[1]));
        List<Integer> buckets =
                Stream.of(arguments).skip(3).map(Integer::valueOf).toList();
        Path file = Path.of(arguments[2]);
        Files.createDirectories(file.toAbsolutePath().getParent());
        RivalsRun run = new RivalsRun(warmUp, measured, buckets);
        run.run();
        run.rows.forEach(row -> System.out.println(row.text()));
        System.out.printf("This machine added %d ms to each round trip%n", run.delay.toMillis());
        Files.write(
                file,
                Stream.concat(Stream.of(BudgetRow.HEADER), run.rows.stream().map(BudgetRow::csv))
                        .toList());
        new RealTime(warmUp, measured, run.delay).write(RealTime.beside(file));
        System.exit(0);
    }

    private void run() throws Exception {
        List<Rival> rivals = Rivals.all();
        List<Vendor> accounts = buckets.stream()
                .flatMap(bucket ->
                        rivals.stream().map(rival -> new Vendor(REQUESTS_PER_MINUTE, bucket, rival.retryAfter())))
                .toList();
        List<Vendor> withProbe = Stream.concat(accounts.stream(), Stream.of(new Vendor(0, 1, "none")))
                .toList();
        try (Vendors vendors = Vendors.start(withProbe);
                Probe probe = new Probe(vendors.baseUrl(accounts.size()))) {
            rehearse(rivals);
            List<Work> all = begin(rivals, vendors, accounts.size());
            probe.restart();
            pass(warmUp);
            Instant from = Instant.now();
            System.out.printf(
                    "%d accounts, measured from %s for %s after %s of warm-up%n",
                    accounts.size(), from, measured, warmUp);
            pass(measured);
            Instant to = from.plus(measured);
            delay = probe.delay();
            for (int account = 0; account < accounts.size(); account++) {
                rows.add(row(
                        rivals.get(account % rivals.size()),
                        accounts.get(account),
                        ServerLog.read(vendors.baseUrl(account)),
                        all.get(account),
                        from,
                        to));
            }
            all.forEach(Work::close);
        }
    }

    /**
     * Runs everything for a while where nothing is refused. A throttle remembers for ever how its first calls were spread, and in
     * a cold JVM they come slowly, which would make it look better than it is.
     */
    private static void rehearse(List<Rival> rivals) throws Exception {
        List<Vendor> accounts = rivals.stream()
                .map(rival -> new Vendor(60 * REQUESTS_PER_MINUTE, 10 * REQUESTS_PER_MINUTE, rival.retryAfter()))
                .toList();
        try (Vendors vendors = Vendors.start(accounts)) {
            List<Work> all = begin(rivals, vendors, accounts.size());
            pass(REHEARSAL);
            all.forEach(Work::close);
        }
    }

    private static List<Work> begin(List<Rival> rivals, Vendors vendors, int accounts) throws Exception {
        List<Work> all = new ArrayList<>();
        for (int account = 0; account < accounts; account++) {
            all.add(new Work(rivals.get(account % rivals.size()), vendors.baseUrl(account), account));
        }
        all.forEach(Work::begin);
        return all;
    }

    private static BudgetRow row(Rival rival, Vendor vendor, ServerLog log, Work work, Instant from, Instant to) {
        if (work.done() == 0) {
            throw new IllegalStateException(rival.name() + " got nothing done: is its route right?");
        }
        double nanos = Duration.between(from, to).toNanos();
        List<Duration> waits = log.waits(work.urgent(), from, to);
        return new BudgetRow(
                rival.name(),
                "real",
                "leaky " + vendor.bucket(),
                vendor.requestsPerMinute(),
                1,
                "none",
                100 * log.count(true, from, to) / (vendor.requestsPerMinute() * nanos / MINUTE),
                log.count(false, from, to) / (nanos / HOUR),
                quantile(waits, 0.5),
                quantile(waits, 0.99));
    }

    /** Seconds; NaN if nothing was urgent in a run that short. */
    private static double quantile(List<Duration> sorted, double part) {
        return sorted.isEmpty()
                ? Double.NaN
                : sorted.get((int) Math.ceil(part * sorted.size()) - 1).toNanos() / SECOND;
    }

    private static void pass(Duration time) throws InterruptedException {
        // Never counted down: this is a wait.
        if (new CountDownLatch(1).await(time.toNanos(), TimeUnit.NANOSECONDS)) {
            throw new IllegalStateException("Nobody counts down");
        }
    }
}
