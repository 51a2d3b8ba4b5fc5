package io.github.camelplanado.examples.linkaccount;

import java.io.PrintWriter;
import java.util.Map;

import javax.sql.DataSource;

import io.github.bucket4j.TimeMeter;
import io.github.camelplanado.budget.PacedBudget;
import io.github.camelplanado.examples.linkaccount.State.Stage;
import io.github.camelplanado.examples.linkaccount.matching.Names;
import io.github.camelplanado.examples.linkaccount.matching.Phones;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.main.Main;

/** The two steps: a plan says what is left and what it costs, apply does that and no more. What they do stands in the routes (camel/). */
public final class LinkAccount implements AutoCloseable {

    private static final int BURST = 2;
    private static final int MOST_WAITING = 100;
    /** The first page shows the page size. It is one call, and its repeats if it fails. */
    private static final int FIRST_PAGE = 4;

    private final Main main = new Main(LinkAccount.class);
    private final LinkStore store;
    private final LinkOptions options;
    private final QuestionFile questions;
    private final Linking linking;
    private final Report report;

    /**
     * Linking over a database that is installed.
     *
     * @param settings override application.properties: the key, the address
     * @param out what a person is to read
     */
    public LinkAccount(DataSource database, LinkOptions options, Map<String, String> settings, PrintWriter out) {
        this.options = options;
        store = new LinkStore(database);
        questions = new QuestionFile(options.questions(), store);
        report = new Report(store, options, out);
        Phones phones = new Phones(options.country());
        linking = new Linking(store, new Folding(new Names(options.legalForms()), phones), options.byNameAlone());
        settings.forEach(main::addOverrideProperty);
        main.bind("erp", database);
        main.bind("linking", linking);
        main.bind("clientBody", new ClientBody(phones));
        main.bind(
                "callBudget",
                new CountedBudget(
                        new PacedBudget(options.requestsPerMinute(), BURST, MOST_WAITING, TimeMeter.SYSTEM_NANOTIME),
                        store));
    }

    /** Prints what is left to do and allows as many calls. Only the first plan makes a call itself, for the first page. */
    public void plan() {
        questions.read();
        State state = store.state();
        if (!state.begun()) {
            store.allow(Stage.READ, FIRST_PAGE);
            run("direct:page");
            state = store.state();
        }
        Estimate estimate;
        if (state.ended()) {
            linking.match();
            estimate = Estimate.ofWriting(
                    linking.unknown().size(),
                    store.count("SELECT coalesce(sum(calls), 0) FROM planado_due"),
                    store.count("SELECT count(*) FROM planado_link WHERE uuid IS NULL OR uuid NOT IN"
                            + " (SELECT uuid FROM planado_client)"),
                    state.pageSize());
        } else {
            estimate = Estimate.ofReading(
                    options.clients() > 0 ? options.clients() : store.count("SELECT count(*) FROM erp_clients"),
                    store.count("SELECT count(*) FROM planado_client"),
                    state.pageSize(),
                    store.count("SELECT count(*) FROM planado_client WHERE contacts IS NULL") == 0);
        }
        store.allow(state.ended() ? Stage.WRITE : Stage.READ, estimate.total());
        questions.write();
        report.plan(estimate, state.ended());
    }

    /**
     * Does what the last plan printed. What was done before is not done again.
     *
     * @throws IllegalStateException if there is no plan, or what is left now is something else
     */
    public void apply() {
        State state = store.state();
        if (state.stage() == null) {
            throw new IllegalStateException("Nothing is planned: run --plan, and look at what it prints");
        }
        questions.read();
        try {
            run(state.stage() == Stage.READ ? "direct:read" : "direct:write");
        } finally {
            report.calls();
        }
        questions.write();
        report.done(state.stage());
    }

    private void run(String route) {
        try {
            if (!main.isStarted()) {
                main.start();
            }
            ProducerTemplate template = main.getCamelTemplate();
            template.sendBody(route, null);
        } catch (CamelExecutionException e) {
            throw new IllegalStateException("Stopped: " + e.getCause().getMessage(), e.getCause());
        } catch (Exception e) {
            throw new IllegalStateException("The routes did not start: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        main.stop();
    }
}
