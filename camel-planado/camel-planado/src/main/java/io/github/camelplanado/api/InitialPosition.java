package io.github.camelplanado.api;

/** What a consumer that reads does with entities that exist when it starts for the first time. */
public enum InitialPosition {
    /** Learns them silently. */
    now,
    /** Tells all of them, marked as snapshot. */
    all
}
