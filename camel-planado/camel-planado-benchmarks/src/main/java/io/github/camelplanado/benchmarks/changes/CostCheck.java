package io.github.camelplanado.benchmarks.changes;

import java.util.ArrayList;
import java.util.List;

/** What is promised of the calls of a day, and must be seen. Pure. */
final class CostCheck {

    /** A call a minute. */
    private static final long IDLE = 1440;
    /** Two changes of one job in one minute may be told as one. */
    private static final double LEAST_TOLD = 0.95;

    private CostCheck() {}

    /** What is wrong, in sentences. */
    static List<String> of(List<CostCell> cells) {
        List<String> wrong = new ArrayList<>();
        for (CostCell cell : cells) {
            String name = cell.name() + ", " + cell.day().jobs() + " jobs, "
                    + cell.day().changes() + " changes: ";
            if (!cell.agrees()) {
                wrong.add(name + cell.seen().total() + " calls, by formula "
                        + cell.formula().total());
            }
            long beside = cell.seen().total()
                    - CallsPerDay.ofDefaults().sweeps(cell.day().jobs());
            if (cell.day().changes() == 0 && beside > IDLE + cell.measured().owed()) {
                wrong.add(name + "idle, and " + beside + " calls beside the sweep");
            }
            if (cell.day().webhooks()
                    && !cell.day().fetched()
                    && cell.seen().one() != cell.measured().gone()) {
                wrong.add(name + "jobs were fetched " + cell.seen().one() + " times, and "
                        + cell.measured().gone() + " deletions were told");
            }
            if (cell.day().webhooks()
                    && (cell.measured().told()
                                    > cell.day().changes() + cell.measured().owed()
                            || cell.measured().told() < LEAST_TOLD * cell.day().changes())) {
                wrong.add(name + "told " + cell.measured().told());
            }
            // The bound for webhooks says little without them, where versions between two looks are skipped.
            if (cell.measured().sweptLast()
                    && cell.measured().told() - cell.measured().gone()
                            < cell.measured().touched()) {
                wrong.add(name + "told "
                        + (cell.measured().told() - cell.measured().gone()) + " changes of "
                        + cell.measured().touched() + " jobs that changed");
            }
            // No webhook tells of a deletion: one behind the place of the sweep is found by the next sweep.
            long deleted = cell.day().deleted() + cell.measured().owed();
            if (cell.measured().gone() > deleted
                    || (cell.measured().sweptLast() && cell.measured().gone() < deleted)) {
                wrong.add(name + "told " + cell.measured().gone() + " deletions, and " + deleted + " were deleted");
            }
            if (cell.seen().other() > 0) {
                wrong.add(name + cell.seen().other() + " calls of another kind");
            }
        }
        return wrong;
    }
}
