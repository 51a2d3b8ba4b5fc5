/**
 * A strict stand-in for Planado: the public face. {@link io.github.camelplanado.simulator.PlanadoSimulator} is for
 * JUnit 5, {@link io.github.camelplanado.simulator.SimulatorServer} for everything else. The packages below this one
 * are its inside and may change.
 */
package io.github.camelplanado.simulator;
