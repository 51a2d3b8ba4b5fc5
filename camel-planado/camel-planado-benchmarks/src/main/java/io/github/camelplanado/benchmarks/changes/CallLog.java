package io.github.camelplanado.benchmarks.changes;

import java.util.List;

import io.github.camelplanado.simulator.RecordedRequest;
import io.github.camelplanado.simulator.SimulatorServer;

/** Counts the calls that a simulator saw. It keeps 20,000 of them, so look more often than that. */
final class CallLog {

    private final SimulatorServer simulator;
    private long seen;

    CallLog(SimulatorServer simulator) {
        this.simulator = simulator;
    }

    /** Those that were made so far are not counted. */
    void forget() {
        seen = simulator.accepted();
    }

    /** The calls since the last look, while none is under way. */
    Calls since() {
        long now = simulator.accepted();
        List<RecordedRequest> kept = simulator.requests();
        int news = Math.toIntExact(now - seen);
        if (news > kept.size()) {
            throw new IllegalStateException(news + " calls, and only " + kept.size() + " are remembered");
        }
        seen = now;
        long list = 0;
        long one = 0;
        long log = 0;
        for (RecordedRequest request : kept.subList(kept.size() - news, kept.size())) {
            list += request.rawPath().equals("/jobs") ? 1 : 0;
            one += request.rawPath().startsWith("/jobs/") ? 1 : 0;
            log += request.rawPath().startsWith("/webhooks") ? 1 : 0;
        }
        return new Calls(list, one, log, news - list - one - log);
    }
}
