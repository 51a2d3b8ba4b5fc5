package io.github.camelplanado.examples.erpsync;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

import io.github.camelplanado.simulator.SimulatorServer;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** The simulator, an ERP database and the routes between them, as a test needs them. */
final class Rig implements AutoCloseable {

    static final String SECRET = "rig-secret";
    private static final int SPEED = 15;

    final SimulatorServer planado =
            SimulatorServer.builder().requestsPerMinute(0).speed(SPEED).build().start();
    final ErpDatabase erp = ErpDatabase.open().install();
    private final AtomicBoolean down = new AtomicBoolean();
    private final int port = freePort();
    private ErpSync sync;

    /** Starts the routes; what is given overrides their settings. */
    Rig start(Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "camel.component.planado.retryDelay", "50",
                "planado.apiKey", planado.apiKey(),
                "planado.baseUrl", planado.baseUrl(),
                "planado.requestsPerMinute", "0",
                "planado.webhookSecret", SECRET,
                "camel.server.port", String.valueOf(port),
                "camel.main.autoStartupExcludePattern", "planado:*",
                "erp.out", "useIterator=false&delay=50&initialDelay=0",
                "erp.net", "output=json&initialPosition=all&delay=300&sweepInterval=2000&dataSource=#erp",
                "erp.failDelay", "100"));
        settings.putAll(more);
        sync = ErpSync.start(Map.of("erp", new Breakable()), settings);
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
        // The simulator begins its uuids anew: to the net they would be entities that it knows, of an older version.
        erp.run("TRUNCATE customers, sites, orders; DO $$ BEGIN IF to_regclass('planado_known') IS NOT NULL THEN"
                + " TRUNCATE planado_known; END IF; END $$");
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

    /** Method and path of each request so far. */
    List<String> calls() {
        return planado.requests().stream()
                .map(request -> request.method() + " " + request.rawPath())
                .toList();
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
