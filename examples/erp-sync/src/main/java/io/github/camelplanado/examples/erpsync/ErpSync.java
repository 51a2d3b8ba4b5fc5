package io.github.camelplanado.examples.erpsync;

import java.util.Map;

import org.apache.camel.CamelContext;
import org.apache.camel.main.Main;
import org.slf4j.LoggerFactory;

/** Keeps the ERP and Planado in step. All that it does stands in the routes (camel/) and the mapping (sql/). */
public final class ErpSync implements AutoCloseable {

    private final Main main = new Main(ErpSync.class);

    private ErpSync(Map<String, Object> beans, Map<String, String> settings) {
        settings.forEach(main::addOverrideProperty);
        beans.forEach(main::bind);
    }

    /** Starts it; it runs until it is closed. The bean `erp` is the DataSource. */
    public static ErpSync start(Map<String, Object> beans, Map<String, String> settings) {
        ErpSync sync = new ErpSync(beans, settings);
        try {
            sync.main.start();
        } catch (Exception e) {
            sync.close();
            throw new IllegalStateException("The routes did not start: " + e.getMessage(), e);
        }
        return sync;
    }

    /** For tests and tools. */
    public CamelContext context() {
        return main.getCamelContext();
    }

    /**
     * Runs it until the process is ended.
     *
     * @param arguments none; see application.properties for what -D sets
     */
    public static void main(String[] arguments) throws Exception {
        try (ErpDatabase erp = ErpDatabase.open().install()) {
            try (ErpSync sync = start(Map.of("erp", erp.dataSource()), Map.of())) {
                LoggerFactory.getLogger("erp-sync")
                        .info("In step from now on. The ERP is {}; Ctrl+C ends it", erp.url());
                sync.main.run();
            }
        }
    }

    @Override
    public void close() {
        main.stop();
    }
}
