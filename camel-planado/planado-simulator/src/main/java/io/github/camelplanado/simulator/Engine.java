package io.github.camelplanado.simulator;

import java.time.Clock;

import io.github.camelplanado.simulator.contract.Contract;
import io.github.camelplanado.simulator.control.Control;
import io.github.camelplanado.simulator.http.Api;
import io.github.camelplanado.simulator.http.FrontDoor;
import io.github.camelplanado.simulator.http.Gate;
import io.github.camelplanado.simulator.http.HttpPort;
import io.github.camelplanado.simulator.http.Operations;
import io.github.camelplanado.simulator.http.RateLimit;
import io.github.camelplanado.simulator.http.Travel;
import io.github.camelplanado.simulator.journal.BoundedList;
import io.github.camelplanado.simulator.journal.Journal;
import io.github.camelplanado.simulator.state.Account;
import io.github.camelplanado.simulator.state.BuiltIn;
import io.github.camelplanado.simulator.state.Change;
import io.github.camelplanado.simulator.state.Settings;
import io.github.camelplanado.simulator.webhook.Deliveries;
import io.github.camelplanado.simulator.webhook.Events;
import io.github.camelplanado.simulator.webhook.Sender;

/** The parts of a running simulator, put together. */
final class Engine implements AutoCloseable {
    private static final int KEPT = 20_000;
    private static final int SHORTEST_SECRET = 4;

    final SimulatorClock clock;
    final Settings settings;
    final Faults faults = new Faults();
    final Webhooks webhooks;
    final Journal journal;
    final BoundedList<Mistake> mistakes = new BoundedList<>(KEPT);
    final BoundedList<RecordedRequest> requests = new BoundedList<>(KEPT);
    final Deliveries deliveries;
    final AutoWorker auto;
    final Account account;
    final RateLimit bucket;
    final Office office;
    final Worker worker;
    final HttpPort port;
    private final Setup setup;
    private final Sender sender;

    Engine(Setup setup, Simulator face) {
        this.setup = setup;
        clock = setup.manualClock() == null ? SimulatorClock.running(setup.speed()) : setup.manualClock();
        settings = new Settings(clock, setup.knobs(), setup.seed());
        webhooks = new Webhooks(settings);
        journal = new Journal(clock, Clock.systemUTC(), setup.journal(), this::redact);
        sender = new Sender(setup.realTimeout());
        deliveries = new Deliveries(
                clock, settings, webhooks, faults, sender, setup.parallelDeliveries(), journal::delivery);
        auto = new AutoWorker(clock);
        account = new Account(settings, new BuiltIn(setup.templates()), this::changed);
        auto.of(account);
        bucket = new RateLimit(clock, settings, setup.requestsPerMinute(), setup.bucket());
        office = new Office(account, Contract.packed());
        worker = new Worker(account, auto);
        Gate gate = new Gate(setup.apiKey(), settings);
        Operations operations = new Operations(account, settings, webhooks, deliveries);
        Api api = new Api(Contract.packed(), operations, settings, setup.checkAnswers(), mistakes::add);
        FrontDoor front = new FrontDoor(clock, settings, gate, bucket, faults, api, journal, requests);
        port = new HttpPort(setup.host(), setup.port(), new Control(face, gate)::answer, front, travel(setup));
    }

    private Travel travel(Setup setup) {
        return new Travel(clock, setup.roundTrip(), setup.roundTripSigma(), setup.seed());
    }

    /** Under the account's lock, so that the journal has the changes in their order. */
    private void changed(Change change) {
        journal.change(change);
        if (!webhooks.all().isEmpty()) {
            deliveries.tell(Events.of(change, settings));
        }
        auto.see(change);
    }

    /** Takes the key and the secrets out of what a client chose to send in an address. */
    private String redact(String text) {
        String clean = without(text, setup.apiKey());
        for (Webhook webhook : webhooks.all()) {
            clean = without(clean, webhook.secret());
        }
        return clean;
    }

    private static String without(String text, String secret) {
        return secret == null || secret.length() < SHORTEST_SECRET ? text : text.replace(secret, "***");
    }

    void reset() {
        auto.stop();
        settings.knobs(setup.knobs());
        settings.reseed(setup.seed());
        webhooks.clear();
        faults.clear();
        deliveries.reset(setup.seed());
        account.clear();
        mistakes.clear();
        requests.clear();
        bucket.reset();
        journal.clear();
    }

    @Override
    public void close() {
        port.close();
        auto.stop();
        deliveries.reset(setup.seed());
        clock.close();
        sender.close();
        journal.close();
    }
}
