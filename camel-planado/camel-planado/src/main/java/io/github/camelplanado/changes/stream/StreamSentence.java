package io.github.camelplanado.changes.stream;

import java.util.ArrayList;
import java.util.List;

import io.github.camelplanado.changes.store.Queue;
import io.github.camelplanado.changes.store.Sweeps;

/** How a stream is, in a sentence for people. */
final class StreamSentence {

    private StreamSentence() {}

    static String of(Sweeps.State sweep, Queue.Counts counts, long entities) {
        List<String> parts = new ArrayList<>();
        parts.add(entities + " entities known");
        if (!sweep.firstDone()) {
            parts.add("the first reading goes on");
        } else if (sweep.running()) {
            parts.add("sweep " + sweep.number() + " goes on");
        }
        parts.add(counts.waiting() + " changes wait");
        if (counts.parked() > 0) {
            parts.add(counts.parked() + " are parked: release or drop them");
        }
        if (sweep.braked() != null) {
            parts.add(sweep.braked() + " deletions are held back: release or drop them");
        }
        return String.join(", ", parts);
    }
}
