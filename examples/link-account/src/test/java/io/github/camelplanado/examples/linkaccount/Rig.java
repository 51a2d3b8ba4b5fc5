package io.github.camelplanado.examples.linkaccount;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.zaxxer.hikari.HikariDataSource;
import io.github.camelplanado.simulator.RecordedRequest;
import io.github.camelplanado.simulator.SimulatorServer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.springframework.jdbc.core.JdbcTemplate;

/** An account, an ERP, and whoever links them. */
final class Rig implements AutoCloseable {

    private static final Pattern PRINTED = Pattern.compile("At most (\\d+) calls");

    final SimulatorServer planado =
            SimulatorServer.builder().requestsPerMinute(0).build().start();
    final Path questions;
    final JdbcTemplate sql;
    int clients;
    boolean byNameAlone;
    String baseUrl = planado.baseUrl();
    final String jdbcUrl;
    private final EmbeddedPostgres postgres;
    private final HikariDataSource erp;
    private final StringWriter out = new StringWriter();
    private LinkAccount link;

    Rig(Path folder) {
        questions = folder.resolve("questions.csv");
        try {
            postgres = EmbeddedPostgres.builder().start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        jdbcUrl = postgres.getJdbcUrl("postgres", "postgres");
        erp = LinkDatabase.open(jdbcUrl);
        sql = new JdbcTemplate(erp);
        LinkDatabase.install(erp);
    }

    /** Both sides are empty, and nothing was ever planned. */
    void clear() throws IOException {
        restart();
        planado.reset();
        Files.deleteIfExists(questions);
        sql.execute("TRUNCATE customers, planado_link, planado_question, planado_client, planado_linking");
        LinkDatabase.install(erp);
        clients = 0;
        byNameAlone = false;
        baseUrl = planado.baseUrl();
    }

    /** A client of the ERP. */
    void erp(String no, String name, String phone) {
        sql.update("INSERT INTO customers (no, name, phone) VALUES (?, ?, ?)", no, name, phone);
    }

    /** A client of the account, made by hand; its uuid. */
    String account(String name, String... phones) {
        return planado.office()
                .create(
                        "clients",
                        Map.of(
                                "organization",
                                true,
                                "organization_name",
                                name,
                                "contacts",
                                List.of(phones).stream()
                                        .map(phone -> Map.of("type", "phone", "value", phone))
                                        .toList()))
                .path("uuid")
                .asText();
    }

    /** The number of calls that was printed. */
    int plan() {
        step(LinkAccount::plan);
        Matcher printed = PRINTED.matcher(said());
        if (!printed.find()) {
            throw new IllegalStateException("No number in: " + said());
        }
        return Integer.parseInt(printed.group(1));
    }

    void apply() {
        step(LinkAccount::apply);
    }

    /** Plan and apply, twice: reads, then writes. */
    void link() {
        plan();
        apply();
        plan();
        apply();
    }

    /** The next step is a new process as far as the code can tell, with the options as they are now. */
    void restart() {
        if (link != null) {
            link.close();
            link = null;
        }
    }

    private void step(Consumer<LinkAccount> step) {
        if (link == null) {
            LinkOptions options =
                    new LinkOptions("7", LinkOptions.usualLegalForms(), byNameAlone, questions, clients, 0);
            Map<String, String> settings = Map.of(
                    "planado.apiKey",
                    planado.apiKey(),
                    "planado.baseUrl",
                    baseUrl,
                    "camel.component.planado.retryDelay",
                    "20");
            link = new LinkAccount(erp, options, settings, new PrintWriter(out));
        }
        out.getBuffer().setLength(0);
        step.accept(link);
    }

    /** What the last step printed. */
    String said() {
        return out.toString();
    }

    /** How many calls the account has seen so far. */
    int calls() {
        return planado.requests().size();
    }

    /** Method and path of the calls after the first so many. */
    List<String> callsAfter(int before) {
        return planado.requests().stream()
                .skip(before)
                .map(request -> request.method() + " " + request.rawPath())
                .toList();
    }

    /** The cursors that the list was asked with. */
    List<String> cursors() {
        return planado.requests().stream()
                .filter(request ->
                        request.method().equals("GET") && request.rawPath().equals("/clients"))
                .flatMap(request -> request.query().getOrDefault("after", List.of()).stream())
                .toList();
    }

    /** Body of the last write. */
    String lastBody() {
        return planado.requests().stream()
                .map(RecordedRequest::body)
                .filter(Objects::nonNull)
                .reduce((first, second) -> second)
                .map(Object::toString)
                .orElse(null);
    }

    /** Uuid of the entry that a row is linked with, or null. */
    String uuidOf(String erpId) {
        return sql
                .queryForList(
                        "SELECT uuid FROM planado_link WHERE erp_id = ? AND uuid IS NOT NULL", String.class, erpId)
                .stream()
                .findFirst()
                .orElse(null);
    }

    String questions(String erpId) {
        return String.join(
                "\n",
                sql.queryForList(
                        "SELECT reason FROM planado_question WHERE erp_id = ? ORDER BY uuid", String.class, erpId));
    }

    @Override
    public void close() {
        restart();
        planado.close();
        erp.close();
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
