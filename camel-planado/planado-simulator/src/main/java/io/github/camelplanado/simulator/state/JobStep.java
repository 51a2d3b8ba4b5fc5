package io.github.camelplanado.simulator.state;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

import io.github.camelplanado.simulator.RefusedException;

/** What a worker can do with a job: the buttons of the phone. */
public enum JobStep {
    /** Sets off; may be left out. */
    EN_ROUTE("en_route", "posted scheduled published"),
    /** Begins the work. */
    START("started", "posted scheduled published en_route"),
    /** Pauses. */
    SUSPEND("suspended", "started"),
    /** Goes on after a pause. */
    RESUME("started", "suspended"),
    /** Ends the work with a resolution. */
    FINISH("finished", "started");

    private final String status;
    private final String from;

    JobStep(String status, String from) {
        this.status = status;
        this.from = from;
    }

    /**
     * The status after the step.
     *
     * @return the vendor's word
     */
    public String status() {
        return status;
    }

    /**
     * The statuses in which the step is possible.
     *
     * @return the vendor's words
     */
    public Set<String> from() {
        return Set.of(from.split(" ", -1));
    }

    /**
     * Finds a step.
     *
     * @param word e.g. {@code en_route}
     * @return the step
     * @throws RefusedException with status 404 when there is none
     */
    public static JobStep of(String word) {
        return Arrays.stream(values())
                .filter(step -> step.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst()
                .orElseThrow(RefusedException::notFound);
    }
}
