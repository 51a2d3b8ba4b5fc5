package io.github.camelplanado.simulator.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

import io.github.camelplanado.simulator.DeliveryAttempt;
import io.github.camelplanado.simulator.DeliveryFaults;
import io.github.camelplanado.simulator.Faults;
import io.github.camelplanado.simulator.Knob;
import io.github.camelplanado.simulator.SimulatorClock;
import io.github.camelplanado.simulator.Webhook;
import io.github.camelplanado.simulator.Webhooks;
import io.github.camelplanado.simulator.journal.BoundedList;
import io.github.camelplanado.simulator.state.Settings;

/**
 * Delivers events: at once, again when a receiver fails, in no promised order, and with the faults asked for. Answers
 * to attempts come on the sender's threads; everything else happens by the clock.
 */
public final class Deliveries {
    private final SimulatorClock clock;
    private final Settings settings;
    private final Webhooks webhooks;
    private final Faults faults;
    private final Consumer<DeliveryAttempt> journal;
    private final Sender sender;
    private final Lanes lanes;
    private final BoundedList<DeliveryAttempt> log = new BoundedList<>(100_000);
    private final Map<Webhook, Queue<Event>> held = new ConcurrentHashMap<>();
    private final AtomicLong generation = new AtomicLong();
    private final AtomicLong pending = new AtomicLong();
    private volatile Random random = new Random(1);

    /**
     * Deliveries.
     *
     * @param clock the one clock
     * @param settings knobs and uuids
     * @param webhooks who is told
     * @param faults what goes wrong
     * @param sender the way out
     * @param parallel how many at a time
     * @param journal told of every attempt
     */
    public Deliveries(
            SimulatorClock clock,
            Settings settings,
            Webhooks webhooks,
            Faults faults,
            Sender sender,
            int parallel,
            Consumer<DeliveryAttempt> journal) {
        this.clock = clock;
        this.settings = settings;
        this.webhooks = webhooks;
        this.faults = faults;
        this.sender = sender;
        this.lanes = new Lanes(parallel, this::send);
        this.journal = journal;
        webhooks.whenUnlocked(this::tellHeld);
    }

    /**
     * Tells every webhook that wants to know.
     *
     * @param events what happened
     */
    public void tell(List<Event> events) {
        List<Webhook> all = webhooks.all();
        boolean own = settings.knobs().flag(Knob.EVENT_UUID_PER_WEBHOOK);
        for (Event event : events) {
            for (Webhook webhook : all) {
                if (webhook.eventTypes().contains(event.type())) {
                    tell(webhook, own ? event.named(settings.nextUuid()) : event);
                }
            }
        }
    }

    private void tell(Webhook webhook, Event event) {
        if (!webhooks.isLocked(webhook.uuid())) {
            begin(webhook, event);
        } else if (settings.knobs().is(Knob.LOCKED_EVENTS, "sent-later")) {
            held.computeIfAbsent(webhook, ignored -> new ConcurrentLinkedQueue<>())
                    .add(event);
        }
    }

    private void tellHeld(Webhook webhook) {
        Queue<Event> events = held.remove(webhook);
        if (events != null) {
            events.forEach(event -> begin(webhook, event));
        }
    }

    private void begin(Webhook webhook, Event event) {
        DeliveryFaults wrong = faults.deliveries();
        Instant now = clock.instant();
        boolean again = random.nextDouble() < wrong.repeat();
        Delivery first = new Delivery(webhook, event, 1, now, again, generation.get());
        if (random.nextDouble() < wrong.drop()) {
            Reply none = new Reply(null, null, null, 0, "connection failure", "dropped by a fault");
            note(first, now, none, "dropped", wrong.dropsLogged());
            return;
        }
        boolean late = random.nextDouble() < wrong.delay();
        plan(first, late ? upTo(wrong.maxDelay()) : Duration.ZERO);
    }

    private Duration upTo(Duration longest) {
        return Duration.ofMillis((long) (random.nextDouble() * longest.toMillis()));
    }

    private void plan(Delivery delivery, Duration delay) {
        pending.incrementAndGet();
        clock.schedule(delay, () -> lanes.enter(delivery));
    }

    /** Called by the lanes when there is room. */
    private void send(Delivery delivery) {
        if (delivery.generation() != generation.get()) {
            lanes.leave();
            return;
        }
        Instant sentAt = clock.instant();
        var unused = sender.send(
                        delivery.webhook(),
                        delivery.event(),
                        delivery.attempt(),
                        settings.knobs().text(Knob.DELIVERY_CONTENT_TYPE))
                .thenAccept(reply -> after(delivery, sentAt, reply))
                .whenComplete((done, failure) -> lanes.leave());
    }

    private void after(Delivery delivery, Instant sentAt, Reply reply) {
        if (delivery.generation() != generation.get()) {
            return;
        }
        boolean taken = reply.taken();
        webhooks.count(delivery.webhook().uuid(), taken);
        if (!taken && delivery.attempt() <= settings.knobs().number(Knob.DELIVERY_RETRIES)) {
            Duration wait = RetryPlan.after(delivery.attempt());
            plan(delivery.next(clock.instant().plus(wait), delivery.again(), again(delivery.event())), wait);
        } else if (taken && delivery.again()) {
            Duration wait = upTo(faults.deliveries().maxDelay());
            plan(delivery.next(clock.instant().plus(wait), false, again(delivery.event())), wait);
        }
        pending.decrementAndGet();
        note(delivery, sentAt, reply, taken ? "delivered" : "failed", true);
    }

    private Event again(Event event) {
        return settings.knobs().flag(Knob.EVENT_UUID_PER_ATTEMPT) ? event.named(settings.nextUuid()) : event;
    }

    private void note(Delivery delivery, Instant sentAt, Reply reply, String outcome, boolean logged) {
        DeliveryAttempt attempt = delivery.attempted(UUID.randomUUID().toString(), sentAt, reply, outcome);
        if (logged) {
            log.add(attempt);
        }
        journal.accept(attempt);
    }

    /**
     * Every attempt.
     *
     * @return oldest first
     */
    public List<DeliveryAttempt> attempts() {
        return log.all();
    }

    /**
     * How many deliveries are due, waiting for a retry or under way.
     *
     * @return the count
     */
    public long pending() {
        return pending.get();
    }

    /**
     * Forgets every attempt, and drops what is still to be sent.
     *
     * @param seed where chance starts from
     */
    public void reset(long seed) {
        generation.incrementAndGet();
        lanes.clear();
        pending.set(0);
        log.clear();
        held.clear();
        random = new Random(seed);
    }
}
