package io.github.camelplanado.benchmarks.kill.worker;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import io.github.camelplanado.PlanadoComponent;
import io.github.camelplanado.benchmarks.kill.plan.Counts;
import io.github.camelplanado.benchmarks.kill.plan.Point;
import io.github.camelplanado.benchmarks.kill.plan.Tables;
import io.github.camelplanado.benchmarks.kill.plan.WorkerSettings;
import io.github.camelplanado.benchmarks.stage.PlanadoProcess;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PropertyBindingSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A node. It obeys lines of its standard input, and ends when that ends. */
public final class WorkerMain {

    /** Told when the routes run. */
    public static final String READY = "READY";
    /** Begins the line that tells a point at which it stands still. */
    public static final String FROZEN = Points.FROZEN;
    /** Told when the node has kept the first page of a list. */
    public static final String READS = Points.READS;
    /** Begins the line that answers {@link #COUNT}. */
    public static final String COUNTED = "COUNTED ";
    /** Arms a point: its name follows. */
    public static final String ARM = "arm ";
    /** Asks what the tables hold. */
    public static final String COUNT = "count";
    /** A row for the outbox: entity, part, external id and content follow, with tabs between. */
    public static final String OUTBOX = "outbox ";

    private static final Logger LOG = LoggerFactory.getLogger(WorkerMain.class);
    private static final int CONNECTIONS = 16;

    private final WorkerSettings settings;
    private final Points points = new Points(System.out);
    private final DataSource database;
    private final DefaultCamelContext camel = new DefaultCamelContext();

    private WorkerMain(WorkerSettings settings) {
        this.settings = settings;
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(settings.database());
        pool.setMaximumPoolSize(CONNECTIONS);
        pool.setConnectionTimeout(5_000);
        // The database may be away when a worker starts.
        pool.setInitializationFailTimeout(60_000);
        this.database = new WatchedDataSource(pool, points);
    }

    /**
     * Runs.
     *
     * @param arguments those of {@link WorkerSettings}
     */
    public static void main(String[] arguments) throws Exception {
        WorkerMain worker = new WorkerMain(WorkerSettings.parse(arguments));
        try {
            worker.start();
            System.out.println(READY);
            worker.obey();
        } catch (Exception e) {
            LOG.error("The worker ends", e);
        }
        // Threads of the receiver would keep it alive.
        Runtime.getRuntime().halt(1);
    }

    private void start() throws Exception {
        if (settings.isH2()) {
            Tables.make(database);
        }
        VertxPlatformHttpServerConfiguration http = new VertxPlatformHttpServerConfiguration();
        http.setBindHost("127.0.0.1");
        http.setBindPort(settings.port());
        camel.addService(new VertxPlatformHttpServer(http));
        camel.getComponent("platform-http");
        camel.getRegistry().bind("transactions", new PointedTransactions(database, points));
        camel.addComponent("planado", planado());
        Target target = new Target(
                database,
                "worker-" + settings.part() + "/" + ProcessHandle.current().pid());
        Application application =
                new Application(target, points, settings.variant().refusals(), settings.seed());
        Parts parts = new Parts(settings, points, database, target, application);
        camel.addRoutes(inbound(parts));
        camel.addRoutes(new OutboxRoutes(parts));
        camel.start();
    }

    private PlanadoComponent planado() {
        PlanadoComponent planado = new PlanadoComponent();
        planado.setBaseUrl(settings.baseUrl());
        planado.setApiKey(PlanadoProcess.API_KEY);
        planado.setWebhookSecret(PlanadoProcess.WEBHOOK_SECRET);
        planado.setRequestsPerMinute(6_000);
        planado.setBurst(20);
        planado.setRetryDelay(Duration.ofMillis(200));
        planado.setBreakerDelay(Duration.ofSeconds(1));
        planado.setRequestTimeout(Duration.ofSeconds(10));
        planado.setBudget(new PointedBudget(points));
        planado.setLeaseDuration(WorkerSettings.LEASE);
        switch (settings.variant()) {
            case CHANGES -> bind(planado, "dataSource", database);
            case CHANGES_IN_FILE -> bind(planado, "store", settings.file());
            default -> {
                // Webhooks routed by hand keep nothing.
            }
        }
        return planado;
    }

    private void bind(PlanadoComponent planado, String option, Object value) {
        PropertyBindingSupport.build()
                .withCamelContext(camel)
                .withTarget(planado)
                .withProperty(option, value)
                .withMandatory(true)
                .bind();
    }

    private static RouteBuilder inbound(Parts parts) {
        return switch (parts.settings().variant()) {
            case CHANGES, CHANGES_IN_FILE -> new ChangesRoutes(parts);
            case MARKED_ON_COMPLETION -> new InboxRoutes(parts);
            default -> new WebhookRoutes(parts);
        };
    }

    private void obey() throws Exception {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            try {
                obey(line);
            } catch (RuntimeException e) {
                // The database may be away; whoever asked asks again.
                System.out.println("Not done: " + e);
            }
        }
    }

    private void obey(String line) {
        if (line.startsWith(ARM)) {
            points.arm(Point.valueOf(line.substring(ARM.length())));
        } else if (line.equals(COUNT)) {
            System.out.println(COUNTED + Counts.of(database).line());
        } else if (line.startsWith(OUTBOX)) {
            String[] row = line.substring(OUTBOX.length()).split("\t", -1);
            Tables.intoOutbox(database, row[0], Integer.parseInt(row[1]), row[2], row[3]);
        }
    }
}
