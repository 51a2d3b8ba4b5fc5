package io.github.camelplanado.examples.erpsync.demo;

import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

import com.fasterxml.jackson.databind.JsonNode;

/** The show: the first load, people and workers while it runs, quiet, the comparison. */
final class Show {

    private static final int MAX_COMPLAINTS = 12;
    private static final int CALM_ROUNDS = 15;
    private static final long ROUND_NANOS = 100_000_000;
    private static final long QUIET_MILLIS = 45_000;
    private static final long LOOK_AGAIN_NANOS = 60_000_000_000L;

    private final DemoSettings settings;
    private final Stage stage;
    private final Erp erp;
    private final SimulatorProcess simulator;
    private final Progress progress;
    private final Arrivals arrivals;

    Show(DemoSettings settings, Stage stage) {
        this.settings = settings;
        this.stage = stage;
        this.erp = stage.erp();
        this.simulator = stage.simulator();
        this.progress = new Progress(erp, simulator, settings);
        this.arrivals = new Arrivals(erp);
    }

    boolean play() {
        System.out.println("Seed " + settings.seed() + ", " + settings.speed() + " simulated seconds in a second, "
                + settings.requestsPerMinute() + " calls a minute; sabotage " + settings.sabotage() + ": "
                + settings.sabotage().text());
        stage.database().run(Seeds.sql(settings, simulator == null ? null : "Boiler check"));
        if (simulator != null) {
            simulator.faults(Map.of("repeat", 0.15, "delay", 0.15, "max_delay", "PT45S"));
            simulator.workers(Map.of("travel", "PT20S", "work", "PT60S", "parallel", 60, "seed", settings.seed()));
        }
        stage.startRoutes();
        Load load = new Load(settings, stage, progress, arrivals);
        load.run();
        if (simulator == null) {
            untilSent();
        } else {
            quiet();
        }
        return result(load);
    }

    private void untilSent() {
        while (!erp.isQuiet()) {
            progress.tick();
            arrivals.look();
            LockSupport.parkNanos(ROUND_NANOS);
        }
    }

    /** Until nothing moves on either side, or it takes too long. */
    private void quiet() {
        long deadline = System.currentTimeMillis() + QUIET_MILLIS;
        int calm = 0;
        long before = -1;
        while (calm < CALM_ROUNDS && System.currentTimeMillis() < deadline) {
            JsonNode stats = simulator.stats();
            long attempts = stats.path("delivery_attempts").asLong();
            boolean still = stats.path("deliveries_pending").asLong() == 0
                    && attempts == before
                    && progress.finished() == settings.orders()
                    && erp.isQuiet();
            before = attempts;
            calm = still ? calm + 1 : 0;
            progress.tick();
            LockSupport.parkNanos(ROUND_NANOS);
        }
    }

    private boolean result(Load load) {
        for (Kind kind : Kind.values()) {
            System.out.println("Compared of each " + kind.entity() + ": "
                    + String.join(
                            ", ", kind.fields().stream().map(Kind.Field::column).toList()));
        }
        Journal journal = stage.journal();
        List<Edit> edits = erp.edits();
        Findings findings = Findings.of(erp, stage.planado(), journal, edits);
        // The net needs its time: another server's own people go on working meanwhile, so it may take some looks.
        while (simulator == null && !findings.areGood() && erp.isQuiet()) {
            progress.say("not yet: " + findings + "; looking again in a minute");
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
            findings = Findings.of(erp, stage.planado(), journal, edits);
        }
        Pace pace = simulator == null
                ? Pace.of(stage.meter().refusals(), load.turns(), arrivals.millis(edits), settings, load.millis())
                : Pace.of(journal, edits, settings, load.from(), load.to());
        findings.complaints().stream().limit(MAX_COMPLAINTS).forEach(System.out::println);
        if (findings.complaints().size() > MAX_COMPLAINTS) {
            System.out.println("... and " + (findings.complaints().size() - MAX_COMPLAINTS) + " more");
        }
        if (simulator != null && !load.isComplete()) {
            System.out.println("Not all edits could be made: the load was over before.");
        }
        System.out.println("RESULT " + findings + " " + pace);
        return findings.areGood() && pace.isGood() && (simulator == null || load.isComplete());
    }
}
