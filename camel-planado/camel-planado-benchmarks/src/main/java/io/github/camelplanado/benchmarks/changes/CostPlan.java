package io.github.camelplanado.benchmarks.changes;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;

/**
 * Which days are measured.
 *
 * @param jobs sizes of the account, the smallest one first
 * @param changes numbers of changes a day
 * @param folder for databases
 * @param seed where chance starts from
 */
record CostPlan(List<Long> jobs, List<Long> changes, Path folder, long seed) {

    private static final int SEEDS = 1_000_000;

    /** @param arguments {@code jobs=}, {@code changes=} (with commas), {@code folder=}, {@code seed=} (empty for any) */
    static CostPlan parse(String... arguments) {
        Map<String, String> given = Arrays.stream(arguments)
                .map(argument -> argument.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        String seed = given.getOrDefault("seed", "");
        return new CostPlan(
                numbers(given.get("jobs")),
                numbers(given.get("changes")),
                Path.of(given.get("folder")),
                seed.isEmpty() ? ThreadLocalRandom.current().nextInt(1, SEEDS) : Long.parseLong(seed));
    }

    private static List<Long> numbers(String text) {
        return Arrays.stream(text.split(",", -1)).map(Long::valueOf).toList();
    }
}
