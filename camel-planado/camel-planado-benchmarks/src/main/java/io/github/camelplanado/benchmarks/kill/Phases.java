package io.github.camelplanado.benchmarks.kill;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How long the parts of a run take, one after the other. */
final class Phases {

    private final List<String> ended = new ArrayList<>();
    private long began = System.nanoTime();

    /** What ran until now ends here. */
    void end(String name) {
        long now = System.nanoTime();
        ended.add(name + " " + Duration.ofNanos(now - began).toSeconds() + " s");
        began = now;
    }

    @Override
    public String toString() {
        return String.join(", ", ended);
    }
}
