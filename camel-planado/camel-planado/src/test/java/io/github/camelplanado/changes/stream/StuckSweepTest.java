package io.github.camelplanado.changes.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

import io.github.camelplanado.api.PlanadoConfiguration;
import io.github.camelplanado.api.Priority;
import io.github.camelplanado.api.Resource;
import io.github.camelplanado.changes.Comparison;
import io.github.camelplanado.changes.MovableClock;
import io.github.camelplanado.changes.Reading;
import io.github.camelplanado.changes.SweepPace;
import io.github.camelplanado.changes.store.Streams.Lease;
import io.github.camelplanado.client.Caller;
import io.github.camelplanado.message.EntityLift;
import io.github.camelplanado.simulator.PlanadoSimulator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A page in the middle of the list cannot be understood, so that the sweep begins from the top each time. */
class StuckSweepTest {

    @RegisterExtension
    static final PlanadoSimulator PLANADO =
            PlanadoSimulator.builder().requestsPerMinute(0).pageSize(5).build();

    private final MovableClock clock = new MovableClock();
    private final List<Throwable> failures = new ArrayList<>();
    private final AtomicBoolean spoiled = new AtomicBoolean(true);
    private final Chore chore =
            new Chore(new Outage("read the whole list", new Failures(failures), () -> {}, clock), clock, () -> false);

    @Test
    void pages_that_are_read_again_and_again_do_not_hide_that_it_never_ends() throws Exception {
        new Jobs(PLANADO).create(1, 12);
        try (StreamRig rig = new StreamRig(PLANADO, Databases.h2())) {
            rig.store().streams().register("stream", StreamRig.SCOPE, Resource.JOBS);
            ReaderLease leases = new ReaderLease("stream", "me", Duration.ofHours(1));
            Lease lease = leases.take(rig.store());
            Sweeping sweeping = sweeping(rig, leases);
            step(rig, sweeping, lease, 10);
            assertThat(chore.lasting()).isEmpty();

            step(rig, sweeping, lease, 40);

            assertThat(chore.lasting()).get().asString().contains("could not read the whole list");
            assertThat(failures).as("told at the first and the second time").hasSize(2);

            spoiled.set(false);
            step(rig, sweeping, lease, 4);
            assertThat(chore.lasting()).isEmpty();
            assertThat(rig.store().sweeps().state("stream").firstDone()).isTrue();
        }
    }

    /** Ten seconds for each. */
    private void step(StreamRig rig, Sweeping sweeping, Lease lease, int times) throws InterruptedException {
        for (int i = 0; i < times; i++) {
            chore.step(
                    () -> sweeping.step(rig.store(), lease, rig.store().sweeps().state("stream")));
            clock.advance(Duration.ofSeconds(10));
        }
    }

    private Sweeping sweeping(StreamRig rig, ReaderLease leases) {
        StreamId stream = new StreamId("stream", StreamRig.SCOPE, Resource.JOBS);
        // The first page once more is no second one.
        Caller vendor = request -> rig.client().send(spoiled.get() ? request.withQuery(Map.of()) : request);
        Comparison comparison = new Comparison(
                new StreamKnowledge(new StreamHome(stream, rig::store), "stream"),
                Resource.JOBS,
                new EntityLift(ZoneOffset.UTC));
        return new Sweeping(
                stream,
                StreamOptions.of(new PlanadoConfiguration(), Duration.ofMinutes(1)),
                leases,
                new Reading(vendor, Resource.JOBS, Priority.LOW),
                comparison,
                new StoreMarks(),
                () -> new SweepPace(60, 0.2, clock),
                clock);
    }
}
