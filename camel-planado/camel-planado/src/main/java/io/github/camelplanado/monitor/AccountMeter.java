package io.github.camelplanado.monitor;

/** The meters of an account: the one table from which they are registered and told in the documentation. */
public enum AccountMeter {
    /** Turns granted. */
    GRANTED("budget.granted", Kind.COUNTER, "calls", true, "Turns that were granted: HTTP attempts that might go"),
    /** Calls without a turn. */
    DENIED(
            "budget.denied",
            Kind.COUNTER,
            "calls",
            true,
            "Calls that ended because there was no turn for them: `maxWait` was over, or too many waited"),
    /** Answers 429. */
    REFUSED("budget.refused", Kind.COUNTER, "calls", false, "Attempts that the vendor refused with 429"),
    /** Calls that wait. */
    WAITING("budget.waiting", Kind.GAUGE, "calls", true, "Calls that wait for their turn"),
    /** Wait times. */
    WAIT(
            "budget.wait",
            Kind.TIMER,
            "seconds",
            true,
            "How long calls waited for the turn they got; zero for those that went at once"),
    /** The longest wait of those who wait. */
    LONGEST_WAIT(
            "budget.wait.longest",
            Kind.GAUGE,
            "seconds",
            true,
            "How long the call that came first of those who wait has waited"),
    /** The rate in force. */
    RATE(
            "budget.rate",
            Kind.GAUGE,
            "calls a minute",
            false,
            "The rate that the budget gives now, learned or configured; 0 if it does not pace or does not tell"),
    /** The option. */
    CONFIGURED_RATE("budget.rate.configured", Kind.GAUGE, "calls a minute", false, "The option `requestsPerMinute`"),
    /** The share used. */
    USED(
            "budget.used",
            Kind.GAUGE,
            "share",
            false,
            "The part of the rate that this JVM used in the last minute: 1 is all of it, above 1 are saved-up calls"),
    /** The pause. */
    PAUSE(
            "budget.pause",
            Kind.GAUGE,
            "seconds",
            false,
            "How long everybody still pauses, because the vendor refused a call"),
    /** Trouble. */
    DEGRADED(
            "budget.degraded",
            Kind.GAUGE,
            "0 or 1",
            false,
            "Whether the budget gives less than it should, because the store that JVMs share is down"),
    /** The breaker. */
    BREAKER_OPEN(
            "breaker.open", Kind.GAUGE, "0 or 1", false, "Whether the circuit breaker keeps calls from being sent");

    private final String id;
    private final Kind kind;
    private final String unit;
    private final boolean byPriority;
    private final String description;

    AccountMeter(String id, Kind kind, String unit, boolean byPriority, String description) {
        this.id = "planado." + id;
        this.kind = kind;
        this.unit = unit;
        this.byPriority = byPriority;
        this.description = description;
    }

    /** What a meter does. */
    public enum Kind {
        /** Only rises. */
        COUNTER,
        /** Rises and falls. */
        GAUGE,
        /** Counts, sums, and knows the longest. */
        TIMER
    }

    /** Its name by Micrometer's convention; a registry writes it in its own. */
    public String id() {
        return id;
    }

    /** What it does. */
    public Kind kind() {
        return kind;
    }

    /** In what it counts, in words. */
    public String unit() {
        return unit;
    }

    /** Whether there is one for each priority, told apart by the tag {@code priority}. */
    public boolean isByPriority() {
        return byPriority;
    }

    /** What it tells. */
    public String description() {
        return description;
    }
}
