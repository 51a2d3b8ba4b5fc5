package io.github.camelplanado.changes.stream;

import java.time.Clock;
import java.util.Optional;
import java.util.stream.Stream;

import io.github.camelplanado.changes.Comparison;
import io.github.camelplanado.changes.Head;
import io.github.camelplanado.changes.Reading;
import io.github.camelplanado.changes.SweepPace;
import io.github.camelplanado.changes.store.StreamStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The reading side of a consumer's life: the loop of the reader, all that it looks at, and the right to read. */
final class StreamReading {

    private static final Logger LOG = LoggerFactory.getLogger(StreamReading.class);

    private final StreamHome home;
    private final StreamCalls calls;
    private final ReaderLease lease;
    private final CatchUp catchUp;
    private final DoubtsAndSweep rest;
    private final Loop loop;

    /**
     * @param news run when something is to be told
     * @param ended run when the loop has ended
     */
    StreamReading(StreamLife life, Runnable news, Runnable ended) {
        StreamScope scope = life.scope();
        StreamId stream = life.stream();
        Rhythm rhythm = scope.rhythm();
        this.home = life.home();
        this.calls = life.calls();
        this.lease = new ReaderLease(stream.name(), life.holder(), rhythm.lease());
        Reading list = new Reading(calls, stream.resource(), life.options().priority());
        StreamKnowledge knowledge = new StreamKnowledge(home, stream.name());
        Comparison comparison = new Comparison(knowledge, stream.resource(), scope.lift());
        StoreMarks marks = new StoreMarks();
        this.catchUp = new CatchUp(life, knowledge, scope.replay(calls));
        this.rest = rest(life, list, comparison, marks);
        HeadPoll head = head(life, list, comparison, marks);
        LogAndHead newest = new LogAndHead(catchUp, head, calls, rest);
        StreamReader steps = new StreamReader(home, scope.missing(), lease, marks, newest, rest, news, rhythm.tick());
        this.loop = new Loop(steps, life.outage("read changes of", scope::missed), () -> release(ended));
    }

    private HeadPoll head(StreamLife life, Reading list, Comparison comparison, StoreMarks marks) {
        Clock clock = life.scope().clock();
        Head top = Head.ofNewestFirst(life.stream().resource(), list, comparison, marks, clock);
        return new HeadPoll(life.stream(), top, marks, calls, life.options().delay(), clock);
    }

    private DoubtsAndSweep rest(StreamLife life, Reading list, Comparison comparison, StoreMarks marks) {
        StreamScope scope = life.scope();
        StreamId stream = life.stream();
        StreamOptions options = life.options();
        Verifier verifier = new Verifier(calls, options.priority(), scope.lift());
        return new DoubtsAndSweep(
                stream,
                new Repair(stream, verifier, options.maxDeletes(), new PutOff(scope.clock())),
                new Sweeping(stream, options, lease, list, comparison, marks, () -> pace(life), scope.clock()),
                chore(life, "ask what was deleted of"),
                chore(life, "read the whole list of"));
    }

    private Chore chore(StreamLife life, String work) {
        // What was missed is for the reader as a whole: here the vendor answers, and does not answer this.
        return new Chore(life.outage(work, () -> {}), life.scope().clock(), calls::isStopped);
    }

    private static SweepPace pace(StreamLife life) {
        StreamScope scope = life.scope();
        int rate = scope.clients().get().settings().pacing().requestsPerMinute();
        return new SweepPace(rate, life.options().budgetShare(), scope.clock());
    }

    Loop loop() {
        return loop;
    }

    /** The step that runs is the last one, and waits for no call. */
    void stop() {
        loop.stop();
        calls.stop();
    }

    /** Something may have been missed, which the reader is to note. */
    void wake() {
        loop.wake();
    }

    /** There may be entities to ask about. */
    void look() {
        rest.look();
        loop.wake();
    }

    /** The sweep makes haste. */
    void hurry() {
        rest.hurry();
        loop.wake();
    }

    /** Whether this node reads. */
    boolean isHeld() {
        return lease.isHeld();
    }

    /** What has failed for minutes, in a sentence; empty if nothing has. */
    Stream<String> lasting() {
        // Another node that reads may get further with the chores.
        Optional<String> chores = isHeld() ? rest.lasting() : Optional.empty();
        return Stream.of(loop.lasting(), chores).flatMap(Optional::stream);
    }

    /** Prolongs the right to read the list. For the heartbeat. */
    void renewLease(StreamStore store) {
        lease.renew(store);
    }

    /** Prolongs the right to read the log. For the heartbeat. */
    void renewLog(StreamStore store) {
        catchUp.renew(store);
    }

    /** Another node reads at once, however long exchanges of this one take. */
    private void release(Runnable ended) {
        try {
            if (lease.isHeld()) {
                lease.release(home.store());
            }
        } catch (RuntimeException e) {
            LOG.debug("The right to read could not be given back, so it runs out by itself", e);
        } finally {
            ended.run();
        }
    }
}
