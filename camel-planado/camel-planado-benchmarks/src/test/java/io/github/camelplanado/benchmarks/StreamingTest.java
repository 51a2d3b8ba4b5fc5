package io.github.camelplanado.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The small run of the benchmark: a JVM with 64 MiB reads a list that would not fit into it. */
class StreamingTest {

    private static final int ENTITIES = 50_000;
    private static SeededSimulator simulator;

    @BeforeAll
    static void start() {
        simulator = SeededSimulator.start(100).seed(ENTITIES);
    }

    @AfterAll
    static void end() {
        simulator.close();
    }

    @Test
    void clients_are_streamed_with_a_flat_heap() throws Exception {
        streams("clients");
    }

    @Test
    void jobs_are_streamed_with_a_flat_heap() throws Exception {
        streams("jobs");
    }

    @Test
    void a_reader_that_keeps_the_entities_does_not_pass() throws Exception {
        assertThat(Benchmarks.stream(simulator, "clients", ENTITIES, "all").code())
                .isNotZero();
    }

    @Test
    void a_reader_that_keeps_no_more_than_the_uuids_does_not_pass_either() throws Exception {
        JavaProcess.Ended ended = Benchmarks.stream(simulator, "clients", ENTITIES, "uuid");
        assertThat(ended.code()).isNotZero();
        assertThat(ended.lines()).contains("NOT FLAT");
    }

    private static void streams(String resource) throws Exception {
        JavaProcess.Ended ended = Benchmarks.stream(simulator, resource, ENTITIES, "nothing");
        System.out.println(ended);
        assertThat(ended.code()).as(ended::toString).isZero();
    }
}
