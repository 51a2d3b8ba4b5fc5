package io.github.camelplanado.benchmarks.kill.plan;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What the workers run. All but the first are made by hand from parts of Camel. */
@SuppressWarnings("ImmutableEnumChecker") // its lists and sets are copies
public enum Variant {
    /** {@code planado:.../changes}, with and without a transaction, and the history of jobs. */
    CHANGES(
            List.of(
                    new Stream("jobs-in-transaction", "job", Stream.Kind.TRANSACTED),
                    new Stream("jobs-guarded", "job", Stream.Kind.GUARDED),
                    new Stream("clients-in-transaction", "client", Stream.Kind.TRANSACTED),
                    new Stream("sites-guarded", "site", Stream.Kind.GUARDED),
                    new Stream("jobs-history", "job", Stream.Kind.HISTORY)),
            EnumSet.allOf(Point.class)),
    /** The same without transactions, in the component's own file: one node. */
    CHANGES_IN_FILE(
            List.of(
                    new Stream("jobs-guarded", "job", Stream.Kind.GUARDED),
                    new Stream("clients-guarded", "client", Stream.Kind.GUARDED),
                    new Stream("sites-guarded", "site", Stream.Kind.GUARDED)),
            EnumSet.of(
                    Point.AT_FIRST_STEP,
                    Point.AFTER_PERMIT,
                    Point.AFTER_FETCH,
                    Point.AFTER_ROUTE_BEFORE_MARK,
                    Point.AFTER_PATCH_BEFORE_MARK)),
    /** A webhook is answered after its route has written, guarded by version: right as long as every webhook comes. */
    ANSWERED_LAST(
            guarded(), EnumSet.of(Point.AT_FIRST_STEP, Point.AFTER_ROUTE_BEFORE_MARK, Point.AFTER_PATCH_BEFORE_MARK)),
    /** A webhook is answered at once and worked on by SEDA. */
    ANSWERED_AT_ONCE(guarded(), EnumSet.of(Point.AT_FIRST_STEP)),
    /** Camel's idempotent consumer, eager as it is by default, stands before the work. */
    EAGER_IDEMPOTENT(guarded(), EnumSet.of(Point.AT_FIRST_STEP)),
    /** Nobody looks at versions: what arrives last stays. */
    LAST_ARRIVAL(guarded(), EnumSet.of(Point.AT_FIRST_STEP)),
    /** A table keeps what came until an on-completion marks it as done, in place of one transaction. */
    MARKED_ON_COMPLETION(guarded(), EnumSet.of(Point.AFTER_ROUTE_BEFORE_MARK));

    private final List<Stream> streams;
    private final Set<Point> points;

    Variant(List<Stream> streams, Set<Point> points) {
        this.streams = List.copyOf(streams);
        this.points = Set.copyOf(points);
    }

    private static List<Stream> guarded() {
        return List.of(
                new Stream("job", "job", Stream.Kind.GUARDED),
                new Stream("client", "client", Stream.Kind.GUARDED),
                new Stream("site", "site", Stream.Kind.GUARDED));
    }

    /** What comes into the target. */
    public List<Stream> streams() {
        return streams;
    }

    /** Where its workers can be killed. */
    public Set<Point> points() {
        return points;
    }

    /** How often its routes fail, from 0 to 1. */
    public double refusals() {
        // What an on-completion loses it loses by these alone, and few of a dozen are the last word on their entity.
        return this == MARKED_ON_COMPLETION ? 0.15 : 0.03;
    }

    /** Whether it also reads lists, so that webhooks may be lost. */
    public boolean reads() {
        return this == CHANGES || this == CHANGES_IN_FILE;
    }
}
