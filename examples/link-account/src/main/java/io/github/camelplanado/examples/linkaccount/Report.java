package io.github.camelplanado.examples.linkaccount;

import java.io.PrintWriter;

import io.github.camelplanado.examples.linkaccount.State.Stage;

/** What is said to the person who links. */
final class Report {

    private final LinkStore store;
    private final LinkOptions options;
    private final PrintWriter out;

    Report(LinkStore store, LinkOptions options, PrintWriter out) {
        this.store = store;
        this.options = options;
        this.out = out;
    }

    void plan(Estimate estimate, boolean read) {
        out.printf(
                "ERP: %d clients. Account: %d read%s.%n",
                store.count("SELECT count(*) FROM erp_clients"),
                store.count("SELECT count(*) FROM planado_client"),
                read ? "" : " of " + declared());
        if (read) {
            matched();
        }
        line("reading", estimate.reading());
        line("single clients to get", estimate.details());
        line("writing", estimate.writing());
        line("spare for repeats", estimate.spare());
        out.printf(
                "At most %d calls from here%s. Calls so far: %d.%n",
                estimate.total(), time(estimate), store.state().calls());
        out.println(
                read
                        ? "--apply writes that, and links what it makes."
                        : "--apply reads and matches that, and writes nothing. If the account has more clients, it stops there.");
        out.flush();
    }

    void done(Stage stage) {
        matched();
        out.println(
                stage == Stage.READ
                        ? "Nothing was written. --plan counts the writes."
                        : "Done. After an edit in the ERP, or a decision: --plan, then --apply.");
        out.flush();
    }

    void calls() {
        State state = store.state();
        out.printf("Calls made: %d; left of what was printed: %d.%n", state.calls(), state.allowed() - state.calls());
    }

    private void matched() {
        out.printf(
                "Linked: %d. To be made: %d. To be written: %d.%n",
                store.count("SELECT count(*) FROM planado_link WHERE uuid IS NOT NULL"),
                store.count("SELECT count(*) FROM planado_due WHERE fresh"),
                store.count("SELECT count(*) FROM planado_due WHERE NOT fresh"));
        int open = store.count("SELECT count(DISTINCT erp_id) FROM planado_question q WHERE decision IS NULL");
        if (open > 0) {
            out.printf(
                    "For a person: %d ERP rows in %s; write yes or no in the column decision, then --plan.%n",
                    open, options.questions());
        }
        store.rows("SELECT erp_id, reason FROM planado_link WHERE reason IS NOT NULL ORDER BY erp_id")
                .forEach(row -> out.printf("Refused: ERP row %s: %s%n", row.get("erp_id"), row.get("reason")));
    }

    private String declared() {
        return options.clients() > 0
                ? options.clients() + " (--clients)"
                : "perhaps as many (--clients says how many it has)";
    }

    private String time(Estimate estimate) {
        int minutes = estimate.minutes(options.requestsPerMinute());
        return minutes == 0 ? "" : ", " + minutes + " min at " + options.requestsPerMinute() + " a minute";
    }

    private void line(String what, int calls) {
        out.printf("  %-24s%6d%n", what, calls);
    }
}
