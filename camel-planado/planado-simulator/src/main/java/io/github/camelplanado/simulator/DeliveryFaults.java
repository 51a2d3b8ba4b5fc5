package io.github.camelplanado.simulator;

import java.time.Duration;

/**
 * What goes wrong with deliveries, as chances from 0 to 1.
 *
 * @param repeat chance that an event which was taken is delivered once more
 * @param delay chance that a delivery is held back, so that later ones overtake it
 * @param maxDelay the longest time held back, in simulated time
 * @param drop chance that a delivery is lost for good
 * @param dropsLogged whether lost ones show up in the requests of the webhook, as failed attempts
 */
public record DeliveryFaults(double repeat, double delay, Duration maxDelay, double drop, boolean dropsLogged) {

    /** Checks the chances. */
    public DeliveryFaults {
        for (double chance : new double[] {repeat, delay, drop}) {
            if (!(chance >= 0 && chance <= 1)) {
                throw new IllegalArgumentException("a chance is between 0 and 1, not " + chance);
            }
        }
    }

    /**
     * Nothing goes wrong.
     *
     * @return no faults
     */
    public static DeliveryFaults none() {
        return new DeliveryFaults(0, 0, Duration.ZERO, 0, true);
    }

    /**
     * Delivers again what was taken.
     *
     * @param chance from 0 to 1
     * @return these faults with that chance
     */
    public DeliveryFaults withRepeat(double chance) {
        return new DeliveryFaults(chance, delay, maxDelay, drop, dropsLogged);
    }

    /**
     * Holds deliveries back, so that they come out of order.
     *
     * @param chance from 0 to 1
     * @param longest at most so long, in simulated time
     * @return these faults with that chance
     */
    public DeliveryFaults withDelay(double chance, Duration longest) {
        return new DeliveryFaults(repeat, chance, longest, drop, dropsLogged);
    }

    /**
     * Loses deliveries for good.
     *
     * @param chance from 0 to 1
     * @param logged whether the requests of the webhook show them as failed
     * @return these faults with that chance
     */
    public DeliveryFaults withDrop(double chance, boolean logged) {
        return new DeliveryFaults(repeat, delay, maxDelay, chance, logged);
    }
}
