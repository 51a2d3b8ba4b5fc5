package io.github.camelplanado.benchmarks.budget;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.github.camelplanado.benchmarks.BudgetRow;

/**
 * The component's budget on a virtual clock against every kind of limit, beside models of what users build. A row is the mean of
 * several hours, each with its own seed; waits are those of all hours together. Ends with an error if a goal is missed, or if a
 * model is not like its original.
 */
final class BudgetRun {

    private static final List<Integer> RATES = List.of(60, 90);
    /** Of what runs in real time. */
    private static final int RATE = 60;

    private static final List<Integer> JVMS = List.of(1, 3, 5);
    private static final SenderKind PLANADO = new Planado();
    /** Models are steadier than what learns, and more costly where they are refused all the time. */
    private static final Seeds MODEL_HOURS = Seeds.from1(2);
    /** Ten minutes each, as long as the originals ran. */
    private static final Seeds SPANS_OF_ORIGINALS = Seeds.from1(10);
    /** Points of share used. */
    private static final double LIKE_ITS_ORIGINAL = 3;

    private final Seeds hours;
    private final BudgetFile file;
    private final List<BudgetRow> rows = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private double worstUsed = 100;
    private double worstRefused;
    private double worstWait;

    private BudgetRun(Seeds hours, BudgetFile file) {
        this.hours = hours;
        this.file = file;
    }

    /**
     * Simulates, prints, and completes the file.
     *
     * @param arguments file, hours for each row of the component
     */
    public static void main(String[] arguments) throws Exception {
        BudgetRun run =
                new BudgetRun(Seeds.from1(Integer.parseInt(arguments[1])), BudgetFile.open(Path.of(arguments[0])));
        run.all();
        run.file.write(run.rows);
        run.problems.forEach(problem -> System.out.println("MISSED " + problem));
        System.out.println(run.result());
        System.exit(run.problems.isEmpty() ? 0 : 1);
    }

    private void all() throws IOException {
        for (Limit.Kind limit : Limit.Kind.values()) {
            for (int rate : RATES) {
                for (int jvms : JVMS) {
                    beside(new Scenario(limit, rate, jvms, false, false));
                    beside(new Scenario(limit, rate, jvms, true, false));
                    crashes(new Scenario(limit, rate, jvms, false, true));
                }
            }
        }
        compareWithOriginals();
    }

    private void beside(Scenario scenario) {
        Outcome clairvoyant = Simulation.hours(scenario, new Clairvoyant(), hours);
        Outcome planado = Simulation.hours(scenario, PLANADO, hours);
        add("planado", "simulated", scenario, planado);
        add("clairvoyant", "model", scenario, clairvoyant);
        for (SenderKind rival : Rival.all()) {
            String title = rival.title(scenario.requestsPerMinute());
            add(title, "model", scenario, Simulation.hours(scenario, rival, MODEL_HOURS));
        }
        judge(scenario, planado, clairvoyant);
        if (scenario.foreign()) {
            System.out.printf(
                    Locale.ROOT,
                    "  planado uses what the foreign client left, once that stopped, after %.0f s (mean), %.0f s (longest)%n",
                    planado.back(),
                    planado.latestBack());
        } else if (scenario.limit().isLeaky() && scenario.limit() != Limit.Kind.LEAKY_2) {
            worstUsed = Math.min(worstUsed, 100 * planado.used());
            worstRefused = Math.max(worstRefused, planado.refusedPerHour());
            worstWait = Math.max(worstWait, planado.wait(99));
        }
    }

    private void crashes(Scenario scenario) {
        Outcome planado = Simulation.hours(scenario, PLANADO, hours);
        add("planado, restarted each minute", "simulated", scenario, planado);
        judge(scenario, planado, planado);
    }

    private void judge(Scenario scenario, Outcome planado, Outcome clairvoyant) {
        Goals.missed(scenario, planado, clairvoyant).forEach(goal -> problems.add(scenario + ": " + goal));
    }

    private void add(String client, String kind, Scenario scenario, Outcome outcome) {
        BudgetRow row = new BudgetRow(
                client,
                kind,
                scenario.limit().title(),
                scenario.requestsPerMinute(),
                scenario.jvms(),
                scenario.foreign() ? "20 %" : "none",
                100 * outcome.used(),
                outcome.refusedPerHour(),
                outcome.wait(50),
                outcome.wait(99));
        rows.add(row);
        System.out.println(row.text());
    }

    /** Models are put to what the originals were put to: the same minutes, and as slow a machine. */
    private void compareWithOriginals() throws IOException {
        Map<String, Double> originals = file.usedInRealTime();
        if (originals.isEmpty()) {
            System.out.println("The originals were not run: the models are compared with nothing");
            return;
        }
        Span span = Span.of(file.circumstances());
        for (Limit.Kind limit : Limit.Kind.values()) {
            for (SenderKind model : Rival.all()) {
                String key = BudgetFile.key(model.title(RATE), limit.title(), String.valueOf(RATE));
                Double original = originals.get(key);
                if (original != null) {
                    compare(key, original, new Scenario(limit, RATE, 1, false, false), span, model);
                }
            }
        }
    }

    private void compare(String key, double original, Scenario scenario, Span span, SenderKind model) {
        double used = 100
                * Simulation.spans(scenario, span, model, SPANS_OF_ORIGINALS).used();
        String both =
                String.format(Locale.ROOT, "%s: %.1f %% used in real time, %.1f %% by its model", key, original, used);
        System.out.println(both);
        if (Math.abs(original - used) > LIKE_ITS_ORIGINAL) {
            problems.add(both);
        }
    }

    private String result() {
        return String.format(
                Locale.ROOT,
                "RESULT worst-used=%.1f worst-refused-per-hour=%.0f urgent-p99-s=%.2f",
                worstUsed,
                Math.ceil(worstRefused),
                worstWait);
    }
}
