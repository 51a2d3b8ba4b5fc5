package io.github.camelplanado.examples.erpsync.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.camelplanado.examples.erpsync.ErpDatabase;
import io.github.camelplanado.examples.erpsync.ErpSync;

/** What the show needs: the simulator, the ERP and the routes. */
final class Stage implements AutoCloseable {

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final DemoSettings settings;
    private final Path journal;
    private final SimulatorProcess simulator;
    private final ErpDatabase database;
    private final int port;
    private final Meter meter;
    private ErpSync routes;

    private Stage(DemoSettings settings) throws IOException {
        this.settings = settings;
        this.journal = settings.journal();
        Files.createDirectories(journal.toAbsolutePath().getParent());
        simulator = settings.server() == null ? SimulatorProcess.start(settings, journal) : null;
        if (simulator != null) {
            open.push(simulator);
        }
        database = ErpDatabase.open();
        open.push(database);
        database.install(settings.sabotage()::edit).run(ErpDatabase.resource("/demo/audit.sql"));
        meter = new Meter(settings.requestsPerMinute() * settings.speed());
        port = settings.webhookPort() == 0 ? freePort() : settings.webhookPort();
    }

    static Stage set(DemoSettings settings) {
        try {
            return new Stage(settings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts the routes: they find the rows that wait. */
    void startRoutes() {
        Map<String, String> values = new HashMap<>();
        values.put("planado.baseUrl", simulator == null ? settings.server().baseUrl() : simulator.baseUrl());
        values.put("planado.apiKey", simulator == null ? settings.server().apiKey() : SimulatorProcess.API_KEY);
        values.put("planado.requestsPerMinute", String.valueOf(settings.requestsPerMinute() * settings.speed()));
        values.put("planado.webhookSecret", settings.webhookSecret());
        values.put("camel.server.port", String.valueOf(port));
        // Between two batches no more calls become free than can be saved up.
        int perMinute = settings.requestsPerMinute() * settings.speed();
        values.put("erp.out", "useIterator=false&initialDelay=0&delay=" + Math.max(20, 60_000 / perMinute));
        if (simulator != null) {
            // All rhythms run as fast as the simulator's clock.
            values.put(
                    "erp.in",
                    "output=json&delay=" + 60_000 / settings.speed() + "&sweepInterval=" + 300_000 / settings.speed()
                            + "&replayInterval=" + 600_000 / settings.speed());
            simulator.webhook("http://127.0.0.1:" + port + "/planado", settings.webhookSecret());
        }
        values.put("camel.main.routesIncludePattern", settings.sabotage().routes());
        values.put("camel.component.webhook.webhookComponentName", "platform-http");
        if (simulator == null) {
            // No journal tells the calls: they are counted at the budget.
            values.put("camel.component.planado.budget", "#meter");
        }
        routes = ErpSync.start(Map.of("erp", database.dataSource(), "meter", meter), values);
        open.push(routes);
    }

    DemoSettings settings() {
        return settings;
    }

    /** The simulator; null with another server. */
    SimulatorProcess simulator() {
        return simulator;
    }

    ErpDatabase database() {
        return database;
    }

    Erp erp() {
        return new Erp(database.dataSource());
    }

    /** Everything that Planado holds. */
    Map<Kind, List<Row>> planado() {
        return simulator == null ? OtherServer.rows(routes.context(), erp()) : simulator.rows();
    }

    Meter meter() {
        return meter;
    }

    Journal journal() {
        return simulator == null ? Journal.empty() : Journal.read(journal);
    }

    /** For a while nothing comes in, and what Planado pushes is refused. */
    void refusePushes(boolean refuse) {
        try {
            for (String route : settings.sabotage().inbound()) {
                if (refuse) {
                    routes.context().getRouteController().stopRoute(route);
                } else {
                    routes.context().getRouteController().startRoute(route);
                }
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception e) {
                System.err.println("Could not be closed: " + e.getMessage());
            }
        }
    }
}
