package io.github.camelplanado.benchmarks.kill.worker;

import javax.sql.DataSource;

import io.github.camelplanado.benchmarks.kill.plan.WorkerSettings;
import io.github.camelplanado.benchmarks.stage.PlanadoProcess;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What the routes of a worker are made of.
 *
 * @param settings what it was told
 * @param points where it can be killed
 * @param database the application's tables
 * @param target writes what is told
 * @param application the work for a change
 */
record Parts(WorkerSettings settings, Points points, DataSource database, Target target, Application application) {

    JdbcTemplate sql() {
        return new JdbcTemplate(database);
    }

    /** Where all webhooks come in that are routed by hand. */
    String webhook() {
        return "webhook:planado:all?webhookPath=" + WorkerSettings.WEBHOOK_PATH + "&webhookSecret="
                + PlanadoProcess.WEBHOOK_SECRET;
    }
}
