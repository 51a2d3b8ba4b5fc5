package io.github.camelplanado.benchmarks.kill.plan;

/**
 * A stream of changes into the target.
 *
 * @param name in the tables
 * @param entity {@code job}, {@code client} or {@code site}
 * @param kind how its route writes
 */
public record Stream(String name, String entity, Kind kind) {

    /** How a route writes. */
    public enum Kind {
        /** In the consumer's transaction, without a look at versions. */
        TRANSACTED,
        /** Without a transaction, guarded by version. */
        GUARDED,
        /** Each version, one after the other, in the consumer's transaction. */
        HISTORY
    }
}
