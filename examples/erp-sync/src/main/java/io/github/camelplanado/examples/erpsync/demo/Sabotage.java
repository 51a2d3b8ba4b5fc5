package io.github.camelplanado.examples.erpsync.demo;

/** Breaks the synchronization on purpose, to show that the demo would see it. */
public enum Sabotage {
    /** Nothing is broken. */
    NONE("", "", "nothing is broken"),
    /** Some changes are acknowledged and thrown away. */
    DROP(
            "planado_version < $4",
            "planado_version < $4) AND (mod(hashtext($3), 3) <> 0",
            "every third entity's changes are thrown away"),
    /** An older change is applied over a newer one. */
    STALE("planado_version < $4", "true", "the version is not checked"),
    /** A repeated change is applied again. */
    DOUBLE("planado_version < $4", "planado_version <= $4", "a repeated version passes the check"),
    /** What people change in Planado is written over by the ERP's old value: both sides are equal in the end. */
    OVERWRITE(
            "owner = 'planado' OR owner = 'both' AND own->col = was->col",
            "owner = 'planado'",
            "the ERP takes no edit of a field that both sides own");

    private final String right;
    private final String wrong;
    private final String text;

    Sabotage(String right, String wrong, String text) {
        this.right = right;
        this.wrong = wrong;
        this.text = text;
    }

    /** The mapping, broken. */
    String edit(String sql) {
        return right.isEmpty() ? sql : sql.replace(right, wrong);
    }

    /** What is broken. */
    String text() {
        return text;
    }
}
