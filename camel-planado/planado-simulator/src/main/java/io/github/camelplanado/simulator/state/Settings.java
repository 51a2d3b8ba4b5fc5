package io.github.camelplanado.simulator.state;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Random;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelplanado.simulator.Knob;
import io.github.camelplanado.simulator.Knobs;
import io.github.camelplanado.simulator.SimulatorClock;

/** What the rules need to know besides the entities: the knobs, the time, the next uuid. */
public final class Settings {
    private final SimulatorClock clock;
    private volatile Knobs knobs;
    private volatile Random random;

    /**
     * Settings.
     *
     * @param clock the one clock
     * @param knobs open questions
     * @param seed where the uuids start from
     */
    public Settings(SimulatorClock clock, Knobs knobs, long seed) {
        this.clock = clock;
        this.knobs = knobs;
        this.random = new Random(seed);
    }

    /**
     * The knobs in force.
     *
     * @return the setting
     */
    public Knobs knobs() {
        return knobs;
    }

    /**
     * Sets the knobs from now on.
     *
     * @param changed the setting
     */
    public void knobs(Knobs changed) {
        this.knobs = changed;
    }

    /**
     * Starts the uuids again.
     *
     * @param seed where from
     */
    public void reseed(long seed) {
        this.random = new Random(seed);
    }

    /**
     * The present moment.
     *
     * @return by the simulator's clock, in whole microseconds as the vendor keeps it
     */
    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /**
     * A uuid that was not given before; with one seed the same in every run.
     *
     * @return the uuid
     */
    public String nextUuid() {
        long high = (random.nextLong() & 0xffffffffffff0fffL) | 0x4000L;
        long low = (random.nextLong() & 0x3fffffffffffffffL) | 0x8000000000000000L;
        return new UUID(high, low).toString();
    }

    boolean is(Knob knob, String value) {
        return knobs.is(knob, value);
    }

    boolean flag(Knob knob) {
        return knobs.flag(knob);
    }

    JsonNode address(JsonNode written, JsonNode present) {
        JsonNode address = Normal.address(written, present, flag(Knob.ADDRESS_MERGE));
        boolean nowhere = address.path("geolocation").isNull() && Normal.hasText(address.path("formatted"));
        if (nowhere && flag(Knob.GEOCODES)) {
            ((ObjectNode) address)
                    .putObject("geolocation")
                    .put("longitude", address.path("formatted").asText().length() % 180)
                    .put("latitude", 50.25);
        }
        return address;
    }

    JsonNode contacts(JsonNode written, Errors errors) {
        for (JsonNode contact : written) {
            boolean phone = contact.path("type").asText().equals("phone");
            if (!phone && is(Knob.CONTACT_TYPES, "phone")) {
                errors.add("contacts", "have a type that is not supported");
            }
        }
        return Normal.contacts(written);
    }

    JsonNode time(JsonNode written, String field, Errors errors) {
        return Normal.time(written, knobs.zone(Knob.ZONELESS_WRITE_ZONE), field, errors);
    }
}
