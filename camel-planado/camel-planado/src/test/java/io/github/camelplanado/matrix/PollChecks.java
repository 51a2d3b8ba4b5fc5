package io.github.camelplanado.matrix;

import static io.github.camelplanado.matrix.Samples.body;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.github.camelplanado.PlanadoConsumer;
import io.github.camelplanado.api.PlanadoConstants;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;

/** Polls tell the newest version of everything, with the fields that the route needs. */
final class PollChecks {

    private static final String NAME = "polls tell everything";

    private PollChecks() {}

    static boolean isOne(Check check) {
        return check.name().endsWith(NAME);
    }

    static List<Check> all() {
        return Check.blind(Check.each(NAME, Samples.ENTITIES, PollChecks::poll));
    }

    private static Check.Promise poll(String resource) {
        return stand -> {
            Map<String, Exchange> told = new ConcurrentHashMap<>();
            route(stand, resource, told);
            for (int i = 0; i < 5; i++) {
                stand.made(resource, sample(stand, resource, "poll-" + i));
            }
            polls(stand, resource);
            requireTold(stand, resource, told);
            stand.planado().office().update(resource, "poll-1", Map.of(Samples.textKey(resource), "second"));
            stand.made(resource, sample(stand, resource, "poll-9"));
            polls(stand, resource);
            requireTold(stand, resource, told);
        };
    }

    private static Map<String, Object> sample(Stand stand, String resource, String id) {
        Map<String, Object> body = body(stand, resource, id, "first");
        if (resource.equals("jobs")) {
            body.put("scheduled_at", "2027-01-10T09:00:00Z");
        }
        return body;
    }

    private static void route(Stand stand, String resource, Map<String, Exchange> told) throws Exception {
        // Shorter than a URI can say: two polls may fit into a millisecond.
        stand.camel().context().getRegistry().bind("walkEveryTime", Duration.ofNanos(1));
        stand.camel().context().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("planado:" + resource + "?startScheduler=false&initialPosition=all&sweepInterval=#walkEveryTime"
                                + "&detail=missing&requiredFields=" + Samples.textKey(resource))
                        .routeId("poll-" + resource)
                        .process(exchange -> told.merge(
                                exchange.getMessage().getHeader(PlanadoConstants.UUID, String.class),
                                exchange.copy(),
                                PollChecks::newer));
            }
        });
    }

    private static Exchange newer(Exchange one, Exchange other) {
        return version(other) > version(one) ? other : one;
    }

    private static long version(Exchange exchange) {
        return exchange.getMessage().getHeader(PlanadoConstants.VERSION, Long.class);
    }

    private static void polls(Stand stand, String resource) {
        PlanadoConsumer consumer = (PlanadoConsumer)
                stand.camel().context().getRoute("poll-" + resource).getConsumer();
        consumer.run();
        consumer.run();
    }

    private static void requireTold(Stand stand, String resource, Map<String, Exchange> told) {
        Map<String, String> expected = new HashMap<>();
        stand.planado()
                .entities(resource)
                .forEach(entity -> expected.put(
                        entity.path("uuid").asText(),
                        entity.path("version").asLong() + " "
                                + entity.path(Samples.textKey(resource)).asText()));
        Map<String, String> seen = new HashMap<>();
        told.forEach((uuid, exchange) ->
                seen.put(uuid, version(exchange) + " " + text(exchange, Samples.textKey(resource))));
        assertThat(seen).as("%s told, the newest version of each", resource).isEqualTo(expected);
        if (resource.equals("jobs")) {
            assertThat(told.values())
                    .allSatisfy(exchange -> assertThat(OffsetDateTime.parse(text(exchange, "scheduled_at")))
                            .isEqualTo("2027-01-10T09:00:00Z"));
        }
    }

    private static String text(Exchange exchange, String key) {
        return String.valueOf(exchange.getMessage().getBody(Map.class).get(key));
    }
}
