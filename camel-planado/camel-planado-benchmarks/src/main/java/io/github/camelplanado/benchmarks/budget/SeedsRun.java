package io.github.camelplanado.benchmarks.budget;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleBinaryOperator;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;

/**
 * The component's rows with other seeds than those with which its parameters were chosen. Seeds are taken in parts, each as many
 * as a row of the bench has; each part must reach the goals, and the worst one is printed.
 */
final class SeedsRun {

    private static final List<Integer> RATES = List.of(60, 90);
    private static final List<Integer> JVMS = List.of(1, 3, 5);

    private final Seeds seeds;
    private final int part;
    private final Pattern wanted;
    private final List<String> problems = new ArrayList<>();

    private SeedsRun(Seeds seeds, int part, Pattern wanted) {
        this.seeds = seeds;
        this.part = part;
        this.wanted = wanted;
    }

    /**
     * Simulates and prints; ends with an error if a part missed a goal.
     *
     * @param arguments first seed, how many seeds, seeds in a part, and what is found in the names of rows: all of them
     *     by {@code min}, some by {@code "leaky .*0 90/min x1 foreign"}
     */
    public static void main(String[] arguments) {
        Seeds seeds = new Seeds(Long.parseLong(arguments[0]), Integer.parseInt(arguments[1]));
        SeedsRun run = new SeedsRun(seeds, Integer.parseInt(arguments[2]), Pattern.compile(arguments[3]));
        run.all();
        run.problems.forEach(problem -> System.out.println("MISSED " + problem));
        System.exit(run.problems.isEmpty() ? 0 : 1);
    }

    private void all() {
        for (Limit.Kind limit : Limit.Kind.values()) {
            for (int rate : RATES) {
                for (int jvms : JVMS) {
                    row(new Scenario(limit, rate, jvms, false, false));
                    row(new Scenario(limit, rate, jvms, true, false));
                    row(new Scenario(limit, rate, jvms, false, true));
                }
            }
        }
    }

    private void row(Scenario scenario) {
        String name = name(scenario);
        if (!wanted.matcher(name).find()) {
            return;
        }
        List<Outcome> outcomes = new ArrayList<>();
        for (Seeds some : seeds.parts(part)) {
            Outcome outcome = Simulation.hours(scenario, new Planado(), some);
            Outcome clairvoyant = Simulation.hours(scenario, new Clairvoyant(), some);
            outcomes.add(outcome);
            Goals.missed(scenario, outcome, clairvoyant)
                    .forEach(goal -> problems.add(name + ", seeds from " + some.first() + ": " + goal));
        }
        Outcome mean = Outcome.of(outcomes);
        System.out.printf(
                Locale.ROOT,
                "%-44s used %5.1f %% (worst %5.1f)  refused %6.1f/h (%6.1f)  p99 %5.2f s (%5.2f)  back %5.1f s (%5.1f), longest %3.0f s%n",
                name,
                100 * mean.used(),
                100 * worst(outcomes, Outcome::used, Math::min),
                mean.refusedPerHour(),
                worst(outcomes, Outcome::refusedPerHour, Math::max),
                mean.wait(99),
                worst(outcomes, outcome -> outcome.wait(99), Math::max),
                mean.back(),
                worst(outcomes, Outcome::back, Math::max),
                mean.latestBack());
    }

    private static String name(Scenario scenario) {
        return scenario.limit().title() + " " + scenario.requestsPerMinute() + "/min x" + scenario.jvms()
                + (scenario.foreign() ? " foreign client" : "") + (scenario.crashes() ? " crash loop" : "");
    }

    private static double worst(List<Outcome> parts, ToDoubleFunction<Outcome> figure, DoubleBinaryOperator worse) {
        return parts.stream().mapToDouble(figure).reduce(worse).orElse(Double.NaN);
    }
}
