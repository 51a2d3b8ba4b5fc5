package io.github.camelplanado.changes;

import java.util.List;

/**
 * Where in a newest-first list the part begins that a first walk learns silently: at the entity that was the newest one when
 * learning began. What is above it came later and is told, however often the walk begins anew. For one thread.
 */
public final class LearningMark {

    private final Reading reading;
    private final Comparison comparison;
    private final Marks marks;
    private Boolean gone;
    private boolean passed;

    public LearningMark(Reading reading, Comparison comparison, Marks marks) {
        this.reading = reading;
        this.comparison = comparison;
        this.marks = marks;
    }

    /** The rows of the next page that are learnt; the same ones when the page is compared again. */
    public List<Row> learnt(List<Row> rows) throws InterruptedException {
        return rows.subList(passed ? 0 : above(rows), rows.size());
    }

    /** The page was compared. */
    public void pass(List<Row> learnt) {
        passed |= !learnt.isEmpty();
    }

    /** The walk is at the top of the list again, where there may be what came since. */
    public void beginAnew() {
        passed = false;
    }

    private int above(List<Row> rows) throws InterruptedException {
        if (rows.isEmpty()) {
            return 0;
        }
        if (marks.learntFrom() == null) {
            marks.learnFrom(rows.get(0).uuid());
            return 0;
        }
        int mark = rows.stream().map(Row::uuid).toList().indexOf(marks.learntFrom());
        if (mark >= 0) {
            return mark;
        }
        if (gone == null) {
            gone = !reading.exists(marks.learntFrom());
        }
        // Of a mark that was deleted the known entities are left: the first of them is the nearest thing to it.
        return gone ? comparison.aboveKnown(rows).size() : rows.size();
    }
}
