package io.github.camelplanado.matrix;

import static io.github.camelplanado.matrix.Samples.body;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;

import io.github.camelplanado.simulator.ManualClock;

/** All work is done under the account's rate, also when somebody else uses it up. */
final class BucketChecks {

    private static final int MOST_CALLS = 1000;
    /** Half of what one call takes out of 60 a minute. */
    private static final Duration HALF = Duration.ofMillis(500);

    private BucketChecks() {}

    static List<Check> all() {
        return List.of(
                Check.in(Account.LIMITED, "rate: more work than the bucket holds", BucketChecks::paced)
                        .seenAs(BucketChecks::seen),
                Check.in(Account.LIMITED, "rate: a bucket that others have filled", BucketChecks::shared)
                        .seenAs(BucketChecks::seen));
    }

    private static void paced(Stand stand) {
        work(stand, "paced-", 12, () -> true);
    }

    /** The clock stands still while the other program calls. */
    private static void shared(Stand stand) throws IOException {
        Outsider outsider = new Outsider(stand.planado());
        while (outsider.calls()) {
            assertThat(stand.planado().accepted()).as("the bucket has an end").isLessThan(MOST_CALLS);
        }
        clock(stand).advance(HALF);
        assertThat(outsider.calls()).isFalse();
        clock(stand).advance(HALF);
        outsider.calls();
        // What was full is full when the connector comes, however long it takes.
        long refused = stand.planado().refused();
        work(stand, "shared-", 6, () -> stand.planado().refused() > refused);
    }

    private static void work(Stand stand, String ids, int jobs, BooleanSupplier timePasses) {
        Ticking ticking = new Ticking(clock(stand), timePasses);
        try {
            for (int i = 0; i < jobs; i++) {
                stand.ok("planado:jobs/upsert", body(stand, "jobs", ids + i, "no. " + i));
            }
        } finally {
            ticking.stop();
        }
        assertThat(stand.planado().count("jobs")).isEqualTo(jobs);
        for (int i = 0; i < jobs; i++) {
            stand.requireText("jobs", ids + i, "no. " + i);
        }
    }

    private static ManualClock clock(Stand stand) {
        return (ManualClock) stand.planado().clock();
    }

    /** What the other program was answered, and what the connector was, each once: how often depends on the machine. */
    private static List<String> seen(List<String> traffic) {
        List<String> seen = new ArrayList<>();
        traffic.stream().filter(line -> line.startsWith("GET /teams")).forEach(seen::add);
        TreeSet<String> answers = new TreeSet<>();
        traffic.stream()
                .filter(line -> line.startsWith("POST /v2"))
                .map(line -> line.replaceFirst("^(\\w+) .* -> (\\d+( after \\d+)?).*$", "$1 $2"))
                .forEach(answers::add);
        seen.addAll(answers);
        return seen;
    }
}
