package io.github.camelplanado.benchmarks.changes;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

import io.github.camelplanado.simulator.ManualClock;
import io.github.camelplanado.simulator.SimulatorClock;
import io.github.camelplanado.simulator.SimulatorServer;

/** An account in this JVM whose jobs people change: of a hundred changes one makes a job and one deletes one. */
final class DayAccount implements AutoCloseable {

    private static final int IN = 100;
    private static final Map<String, Object> PATTERN = Map.of(
            "external_id",
            "job-{n}",
            "description",
            "Check boiler {n} and write down the meter reading",
            "template",
            Map.of("name", "Boiler check"),
            "address",
            Map.of("formatted", "{n} Example Road"));

    private final ManualClock clock = SimulatorClock.manual();
    private final SimulatorServer simulator;
    private final CallLog log;
    private final RandomGenerator chance;
    private final int seeded;
    private final Set<Integer> gone = new HashSet<>();
    private final Set<Integer> touched = new HashSet<>();
    private int made;

    DayAccount(int jobs, int pageSize, long seed) {
        this.seeded = jobs;
        this.chance = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        this.simulator = SimulatorServer.builder()
                .requestsPerMinute(0)
                .checkAnswers(false)
                .pageSize(pageSize)
                .clock(clock)
                .build()
                .start();
        simulator.office().seed("jobs", jobs, PATTERN);
        this.log = new CallLog(simulator);
    }

    SimulatorServer simulator() {
        return simulator;
    }

    ManualClock clock() {
        return clock;
    }

    CallLog log() {
        return log;
    }

    long jobs() {
        return simulator.count("jobs");
    }

    /** Makes one change; of what kind goes by turns. */
    void change(long turn) {
        int kind = (int) (turn % IN);
        if (kind == IN / 3) {
            made++;
            simulator.office().create("jobs", Map.of("external_id", id(seeded + made)));
            touched.add(seeded + made);
        } else if (kind == 2 * IN / 3) {
            int number = some();
            gone.add(number);
            touched.remove(number);
            simulator.office().delete("jobs", id(number));
        } else {
            int number = some();
            simulator.office().update("jobs", id(number), Map.of("description", "Changed " + turn));
            touched.add(number);
        }
    }

    /** A day begins. */
    void begin() {
        touched.clear();
    }

    /** How many jobs that are there were made or changed since the day began. */
    long touched() {
        return touched.size();
    }

    /** How many jobs were ever deleted. */
    long gone() {
        return gone.size();
    }

    /** How many of so many changes make a job. */
    static long created(long changes) {
        return (changes + IN - 1 - IN / 3) / IN;
    }

    /** How many of so many changes delete a job. */
    static long deleted(long changes) {
        return (changes + IN - 1 - 2 * IN / 3) / IN;
    }

    private String id(int number) {
        return number > seeded ? "made-" + (number - seeded) : "job-" + number;
    }

    /** Any job that is there, those that were made included. */
    private int some() {
        while (true) {
            int number = 1 + chance.nextInt(seeded + made);
            if (!gone.contains(number)) {
                return number;
            }
        }
    }

    @Override
    public void close() {
        simulator.close();
    }
}
