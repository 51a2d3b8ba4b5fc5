package io.github.camelplanado.simulator;

import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The simulator as a JUnit 5 extension:
 *
 * <pre>{@code
 * @RegisterExtension
 * static PlanadoSimulator planado = PlanadoSimulator.create();
 * }</pre>
 *
 * As a static field it is started once for the class and emptied before each test; as an instance field it is started
 * for each test. Tests of one class that run at the same time cannot share one that is emptied between tests.
 */
public final class PlanadoSimulator extends Simulator
        implements BeforeAllCallback, AfterAllCallback, BeforeEachCallback, AfterEachCallback {
    /** Nested classes and subclasses share one field: the port is open until the last of them is done. */
    private final AtomicInteger classes = new AtomicInteger();

    private PlanadoSimulator(Setup setup) {
        super(setup);
    }

    /**
     * An extension with every default, on a free port of the loopback address.
     *
     * @return the extension
     */
    public static PlanadoSimulator create() {
        return builder().build();
    }

    /**
     * Begins to set up an extension.
     *
     * @return a builder
     */
    public static SimulatorBuilder<PlanadoSimulator> builder() {
        return new SimulatorBuilder<>(PlanadoSimulator::new);
    }

    /**
     * Opens the port, for use outside a test's life; JUnit does it by itself.
     *
     * @return this
     */
    public PlanadoSimulator start() {
        open();
        return this;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        classes.incrementAndGet();
        open();
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        if (!isOpen()) {
            open();
        } else if (!setup().keepBetweenTests()) {
            reset();
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        if (classes.get() == 0) {
            close();
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (classes.decrementAndGet() == 0) {
            close();
        }
    }
}
