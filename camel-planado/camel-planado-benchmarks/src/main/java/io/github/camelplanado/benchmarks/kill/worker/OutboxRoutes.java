package io.github.camelplanado.benchmarks.kill.worker;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.camelplanado.benchmarks.kill.plan.Point;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.jdbc.core.JdbcTemplate;

/** The other way: rows of the application to Planado, marked as sent once the vendor has taken them. */
final class OutboxRoutes extends RouteBuilder {

    private static final String ROW = "row";

    private final Parts parts;
    private final JdbcTemplate sql;

    OutboxRoutes(Parts parts) {
        this.parts = parts;
        this.sql = parts.sql();
    }

    @Override
    public void configure() {
        errorHandler(noErrorHandler());
        from("timer:outbox?period=300")
                .setBody(exchange -> open())
                .split(body())
                .setProperty(ROW, body())
                .process(OutboxRoutes::entity)
                .choice()
                .when(exchange -> is(exchange, "job"))
                .to("planado:jobs/upsert")
                .when(exchange -> is(exchange, "client"))
                .to("planado:clients/upsert")
                .otherwise()
                .to("planado:sites/upsert")
                .end()
                .process(this::mark);
    }

    private List<Map<String, Object>> open() {
        return sql.queryForList(
                "SELECT external_id, entity, content FROM outbox WHERE part = ? AND (sent IS NULL OR sent <> content)",
                parts.settings().part());
    }

    private static void entity(Exchange exchange) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("external_id", row(exchange).get("external_id"));
        if (is(exchange, "client")) {
            body.put("organization", true);
        }
        body.put(Told.CONTENT.get(row(exchange).get("entity")), row(exchange).get("content"));
        exchange.getMessage().setBody(body);
    }

    /** What was sent is noted, not that something was: the row may have changed meanwhile. */
    private void mark(Exchange exchange) {
        parts.points().pass(Point.AFTER_PATCH_BEFORE_MARK);
        sql.update(
                "UPDATE outbox SET sent = ? WHERE external_id = ?",
                row(exchange).get("content"),
                row(exchange).get("external_id"));
    }

    private static boolean is(Exchange exchange, String entity) {
        return entity.equals(row(exchange).get("entity"));
    }

    private static Map<?, ?> row(Exchange exchange) {
        return exchange.getProperty(ROW, Map.class);
    }
}
