package io.github.camelplanado.benchmarks.kill.worker;

import io.github.camelplanado.benchmarks.kill.plan.Point;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;

/** An inbox made by hand, whose rows an on-completion marks as done. */
final class InboxRoutes extends RouteBuilder {

    private static final String ID = "inboxId";

    private final Parts parts;

    InboxRoutes(Parts parts) {
        this.parts = parts;
    }

    @Override
    public void configure() {
        errorHandler(noErrorHandler());
        from(parts.webhook()).process(this::store);
        ProducerTemplate template = getContext().createProducerTemplate();
        from("timer:inbox?period=200").process(exchange -> work(template));
        from("direct:one")
                .onCompletion()
                .process(exchange -> parts.points().pass(Point.AFTER_ROUTE_BEFORE_MARK))
                .process(exchange -> parts.sql()
                        .update(
                                "UPDATE handmade_inbox SET done = true WHERE id = ?",
                                exchange.getMessage().getHeader(ID)))
                .end()
                .process(this::write);
    }

    private void store(Exchange exchange) {
        Told told = Told.of(exchange.getMessage());
        parts.sql()
                .update(
                        "INSERT INTO handmade_inbox (part, entity, uuid, version, external_id, status, content, event,"
                                + " deleted, done) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, false)",
                        Math.floorMod(told.uuid().hashCode(), parts.settings().parts()),
                        told.entity(),
                        told.uuid(),
                        told.version(),
                        told.externalId(),
                        told.status(),
                        told.content(),
                        told.event(),
                        told.deleted());
    }

    private void work(ProducerTemplate template) {
        parts.sql()
                .queryForList(
                        "SELECT id FROM handmade_inbox WHERE NOT done AND part = ? ORDER BY id",
                        Long.class,
                        parts.settings().part())
                .forEach(id -> template.send(
                        "direct:one", exchange -> exchange.getMessage().setHeader(ID, id)));
    }

    private void write(Exchange exchange) {
        parts.application().refuse();
        Told told = parts.sql()
                .queryForObject(
                        "SELECT * FROM handmade_inbox WHERE id = ?",
                        (row, number) -> new Told(
                                row.getString("entity"),
                                row.getString("uuid"),
                                row.getLong("version"),
                                row.getString("external_id"),
                                row.getString("status"),
                                row.getString("content"),
                                row.getString("event"),
                                row.getBoolean("deleted"),
                                false),
                        exchange.getMessage().getHeader(ID));
        parts.target().notOlder(told.entity(), told);
    }
}
