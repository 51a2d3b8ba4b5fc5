package io.github.camelplanado.examples.erpsync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

import io.github.camelplanado.simulator.SimulatorServer;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** The simulator, an ERP database and the routes between them, as a test needs them. */
final class Rig implements AutoCloseable {

    static final String SECRET = "rig-secret";
    /** Nothing is looked for: what no push told is not known. */
    static final String PUSHES = "output=json&delay=1h&sweepInterval=0&replayInterval=0";
    /** All rhythms of the streams in short. */
    static final String NET = "output=json&delay=300&sweepInterval=2000&replayInterval=1000";

    private static final int SPEED = 15;
    private static final String LISTS = "GET /(jobs|clients|sites|webhooks.*)";

    final SimulatorServer planado =
            SimulatorServer.builder().requestsPerMinute(0).speed(SPEED).build().start();
    final ErpDatabase erp = ErpDatabase.open().install();
    private final AtomicBoolean down = new AtomicBoolean();
    private final int port = freePort();
    private ErpSync sync;

    /** Starts the routes; what is given overrides their settings. */
    Rig start(Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "camel.component.planado.retryDelay",
                "50",
                "planado.apiKey",
                planado.apiKey(),
                "planado.baseUrl",
                planado.baseUrl(),
                "planado.requestsPerMinute",
                "0",
                "planado.webhookSecret",
                SECRET,
                "camel.server.port",
                String.valueOf(port),
                "erp.out",
                "useIterator=false&delay=50&initialDelay=0",
                "erp.in",
                PUSHES,
                "erp.failDelay",
                "100"));
        settings.putAll(more);
        sync = ErpSync.start(Map.of("erp", new Breakable()), settings);
        await().atMost(Duration.ofSeconds(30))
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(
                                value(
                                        "SELECT string_agg(stream, ' ' ORDER BY stream) FROM planado_stream WHERE stream LIKE '%-in'"))
                        .isEqualTo("clients-in jobs-in sites-in"));
        pushes(true);
        return this;
    }

    String pushUrl() {
        return "http://127.0.0.1:" + port + "/planado";
    }

    /** Planado pushes what its knobs tell it to, or nothing. */
    void pushes(boolean on) {
        planado.webhooks().all().forEach(hook -> planado.webhooks().remove(hook.uuid()));
        if (on) {
            planado.webhooks().register(pushUrl(), SECRET, List.of());
        }
    }

    /** Both sides are empty again. */
    void clear() {
        planado.reset();
        pushes(true);
        erp.run("TRUNCATE customers, sites, orders");
        if (sync != null) {
            // The simulator begins its uuids anew: to the streams they would be entities that they know, of an older
            // version.
            erp.run("TRUNCATE planado_entity, planado_event, planado_body, planado_inbox, planado_replay");
        }
    }

    /** Cuts the routes off from the ERP, or not any more. */
    void down(boolean isDown) {
        down.set(isDown);
    }

    /** One value of the database. */
    String value(String sql, Object... arguments) {
        try (Connection connection = erp.dataSource().getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                statement.setObject(i + 1, arguments[i]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? rows.getString(1) : null;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether nothing waits to be sent. */
    boolean isQuiet() {
        return value("SELECT count(*) FROM planado_outbox").equals("0");
    }

    /** Whether the ERP knows the version that Planado has. */
    boolean isInStep(String resource, String table, String externalId) {
        return planado.entity(resource, externalId) != null
                && planado.entity(resource, externalId)
                        .path("version")
                        .asText()
                        .equals(value("SELECT planado_version FROM " + table + " WHERE external_id = ?", externalId));
    }

    /** Method and path of each request so far, without the lists that the streams look at. */
    List<String> calls() {
        return allCalls().filter(call -> !call.matches(LISTS)).toList();
    }

    /** How often the streams looked at a list. */
    long looks() {
        return allCalls().filter(call -> call.matches(LISTS)).count();
    }

    private Stream<String> allCalls() {
        return planado.requests().stream().map(request -> request.method() + " " + request.rawPath());
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        if (sync != null) {
            sync.close();
        }
        planado.close();
        erp.close();
    }

    private final class Breakable extends DelegatingDataSource {
        Breakable() {
            super(erp.dataSource());
        }

        @Override
        public Connection getConnection() throws SQLException {
            if (down.get()) {
                throw new SQLException("The database is down");
            }
            return super.getConnection();
        }
    }
}
