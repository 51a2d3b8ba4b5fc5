package io.github.camelplanado.benchmarks.kill;

import java.util.Map;
import java.util.TreeMap;

import io.github.camelplanado.benchmarks.kill.judge.Verdict;

/**
 * What came of a run.
 *
 * @param plan what was to be done
 * @param kills how many there were
 * @param places where they hit
 * @param phases how long its parts took
 * @param versions how many there were in Planado
 * @param changes how many of them since the streams began
 * @param settled whether the tables came to rest at the right numbers before the time was over
 * @param verdict what the judge found
 */
record KillResult(
        KillPlan plan,
        int kills,
        Map<String, Long> places,
        String phases,
        long versions,
        long changes,
        boolean settled,
        Verdict verdict) {

    KillResult {
        places = new TreeMap<>(places);
    }

    /** Whether nothing is wrong; where next to nothing changed, nothing could be lost. */
    boolean isClean() {
        return kills >= plan.kills() && changes >= plan.kills() && verdict.isClean();
    }

    String line() {
        return "kills=" + kills + " " + verdict.line();
    }
}
