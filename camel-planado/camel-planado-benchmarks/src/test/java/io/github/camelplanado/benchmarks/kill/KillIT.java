package io.github.camelplanado.benchmarks.kill;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * The short form of the kill test. {@code mvn -Pkill-test} is the long one, with its controls. Both at once: much of the time
 * of either is waiting.
 */
@Execution(ExecutionMode.CONCURRENT)
class KillIT {

    private static final long SEED = KillRun.seed(System.getProperty("kill.seed"));

    @Test
    void three_nodes_on_postgresql_that_are_killed_lose_nothing_and_do_nothing_twice() throws Exception {
        assertClean(KillRun.run(KillRun.shortForm(SEED)));
    }

    @Test
    void one_node_with_its_own_file_that_is_killed_loses_nothing_and_does_nothing_twice() throws Exception {
        assertClean(KillRun.run(KillRun.shortFormInFile(SEED)));
    }

    private static void assertClean(KillResult result) {
        assertThat(result.verdict().found())
                .allSatisfy((fault, cases) -> assertThat(cases).as(fault.word()).isEmpty());
        assertThat(result.isClean()).as(result.line()).isTrue();
    }
}
