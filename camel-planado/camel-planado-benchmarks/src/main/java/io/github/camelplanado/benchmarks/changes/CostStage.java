package io.github.camelplanado.benchmarks.changes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.github.camelplanado.api.Detail;
import io.github.camelplanado.api.InitialPosition;
import io.github.camelplanado.changes.store.StreamStore;

/**
 * An account with so many jobs and a stream that tells of them.
 *
 * @param jobs how many
 * @param seed where chance starts from
 * @param store of all streams
 */
record CostStage(int jobs, long seed, StreamStore store) {

    private static final int PAGE = 100;
    private static final CallsPerDay FORMULA = CallsPerDay.ofDefaults();
    /** What a copy may cost beside its pages and gets: looks at head and log. */
    private static final int LOOKS = 12;

    /**
     * One day after the other.
     *
     * @param changes in each
     * @param everyWay also with {@code detail=always}, and without webhooks
     */
    List<CostCell> days(List<Long> changes, boolean everyWay) throws Exception {
        List<CostCell> cells = new ArrayList<>();
        try (DayAccount account = new DayAccount(jobs, PAGE, seed);
                DayStream stream = new DayStream(account, "cost-" + jobs, store)) {
            MeasuredDay days = new MeasuredDay(account, stream, PAGE);
            stream.webhooks(true).start(Detail.never, InitialPosition.now);
            learn(stream);
            for (long some : changes) {
                cells.add(cell("webhooks", days.run(some, true, false)));
            }
            if (everyWay) {
                stream.start(Detail.always, InitialPosition.now);
                for (long some : changes) {
                    cells.add(cell("webhooks, detail=always", days.run(some, true, true)));
                }
                stream.webhooks(false).start(Detail.never, InitialPosition.now);
                for (long some : changes) {
                    cells.add(cell("no webhooks", days.run(some, false, false)));
                }
            }
        }
        return cells;
    }

    private static void learn(DayStream stream) {
        while (!stream.isLearnt()) {
            stream.minute();
        }
    }

    private static CostCell cell(String name, MeasuredDay.Seen seen) {
        CostCell cell = new CostCell(name, FORMULA.of(seen.day()), seen);
        System.out.println(cell.row());
        return cell;
    }

    /** What is wrong with the cost of a first copy; empty if it is as promised. */
    Optional<String> copy(Detail detail) throws Exception {
        try (DayAccount account = new DayAccount(jobs, PAGE, seed);
                DayStream stream = new DayStream(account, "copy-" + detail, store)) {
            stream.start(detail, InitialPosition.all);
            learn(stream);
            stream.settle();
            Calls calls = account.log().since();
            long gets = detail == Detail.always ? jobs : 0;
            System.out.printf(
                    "first copy of %,d jobs, detail=%s: %,d of lists, %,d of one job, %,d of the log; %,d told%n",
                    jobs, detail, calls.list(), calls.one(), calls.log(), stream.told());
            boolean good = stream.told() == jobs
                    && calls.one() == gets
                    && calls.total() <= FORMULA.firstCopy(jobs) + gets + LOOKS;
            return good ? Optional.empty() : Optional.of("the first copy with detail=" + detail);
        }
    }
}
