package io.github.camelplanado.benchmarks.kill.worker;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

import io.github.camelplanado.benchmarks.kill.plan.Point;
import io.github.camelplanado.benchmarks.kill.plan.Stream;
import org.apache.camel.Exchange;

/** What a route does with a change: it writes, and fails now and then, before it has written or after. */
final class Application {

    private final RandomGenerator chance;
    private final Target target;
    private final Points points;
    private final double refusals;

    /** @param refusals how often it fails, from 0 to 1 */
    Application(Target target, Points points, double refusals, long seed) {
        this.target = target;
        this.points = points;
        this.refusals = refusals;
        this.chance = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    /** The whole work for a change. */
    void take(Stream stream, Exchange exchange) {
        points.pass(Point.AT_FIRST_STEP);
        refuse();
        Told told = Told.of(exchange.getMessage());
        switch (stream.kind()) {
            case GUARDED -> target.guarded(stream.name(), told);
            case TRANSACTED -> target.asItComes(stream.name(), told);
            case HISTORY -> target.history(stream.name(), told);
        }
        refuse();
        if (stream.kind() == Stream.Kind.GUARDED) {
            points.pass(Point.AFTER_ROUTE_BEFORE_MARK);
        }
    }

    /** Fails now and then, as applications do. */
    synchronized void refuse() {
        if (chance.nextDouble() < refusals) {
            throw new IllegalStateException("The application refuses, by chance");
        }
    }
}
