package io.github.camelplanado.examples.erpsync.demo;

/** Breaks the synchronization on purpose, to show that the demo would see it. */
public enum Sabotage {
    /** Nothing is broken. */
    NONE("planado_version < $4", "nothing is broken"),
    /** Some changes are acknowledged and thrown away. */
    DROP("planado_version < $4) AND (mod(hashtext($3), 3) <> 0", "every third entity's changes are thrown away"),
    /** An older change is applied over a newer one. */
    STALE("true", "the version is not checked"),
    /** A repeated change is applied again. */
    DOUBLE("planado_version <= $4", "a repeated version passes the check");

    private static final String GUARD = "planado_version < $4";

    private final String guard;
    private final String text;

    Sabotage(String guard, String text) {
        this.guard = guard;
        this.text = text;
    }

    /** The mapping with this guard instead of the right one. */
    String edit(String sql) {
        return sql.replace(GUARD, guard);
    }

    /** What is broken. */
    String text() {
        return text;
    }
}
