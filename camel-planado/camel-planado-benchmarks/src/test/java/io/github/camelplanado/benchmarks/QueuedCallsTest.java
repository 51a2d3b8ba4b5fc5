package io.github.camelplanado.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Ten thousand calls wait in a JVM with 64 MiB, behind a budget that is used up. */
class QueuedCallsTest {

    @Test
    void they_fit_and_the_stop_of_the_context_ends_each_of_them_once() throws Exception {
        try (SeededSimulator simulator = SeededSimulator.start(20).seed(1)) {
            JavaProcess.Ended ended = Benchmarks.run(QueuedCallsRun.class, simulator.baseUrl(), "10000");
            System.out.println(ended);
            assertThat(ended.code()).as(ended::toString).isZero();
        }
    }
}
