package io.github.camelplanado.simulator.state;

import java.time.Instant;

/**
 * Where somebody was.
 *
 * @param at when, by the simulator's clock
 * @param longitude in degrees
 * @param latitude in degrees
 */
record Place(Instant at, double longitude, double latitude) {
    private static final double EARTH_M = 6_371_000;

    /** Metres along the surface to a point. */
    double distance(double toLongitude, double toLatitude) {
        double north = Math.toRadians(toLatitude - latitude) / 2;
        double east = Math.toRadians(toLongitude - longitude) / 2;
        double square = Math.pow(Math.sin(north), 2)
                + Math.cos(Math.toRadians(latitude))
                        * Math.cos(Math.toRadians(toLatitude))
                        * Math.pow(Math.sin(east), 2);
        return 2 * EARTH_M * Math.asin(Math.sqrt(square));
    }
}
