package io.github.camelplanado;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelplanado.json.WireJson;
import org.junit.jupiter.api.Test;

class WebhookSettingsTest {

    private static final String URL = "https://erp.example.org/planado";

    private final WebhookSettings settings = new WebhookSettings(URL, Set.of("job_finished"));

    @Test
    void a_webhook_with_the_address_and_the_events_is_found() {
        assertThat(settings.verdict(
                        List.of(webhook("https://other.example.org", "job_finished"), webhook(URL, "job_finished"))))
                .isEqualTo("The account has a webhook for " + URL);
    }

    @Test
    void missing_events_are_named() {
        assertThat(settings.verdict(List.of(webhook(URL, "job_updated"))))
                .contains("lacks the event types [job_finished]");
    }

    @Test
    void without_a_webhook_people_are_told_what_to_enter_and_no_secret() {
        String told = settings.verdict(List.of(webhook("https://other.example.org", "job_finished")));

        assertThat(told).contains(URL).contains("job_finished").contains("Settings / Integrations / Webhooks");
        assertThat(told).doesNotContain("s3cret");
    }

    private static ObjectNode webhook(String url, String eventType) {
        ObjectNode webhook =
                WireJson.mapper().createObjectNode().put("url", url).put("secret", "s3cret");
        webhook.putArray("event_types").add(eventType);
        return webhook;
    }
}
