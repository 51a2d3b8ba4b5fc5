package io.github.camelplanado.simulator;

/** The simulator as a plain server, for programs and tests without JUnit 5. */
public final class SimulatorServer extends Simulator {

    private SimulatorServer(Setup setup) {
        super(setup);
    }

    /**
     * A server with every default, on a free port of the loopback address.
     *
     * @return the server, not started
     */
    public static SimulatorServer create() {
        return builder().build();
    }

    /**
     * Begins to set up a server.
     *
     * @return a builder
     */
    public static SimulatorBuilder<SimulatorServer> builder() {
        return new SimulatorBuilder<>(SimulatorServer::new);
    }

    /**
     * Opens the port.
     *
     * @return this
     */
    public SimulatorServer start() {
        open();
        return this;
    }
}
