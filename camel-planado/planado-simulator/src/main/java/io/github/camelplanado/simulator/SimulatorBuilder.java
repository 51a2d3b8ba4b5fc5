package io.github.camelplanado.simulator;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Gathers how a simulator is set up.
 *
 * @param <T> what is built
 */
public final class SimulatorBuilder<T> {
    private final Function<Setup, T> make;
    private String apiKey = "simulator-key";
    private String host = "127.0.0.1";
    private int port;
    private double speed = 1;
    private ManualClock manualClock;
    private int requestsPerMinute = 60;
    private int bucket = 10;
    private Knobs knobs = Knobs.defaults();
    private Path journal;
    private long seed = 1;
    private final List<String> templates = new ArrayList<>();
    private Duration deliveryTimeout = Duration.ofSeconds(10);
    private Duration shortestTimeout = Duration.ofSeconds(2);
    private int parallelDeliveries = 8;
    private boolean checkAnswers = true;
    private Duration roundTrip = Duration.ZERO;
    private double roundTripSigma;
    private boolean keepBetweenTests;

    SimulatorBuilder(Function<Setup, T> make) {
        this.make = make;
    }

    /**
     * Sets the account's key.
     *
     * @param key what callers must send; {@code simulator-key} when not said
     * @return this
     */
    public SimulatorBuilder<T> apiKey(String key) {
        if (key.isBlank()) {
            throw new IllegalArgumentException("the key cannot be empty");
        }
        apiKey = key;
        return this;
    }

    /**
     * Sets where the simulator listens.
     *
     * @param address a host name or address; 127.0.0.1 when not said
     * @return this
     */
    public SimulatorBuilder<T> host(String address) {
        host = address;
        return this;
    }

    /**
     * Sets the port.
     *
     * @param number 0 for any free one, which is the default
     * @return this
     */
    public SimulatorBuilder<T> port(int number) {
        port = number;
        return this;
    }

    /**
     * Sets how fast time runs.
     *
     * @param factor simulated seconds in a real second; 1 when not said
     * @return this
     */
    public SimulatorBuilder<T> speed(double factor) {
        if (!(factor > 0)) {
            throw new IllegalArgumentException("speed must be above 0, not " + factor);
        }
        speed = factor;
        return this;
    }

    /**
     * Lets a test move the time.
     *
     * @param clock the clock, from {@link SimulatorClock#manual()}
     * @return this
     */
    public SimulatorBuilder<T> clock(ManualClock clock) {
        manualClock = clock;
        return this;
    }

    /**
     * Sets the rate limit.
     *
     * @param calls calls a minute; 0 = no limit; 60 when not said
     * @return this
     */
    public SimulatorBuilder<T> requestsPerMinute(int calls) {
        requestsPerMinute = calls;
        return this;
    }

    /**
     * Sets the size of the rate limit's bucket.
     *
     * @param calls how many fit in at once; 10 when not said
     * @return this
     */
    public SimulatorBuilder<T> bucket(int calls) {
        bucket = calls;
        return this;
    }

    /**
     * Sets the page size of every list.
     *
     * @param elements 1 or more; 20 when not said
     * @return this
     */
    public SimulatorBuilder<T> pageSize(int elements) {
        return knob(Knob.PAGE_SIZE, elements);
    }

    /**
     * Turns a knob.
     *
     * @param knob which
     * @param value its value
     * @return this
     */
    public SimulatorBuilder<T> knob(Knob knob, Object value) {
        knobs = knobs.with(knob, value);
        return this;
    }

    /**
     * Turns a knob by its name.
     *
     * @param id the name in camel case
     * @param value its value
     * @return this
     */
    public SimulatorBuilder<T> knob(String id, Object value) {
        return knob(Knob.byId(id), value);
    }

    /**
     * Sets all knobs.
     *
     * @param setting the setting
     * @return this
     */
    public SimulatorBuilder<T> knobs(Knobs setting) {
        knobs = setting;
        return this;
    }

    /**
     * Sets the knobs that a file names; the others keep what they have.
     *
     * @param file {@code .properties}, or JSON or YAML with one knob and its value on each line
     * @return this
     * @throws IllegalArgumentException when it names an unknown knob, with the list, or a value that is not allowed
     */
    public SimulatorBuilder<T> knobs(Path file) {
        knobs = knobs.with(Knobs.read(file));
        return this;
    }

    /**
     * Writes the journal to a file.
     *
     * @param file the file; it is written anew
     * @return this
     */
    public SimulatorBuilder<T> journal(Path file) {
        journal = file;
        return this;
    }

    /**
     * Sets where chance and uuids start from.
     *
     * @param number 1 when not said
     * @return this
     */
    public SimulatorBuilder<T> seed(long number) {
        seed = number;
        return this;
    }

    /**
     * Adds a template of jobs to the built-in ones.
     *
     * @param name its name
     * @return this
     */
    public SimulatorBuilder<T> template(String name) {
        templates.add(name);
        return this;
    }

    /**
     * Sets how long a receiver of webhooks may take.
     *
     * @param simulated in simulated time; 10 seconds when not said
     * @param shortest never less than this, in real time; 2 seconds when not said
     * @return this
     */
    public SimulatorBuilder<T> deliveryTimeout(Duration simulated, Duration shortest) {
        deliveryTimeout = simulated;
        shortestTimeout = shortest;
        return this;
    }

    /**
     * Sets how many deliveries are under way at once.
     *
     * @param count 8 when not said
     * @return this
     */
    public SimulatorBuilder<T> parallelDeliveries(int count) {
        parallelDeliveries = count;
        return this;
    }

    /**
     * Sets whether answers are checked against the contract too. Requests always are; with large pages the check of an
     * answer costs more than everything else.
     *
     * @param checked true when not said
     * @return this
     */
    public SimulatorBuilder<T> checkAnswers(boolean checked) {
        checkAnswers = checked;
        return this;
    }

    /**
     * Sets how long a request and its answer are under way: a log-normal time, half of it before the rate limit.
     *
     * @param median of the round trip, in simulated time; none when not said
     * @param sigma of its logarithm, 0 for the same time always
     * @return this
     */
    public SimulatorBuilder<T> roundTrip(Duration median, double sigma) {
        if (median.isNegative() || !(sigma >= 0)) {
            throw new IllegalArgumentException("a round trip cannot be negative, nor can its sigma");
        }
        roundTrip = median;
        roundTripSigma = sigma;
        return this;
    }

    /**
     * Keeps what a test leaves for the test after it; otherwise each test begins with an empty account.
     *
     * @return this
     */
    public SimulatorBuilder<T> keepBetweenTests() {
        keepBetweenTests = true;
        return this;
    }

    /**
     * Builds it. It is not started yet.
     *
     * @return the simulator
     */
    public T build() {
        return make.apply(new Setup(
                apiKey,
                host,
                port,
                speed,
                manualClock,
                requestsPerMinute,
                bucket,
                knobs,
                journal,
                seed,
                List.copyOf(templates),
                deliveryTimeout,
                shortestTimeout,
                parallelDeliveries,
                checkAnswers,
                roundTrip,
                roundTripSigma,
                keepBetweenTests));
    }
}
