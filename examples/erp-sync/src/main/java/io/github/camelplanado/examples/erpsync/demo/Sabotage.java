package io.github.camelplanado.examples.erpsync.demo;

import java.util.List;

/** Breaks the synchronization on purpose, to show that the demo would see it. */
public enum Sabotage {
    /** Nothing is broken. */
    NONE("", "", "nothing is broken", false),
    /** Some changes are acknowledged and thrown away. */
    DROP(
            "planado_version < $4",
            "planado_version < $4) AND (mod(hashtext($3), 3) <> 0",
            "every third entity's changes are thrown away",
            false),
    /** An older change is applied over a newer one. */
    STALE("planado_version < $4", "true", "pushes are applied as they come, and the version is not checked", true),
    /** A repeated change is applied again. */
    DOUBLE(
            "planado_version < $4",
            "planado_version <= $4",
            "pushes are applied as they come, and a repeated version passes the check",
            true),
    /** What people change in Planado is written over by the ERP's old value: both sides are equal in the end. */
    OVERWRITE(
            "owner = 'planado' OR owner = 'both' AND own->col = was->col",
            "owner = 'planado'",
            "the ERP takes no edit of a field that both sides own",
            false);

    private final String right;
    private final String wrong;
    private final String text;
    private final boolean bare;

    Sabotage(String right, String wrong, String text, boolean bare) {
        this.right = right;
        this.wrong = wrong;
        this.text = text;
        this.bare = bare;
    }

    /** The mapping, broken. */
    String edit(String sql) {
        return right.isEmpty() ? sql : sql.replace(right, wrong);
    }

    /** The ids of the routes that bring in what Planado has. */
    List<String> inbound() {
        return bare ? List.of("pushes") : List.of("clients-in", "sites-in", "jobs-in");
    }

    /** The files of the routes. */
    String routes() {
        return "classpath:camel/outbound.yaml,classpath:" + (bare ? "demo/pushes.yaml" : "camel/inbound.yaml");
    }

    /** What is broken. */
    String text() {
        return text;
    }
}
