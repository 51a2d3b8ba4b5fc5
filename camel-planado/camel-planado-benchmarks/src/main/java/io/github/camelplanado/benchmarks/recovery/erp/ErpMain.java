package io.github.camelplanado.benchmarks.recovery.erp;

import com.zaxxer.hikari.HikariDataSource;
import io.github.camelplanado.PlanadoComponent;
import io.github.camelplanado.benchmarks.stage.PlanadoProcess;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.apache.camel.impl.DefaultCamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** An application. It ends when its standard input does. */
public final class ErpMain {

    /** Told when its route runs. */
    public static final String READY = "READY";

    private static final Logger LOG = LoggerFactory.getLogger(ErpMain.class);
    private static final int CONNECTIONS = 16;

    private ErpMain() {}

    /**
     * Runs.
     *
     * @param arguments those of {@link ErpSettings}
     */
    public static void main(String[] arguments) throws Exception {
        try {
            start(ErpSettings.parse(arguments));
            System.out.println(READY);
            while (System.in.read() >= 0) {
                // Nobody says anything.
            }
        } catch (Exception e) {
            LOG.error("The application ends", e);
        }
        // Threads of the receiver would keep it alive.
        Runtime.getRuntime().halt(1);
    }

    private static void start(ErpSettings settings) throws Exception {
        HikariDataSource database = new HikariDataSource();
        database.setJdbcUrl(settings.database());
        database.setMaximumPoolSize(CONNECTIONS);
        DefaultCamelContext camel = new DefaultCamelContext();
        VertxPlatformHttpServerConfiguration http = new VertxPlatformHttpServerConfiguration();
        http.setBindHost("127.0.0.1");
        http.setBindPort(settings.port());
        camel.addService(new VertxPlatformHttpServer(http));
        camel.getComponent("platform-http");
        camel.getRegistry().bind("transactions", new DataSourceTransactionManager(database));
        PlanadoComponent planado = new PlanadoComponent();
        planado.setBaseUrl(settings.baseUrl());
        planado.setApiKey(PlanadoProcess.API_KEY);
        planado.setWebhookSecret(PlanadoProcess.WEBHOOK_SECRET);
        planado.setDataSource(database);
        camel.addComponent("planado", planado);
        Visits visits = new Visits(database, new VisitTable(settings.kind().table()));
        camel.addRoutes(new ErpRoutes(settings.kind(), visits));
        camel.start();
    }
}
