package io.github.camelplanado.monitor;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.github.camelplanado.changes.store.Inbox;
import io.github.camelplanado.changes.store.Queue;
import io.github.camelplanado.changes.store.Streams;
import io.github.camelplanado.changes.store.Sweeps;

/** A stream of changes in names and values. */
public final class StreamReport {

    private StreamReport() {}

    /**
     * What a probe asks for: whether somebody is needed. It looks at few rows, however large the stream is; if the store is
     * down, that and why.
     */
    static Map<String, Object> probe(WatchedStream stream) {
        Map<String, Object> report = begun(stream);
        try {
            // First what is waited for the shortest: a database that hangs must not hang the probe.
            Inbox.Lag lag = stream.lag().get();
            Sweeps.State sweep = stream.control().sweep();
            long parked = stream.control().parkedCount();
            Duration stalled = stream.control().stalled();
            report.put("store", "OK");
            report.put("parked", parked);
            report.put("stalledSeconds", stalled.toSeconds());
            putSweep(report, sweep);
            report.put("inbox", lag.unmerged());
            report.put("inboxStalledSeconds", lag.unmergedFor().toSeconds());
            report.put("unverifiedSeconds", lag.unverifiedFor().toSeconds());
            report.put("unreadable", lag.poison());
            report.put("abandoned", abandoned(stream.control().abandoned()));
            report.put("behind", stream.control().behind());
        } catch (RuntimeException e) {
            putTrouble(report, e);
        }
        return report;
    }

    /** What there is to tell, in the order in which it is told; if the store is down, that and why. */
    public static Map<String, Object> of(WatchedStream stream) {
        Map<String, Object> report = begun(stream);
        try {
            Queue.Counts counts = stream.control().counts();
            Sweeps.State sweep = stream.control().sweep();
            Inbox.Counts inbox = stream.inbox().get();
            report.put("store", "OK");
            report.put("entities", stream.control().entities());
            report.put("waiting", counts.waiting());
            report.put("oldestSeconds", seconds(counts.oldest()));
            report.put("parked", counts.parked());
            putSweep(report, sweep);
            report.put("inbox", inbox.waiting());
            report.put("inboxOldestSeconds", seconds(inbox.oldest()));
            report.put("unreadable", inbox.poison());
            report.put("abandoned", abandoned(stream.control().abandoned()));
            report.put("behind", stream.control().behind());
        } catch (RuntimeException e) {
            putTrouble(report, e);
        }
        return report;
    }

    /** What is known without the store. */
    private static Map<String, Object> begun(WatchedStream stream) {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("resource", stream.control().getResource().path());
        report.put("reader", stream.control().isReader());
        report.put("failing", stream.control().lasting().orElse("none"));
        return report;
    }

    private static void putSweep(Map<String, Object> report, Sweeps.State sweep) {
        report.put("parkedDeletions", sweep.braked() == null ? 0L : sweep.braked());
        report.put("firstCopy", sweep.firstDone() ? "done" : "running");
        report.put("sweep", sweep.running() ? "running" : sweep.wanted() ? "wanted" : "idle");
        report.put("sinceSweepSeconds", seconds(sweep.sinceSweep()));
    }

    private static void putTrouble(Map<String, Object> report, RuntimeException e) {
        report.put("store", "DOWN");
        report.put("trouble", firstLine(String.valueOf(e.getMessage())));
    }

    /** The statements that some failures hold are for the log. */
    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("");
    }

    /** -1 for what there was never. */
    private static long seconds(Duration time) {
        return time == null ? -1 : time.toSeconds();
    }

    private static String abandoned(List<Streams.Abandoned> streams) {
        return streams.isEmpty()
                ? "none"
                : streams.stream()
                        .map(one -> one.stream() + " (" + one.resource().path() + ", "
                                + one.since().toDays() + " days)")
                        .collect(Collectors.joining(", "));
    }
}
