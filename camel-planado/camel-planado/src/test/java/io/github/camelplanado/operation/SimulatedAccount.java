package io.github.camelplanado.operation;

import io.github.camelplanado.TestCamel;
import io.github.camelplanado.simulator.PlanadoSimulator;

/** A simulator and a Camel context for the properties of one class, which are no tests of JUnit Jupiter. */
record SimulatedAccount(PlanadoSimulator planado, TestCamel camel) implements AutoCloseable {

    static SimulatedAccount open() {
        PlanadoSimulator planado =
                PlanadoSimulator.builder().requestsPerMinute(0).build().start();
        return new SimulatedAccount(planado, new TestCamel(planado));
    }

    @Override
    public void close() {
        camel.close();
        planado.close();
    }
}
