package io.github.camelplanado.simulator;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.ReentrantLock;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelplanado.simulator.state.Entity;
import io.github.camelplanado.simulator.state.Resource;
import io.github.camelplanado.simulator.state.Shapes;

/**
 * What a simulator offers, however it is started: {@link SimulatorServer} by hand, {@link PlanadoSimulator} by JUnit.
 * Everything here may be used by several threads.
 */
public abstract class Simulator implements AutoCloseable {
    private final ReentrantLock lock = new ReentrantLock();
    private final Setup setup;
    private volatile Engine engine;

    Simulator(Setup setup) {
        this.setup = setup;
    }

    /** Opens the port. Does nothing when it is open. */
    void open() {
        lock.lock();
        try {
            if (engine == null) {
                engine = new Engine(setup, this);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Closes the port and drops everything. Does nothing when it is closed. */
    @Override
    public void close() {
        lock.lock();
        try {
            if (engine != null) {
                engine.close();
                engine = null;
            }
        } finally {
            lock.unlock();
        }
    }

    private Engine engine() {
        Engine running = engine;
        if (running == null) {
            throw new IllegalStateException("the simulator is not started");
        }
        return running;
    }

    Setup setup() {
        return setup;
    }

    boolean isOpen() {
        return engine != null;
    }

    /**
     * The address to give to a client.
     *
     * @return e.g. {@code http://127.0.0.1:41234/v2}
     */
    public String baseUrl() {
        String host = setup.host().contains(":") ? "[" + setup.host() + "]" : setup.host();
        return "http://" + host + ":" + port() + "/v2";
    }

    /**
     * The account's key.
     *
     * @return what callers must send
     */
    public String apiKey() {
        return setup.apiKey();
    }

    /**
     * The open port.
     *
     * @return its number
     */
    public int port() {
        return engine().port.number();
    }

    /**
     * The requests of the API, the refused ones included.
     *
     * @return oldest first, at most the last 20,000
     */
    public List<RecordedRequest> requests() {
        return engine().requests.all();
    }

    /**
     * The last request of the API.
     *
     * @return null when there was none
     */
    public RecordedRequest lastRequest() {
        return engine().requests.last();
    }

    /**
     * What clients did wrong although the answer was a success.
     *
     * @return oldest first
     */
    public List<Mistake> mistakes() {
        return engine().mistakes.all();
    }

    /**
     * People in the office.
     *
     * @return their desk
     */
    public Office office() {
        return engine().office;
    }

    /**
     * The field workers.
     *
     * @return their phones
     */
    public Worker worker() {
        return engine().worker;
    }

    /**
     * What goes wrong on purpose.
     *
     * @return the faults
     */
    public Faults faults() {
        return engine().faults;
    }

    /**
     * The webhooks, as in the settings page.
     *
     * @return the webhooks
     */
    public Webhooks webhooks() {
        return engine().webhooks;
    }

    /**
     * Every attempt to deliver that has ended.
     *
     * @return oldest first
     */
    public List<DeliveryAttempt> deliveries() {
        return engine().deliveries.attempts();
    }

    /**
     * How many deliveries are due, wait for a retry or are under way.
     *
     * @return the count
     */
    public long pendingDeliveries() {
        return engine().deliveries.pending();
    }

    /**
     * An entity.
     *
     * @param resource its name in the contract, e.g. {@code job-types}
     * @param id uuid or external id
     * @return the shape of get, null when there is none
     */
    public JsonNode entity(String resource, String id) {
        Entity found = engine().account.find(Resource.of(resource), id);
        return found == null ? null : Shapes.full(found, Knobs.defaults());
    }

    /**
     * How many entities a resource has.
     *
     * @param resource its name in the contract, e.g. {@code job-types}
     * @return the count; unlike {@link #entities} it costs nothing
     */
    public long count(String resource) {
        return engine().account.count(Resource.of(resource));
    }

    /**
     * All entities of a resource.
     *
     * @param resource its name in the contract, e.g. {@code job-types}
     * @return the shape of get, oldest first
     */
    public List<JsonNode> entities(String resource) {
        return engine().account.all(Resource.of(resource)).stream()
                .map(entity -> (JsonNode) Shapes.full(entity, Knobs.defaults()))
                .toList();
    }

    /**
     * The newest lines of the journal.
     *
     * @return oldest first, at most 20,000
     */
    public List<JsonNode> journal() {
        return engine().journal.lines();
    }

    /**
     * The clock that everything goes by.
     *
     * @return the clock
     */
    public SimulatorClock clock() {
        return engine().clock;
    }

    /**
     * The knobs in force.
     *
     * @return the setting
     */
    public Knobs knobs() {
        return engine().settings.knobs();
    }

    /**
     * Sets the knobs from now on, until the next reset.
     *
     * @param setting the setting
     */
    public void knobs(Knobs setting) {
        engine().settings.knobs(setting);
    }

    /**
     * Turns one knob from now on, until the next reset.
     *
     * @param knob which
     * @param value its value
     */
    public void knob(Knob knob, Object value) {
        knobs(knobs().with(knob, value));
    }

    /**
     * Calls that the rate limit let in.
     *
     * @return the count since the last reset
     */
    public long accepted() {
        return engine().bucket.accepted();
    }

    /**
     * Calls that were answered with 429.
     *
     * @return the count since the last reset
     */
    public long refused() {
        return engine().bucket.refused();
    }

    /**
     * How full the rate limit's bucket is.
     *
     * @return calls, 0 to its size
     */
    public double bucketLevel() {
        return engine().bucket.level();
    }

    /** Back to an empty account with the knobs it was built with; the clock goes on. */
    public void reset() {
        engine().reset();
    }

    @Override
    public String toString() {
        String state = isOpen() ? "at " + baseUrl() : "not started";
        return String.format(Locale.ROOT, "%s %s", getClass().getSimpleName(), state);
    }
}
