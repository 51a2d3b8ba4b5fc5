package io.github.camelplanado.benchmarks.recovery.erp;

import java.util.Map;

import javax.sql.DataSource;

import io.github.camelplanado.api.PlanadoConstants;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.springframework.jdbc.core.JdbcTemplate;

/** Writes a change of a job; in the transaction of the route, if there is one. */
final class Visits implements Processor {

    private final JdbcTemplate sql;
    private final String write;

    Visits(DataSource database, VisitTable table) {
        this.sql = new JdbcTemplate(database);
        this.write = table.write();
    }

    @Override
    public void process(Exchange exchange) {
        Map<?, ?> job = exchange.getMessage().getBody(Map.class);
        Map<?, ?> resolution = job.get("resolution") instanceof Map<?, ?> given ? given : Map.of();
        sql.update(
                write,
                exchange.getMessage().getHeader(PlanadoConstants.UUID),
                exchange.getMessage().getHeader(PlanadoConstants.EXTERNAL_ID),
                exchange.getMessage().getHeader(PlanadoConstants.VERSION),
                job.get("status"),
                resolution.get("name"));
    }
}
