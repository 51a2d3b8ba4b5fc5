package io.github.camelplanado.matrix;

import java.time.Duration;

import io.github.camelplanado.simulator.PlanadoSimulator;
import io.github.camelplanado.simulator.SimulatorBuilder;
import io.github.camelplanado.simulator.SimulatorClock;

/** The accounts of the suite, which know nothing of each other. */
enum Account {
    /** Without a limit, by the real time. */
    USUAL(0, 1),
    /** 60 calls a minute, by a clock that a check lets run. */
    LIMITED(60, Ticking.SPEED),
    /** Without a limit; what the vendor does after 15 seconds it does at once. */
    HURRIED(0, 300);

    /** A receiver has this long, in real time: it starts cold, on a machine that may have other work. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final int requestsPerMinute;
    private final int speed;

    Account(int requestsPerMinute, int speed) {
        this.requestsPerMinute = requestsPerMinute;
        this.speed = speed;
    }

    PlanadoSimulator open() {
        SimulatorBuilder<PlanadoSimulator> builder = PlanadoSimulator.builder()
                .requestsPerMinute(requestsPerMinute)
                .speed(speed)
                .deliveryTimeout(PATIENCE, PATIENCE)
                // Every knob's answers are held by the tests of the simulator.
                .checkAnswers(false)
                .keepBetweenTests();
        if (this == LIMITED) {
            builder.clock(SimulatorClock.manual());
        }
        return builder.build().start();
    }

    HastyBudget budget() {
        return new HastyBudget(requestsPerMinute, speed);
    }
}
