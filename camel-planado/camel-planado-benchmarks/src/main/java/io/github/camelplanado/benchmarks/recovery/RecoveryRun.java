package io.github.camelplanado.benchmarks.recovery;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;

/** Prints its seed, what it sees, and as the last line the result; the exit code is 0 only if everything is as it must be. */
final class RecoveryRun {

    private RecoveryRun() {}

    /**
     * Runs.
     *
     * @param arguments {@code jobs=}, {@code minutes=} of the window, {@code refused=} in seconds, {@code kills=} and
     *     {@code seed=} (empty: another one each time)
     */
    public static void main(String[] arguments) throws Exception {
        String asked = value(arguments, "seed");
        long seed = asked.isBlank() ? Clock.systemUTC().millis() % 1_000_000 : Long.parseLong(asked);
        System.out.println("Seed " + seed + "; replay by -Drecovery.seed=" + seed);
        RecoveryPlan plan = new RecoveryPlan(
                Integer.parseInt(value(arguments, "jobs")),
                Duration.ofMinutes(Long.parseLong(value(arguments, "minutes"))),
                Duration.ofSeconds(Long.parseLong(value(arguments, "refused"))),
                Integer.parseInt(value(arguments, "kills")),
                seed);
        RecoveryResult result = RecoveryStage.run(plan, Path.of("target", "recovery"));
        System.out.println(
                "Finished to shown, s:                    " + result.waits().line(Wait::plain));
        System.out.println(
                "Since nothing stood in the way first, s: " + result.waits().line(Wait::first));
        System.out.println(
                "Since nothing stood in the way last, s:  " + result.waits().line(Wait::since));
        System.out.println(result.calls() + " calls; " + result.fetches().needed()
                + " changes no delivery had told when they were asked for, "
                + result.fetches().logged()
                + " of them the vendor's log had at a start before");
        System.out.println((result.isControlMet() ? "CONTROL " : "CONTROL NOT MET ") + result.controlLine());
        System.out.println("RESULT " + result.line());
        System.exit(result.isGood() && result.isControlMet() ? 0 : 1);
    }

    private static String value(String[] arguments, String name) {
        return Arrays.stream(arguments)
                .filter(argument -> argument.startsWith(name + "="))
                .map(argument -> argument.substring(name.length() + 1))
                .findFirst()
                .orElse("");
    }
}
