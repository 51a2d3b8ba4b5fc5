package io.github.camelplanado.matrix;

import static io.github.camelplanado.matrix.Samples.body;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.camelplanado.TestCamel;
import io.github.camelplanado.simulator.Knob;

/** What the vendor sends reaches the route, with the newest version of everything, and what failed is sent again. */
final class WebhookChecks {

    private static final Duration LONG = Duration.ofSeconds(20);

    private WebhookChecks() {}

    static List<Check> all() {
        return List.of(
                Check.in(Account.HURRIED, "webhooks: everything is told", WebhookChecks::everything),
                Check.in(Account.HURRIED, "webhooks: what failed is told later", WebhookChecks::failure));
    }

    private static void everything(Stand stand) throws Exception {
        Hook hook = Hook.of(stand);
        hook.register(List.of());
        hook.register(List.of());
        Map<String, Long> newest = new HashMap<>();
        for (String resource : Samples.ENTITIES) {
            stand.made(resource, body(stand, resource, "told", "first"));
            stand.planado().office().update(resource, "told", Map.of(Samples.textKey(resource), "second"));
        }
        stand.planado().worker().enRoute("told");
        stand.planado().worker().start("told");
        stand.planado().worker().suspend("told");
        stand.planado().worker().resume("told");
        stand.planado().worker().finish("told");
        String gone = stand.made("jobs", body(stand, "jobs", "gone", "first"))
                .path("uuid")
                .asText();
        stand.planado().office().delete("jobs", gone);

        await().atMost(LONG).until(() -> stand.planado().pendingDeliveries() == 0);
        for (String resource : Samples.ENTITIES) {
            stand.planado()
                    .entities(resource)
                    .forEach(entity -> newest.put(
                            entity.path("uuid").asText(), entity.path("version").asLong()));
        }
        assertThat(hook.versions()).containsAllEntriesOf(newest).containsKey(gone);
        assertThat(hook.isDeleted(gone)).isEqualTo(!stand.knobs().is(Knob.DELETION_EVENTS, "none"));
    }

    private static void failure(Stand stand) throws Exception {
        Hook hook = Hook.of(stand);
        String created = hook.register(List.of("job_created"));
        String updated = hook.register(List.of("job_updated"));
        hook.failOnce();
        String uuid = stand.made("jobs", body(stand, "jobs", "told", "first"))
                .path("uuid")
                .asText();
        boolean isRepeated = stand.knobs().number(Knob.DELIVERY_RETRIES) > 0;
        await().atMost(LONG).until(() -> stand.planado().deliveries().size() == (isRepeated ? 2 : 1));
        assertThat(hook.versions()).isEqualTo(isRepeated ? Map.of(uuid, 1L) : Map.of());

        // A vendor that has locked the webhook tells nothing more until somebody opens it in its settings.
        boolean locked = stand.planado().webhooks().isLocked(created);
        assertThat(locked).isEqualTo(stand.knobs().is(Knob.WEBHOOK_LOCKED_AFTER, "1"));
        String second = stand.made("jobs", body(stand, "jobs", "second", "first"))
                .path("uuid")
                .asText();
        stand.planado().office().update("jobs", "told", Map.of("description", "second"));
        stand.planado().webhooks().unlock(created);
        await().atMost(LONG).until(() -> stand.planado().pendingDeliveries() == 0);
        boolean lost = locked && stand.knobs().is(Knob.LOCKED_EVENTS, "lost");
        assertThat(hook.versions().containsKey(second)).isEqualTo(!lost);

        stand.planado().office().update("jobs", "told", Map.of("description", "third"));
        await().atMost(LONG).until(() -> stand.planado().pendingDeliveries() == 0);
        assertThat(hook.versions()).containsEntry(uuid, 3L);
        requests(stand, created, updated);
    }

    private static void requests(Stand stand, String... webhooks) {
        for (String webhook : webhooks) {
            long attempts = stand.planado().deliveries().stream()
                    .filter(attempt -> attempt.webhookUuid().equals(webhook))
                    .count();
            assertThat(TestCamel.list(stand.ok("planado:webhooks/requests?paging=all&id=" + webhook, null)))
                    .hasSize((int) attempts);
        }
    }
}
