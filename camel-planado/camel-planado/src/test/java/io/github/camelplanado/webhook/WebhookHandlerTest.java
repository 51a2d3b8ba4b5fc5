package io.github.camelplanado.webhook;

import static io.github.camelplanado.webhook.Delivered.SECRET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.camelplanado.api.Output;
import io.github.camelplanado.api.PlanadoConfiguration;
import io.github.camelplanado.api.PlanadoConstants;
import io.github.camelplanado.api.Resource;
import io.github.camelplanado.api.model.Job;
import io.github.camelplanado.message.EntityLift;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.ExceptionHandler;
import org.apache.camel.support.DefaultEndpoint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a webhook must be to reach the route, and what reaches it. */
class WebhookHandlerTest {

    private final CamelContext context = new DefaultCamelContext();
    private final PlanadoConfiguration configuration = new PlanadoConfiguration();
    private final List<Exchange> routed = new CopyOnWriteArrayList<>();
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private Set<Resource> resources = Set.of(Resource.JOBS, Resource.CLIENTS, Resource.SITES);
    private WebhookHandler handler;

    @BeforeEach
    void start() {
        context.start();
        configuration.setWebhookSecret(SECRET);
    }

    @AfterEach
    void stop() {
        if (handler != null) {
            handler.shutdown();
        }
        context.stop();
    }

    @Test
    void a_change_reaches_the_route_and_is_answered_200_with_nothing_else() {
        Delivered delivered = deliver(
                WebhookBodies.job("j-1", 4, "job_started"),
                Map.of(Secrets.HEADER, SECRET, "X-Planado-Delivery-Attempt", "3"));

        assertThat(delivered.status()).isEqualTo(200);
        assertThat(delivered.wasSync()).isFalse();
        assertThat(delivered.exchange().getMessage().getHeaders()).containsOnlyKeys(Exchange.HTTP_RESPONSE_CODE);
        assertThat(delivered.exchange().getMessage().getBody()).isNull();
        Map<String, Object> headers = routed.get(0).getMessage().getHeaders();
        assertThat(headers)
                .containsEntry(PlanadoConstants.ENTITY, "job")
                .containsEntry(PlanadoConstants.UUID, "j-1")
                .containsEntry(PlanadoConstants.EXTERNAL_ID, "ORD-1")
                .containsEntry(PlanadoConstants.VERSION, 4L)
                .containsEntry(PlanadoConstants.EVENT_TYPE, "job_started")
                .containsEntry(PlanadoConstants.CHANGE, "updated")
                .containsEntry(PlanadoConstants.SOURCE, "webhook")
                .containsEntry(PlanadoConstants.BODY, "snapshot")
                .containsEntry(PlanadoConstants.EVENT_UUID, "0d9f2c1e-6a54-4c0b-9f65-000000000001")
                .containsEntry(PlanadoConstants.HAPPENED_AT, "2027-03-05T09:30:00.120Z")
                .containsEntry(PlanadoConstants.DELIVERY_ATTEMPT, 3)
                .containsEntry(PlanadoConstants.CONTEXT_SOURCE, "mobile");
    }

    @Test
    void with_output_model_the_body_is_the_record_of_its_entity() {
        configuration.setOutput(Output.model);

        assertThat(deliver(WebhookBodies.job("j-1", 4, "job_started")).status()).isEqualTo(200);

        assertThat(routed.get(0).getMessage().getBody())
                .isInstanceOfSatisfying(
                        Job.class, job -> assertThat(job.externalId()).isEqualTo("ORD-1"));
    }

    @Test
    void our_own_write_that_comes_back_is_told_all_the_same_and_says_so() {
        assertThat(deliver(WebhookBodies.job("ours", 4, "job_updated")).status())
                .isEqualTo(200);
        assertThat(deliver(WebhookBodies.job("theirs", 4, "job_updated")).status())
                .isEqualTo(200);

        assertThat(routed)
                .extracting(exchange -> exchange.getMessage().getHeader(PlanadoConstants.ECHO))
                .containsExactly(true, false);
    }

    @Test
    void an_attempt_that_is_no_number_is_left_out_and_loses_nothing() {
        Delivered delivered = deliver(
                WebhookBodies.job("j-1", 4, "job_started"),
                Map.of(Secrets.HEADER, SECRET, "X-Planado-Delivery-Attempt", "first"));

        assertThat(delivered.status()).isEqualTo(200);
        assertThat(routed.get(0).getMessage().getHeaders()).doesNotContainKey(PlanadoConstants.DELIVERY_ATTEMPT);
    }

    @Test
    void no_header_of_the_caller_reaches_the_route() {
        assertThat(deliver(
                                WebhookBodies.job("j-1", 4, "job_updated"),
                                Map.of(Secrets.HEADER, SECRET, "CamelHttpUri", "http://evil", PlanadoConstants.ID, "x"))
                        .status())
                .isEqualTo(200);

        assertThat(routed.get(0).getMessage().getHeaders().keySet()).allMatch(name -> name.startsWith("CamelPlanado"));
        assertThat(routed.get(0).getMessage().getHeaders()).doesNotContainKey(PlanadoConstants.ID);
    }

    @Test
    void the_body_keeps_nulls_lacks_what_was_not_sent_and_has_zoned_times() {
        deliver(WebhookBodies.job("j-1", 4, "job_updated")).status();

        Map<?, ?> body = routed.get(0).getMessage().getBody(Map.class);
        assertThat(body.get("scheduled_at")).isEqualTo("2027-03-05T09:00:00Z");
        assertThat(body.containsKey("client")).isTrue();
        assertThat(body.get("client")).isNull();
        assertThat(body.containsKey("resolution")).isFalse();
    }

    @Test
    void a_client_has_its_version_at_the_root_and_no_event_uuid() {
        assertThat(deliver(WebhookBodies.client("c-1", 7)).status()).isEqualTo(200);

        Exchange exchange = routed.get(0);
        assertThat(exchange.getMessage().getHeader(PlanadoConstants.VERSION)).isEqualTo(7L);
        assertThat(exchange.getMessage().getHeaders()).doesNotContainKey(PlanadoConstants.EVENT_UUID);
        assertThat(((Map<?, ?>) exchange.getMessage().getBody()).get("version")).isEqualTo(7);
    }

    @Test
    void an_unknown_type_of_event_is_routed_by_the_entity_it_carries() {
        String body = WebhookBodies.site("s-1", 2).replace("site_created", "status_changed");

        assertThat(deliver(body).status()).isEqualTo(200);
        assertThat(routed.get(0).getMessage().getHeader(PlanadoConstants.ENTITY))
                .isEqualTo("site");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "wrong", "correct hors", "correct horse "})
    void a_missing_or_wrong_secret_is_answered_401_and_never_routed(String secret) {
        Delivered delivered = deliver(
                WebhookBodies.job("j-1", 4, "job_updated"),
                secret.isEmpty() ? Map.of() : Map.of(Secrets.HEADER, secret));

        assertThat(delivered.status()).isEqualTo(401);
        assertThat(delivered.exchange().getMessage().getBody()).isNull();
        assertThat(delivered.exchange().getMessage().getHeaders()).containsOnlyKeys(Exchange.HTTP_RESPONSE_CODE);
        assertThat(delivered.callbacks()).isEqualTo(1);
        assertThat(routed).isEmpty();
    }

    @Test
    void the_previous_secret_is_accepted_while_it_is_changed() {
        configuration.setPreviousWebhookSecret("old one");

        assertThat(deliver(WebhookBodies.job("j-1", 4, "job_updated"), Map.of(Secrets.HEADER, "old one"))
                        .status())
                .isEqualTo(200);
        assertThat(deliver(WebhookBodies.job("j-1", 5, "job_updated")).status()).isEqualTo(200);
    }

    @Test
    void without_a_secret_nothing_starts_and_the_message_names_the_option() {
        configuration.setWebhookSecret(" ");

        assertThatThrownBy(this::handler).hasMessageContaining("webhookSecret");
        configuration.setAllowUnverified(true);
        assertThat(deliver(WebhookBodies.job("j-1", 4, "job_updated"), Map.of()).status())
                .isEqualTo(200);
    }

    @Test
    void a_body_that_is_too_large_is_answered_413_whatever_its_length_header_says() {
        configuration.setMaxBodySize(100);

        Delivered delivered = deliver(
                WebhookBodies.job("j-1", 4, "job_updated"), Map.of(Secrets.HEADER, SECRET, "Content-Length", "10"));

        assertThat(delivered.status()).isEqualTo(413);
        assertThat(routed).isEmpty();
    }

    @Test
    void a_body_of_exactly_the_largest_size_is_read() {
        String body = WebhookBodies.job("j-1", 4, "job_updated");
        configuration.setMaxBodySize(body.length());

        assertThat(deliver(body).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "not json",
                "[1]",
                "{}",
                "{\"event_type\": \"job_updated\"}",
                "{\"event_type\": \"job_updated\", \"job\": null}",
                "{\"event_type\": \"job_updated\", \"job\": {\"version\": 1}}",
                "{\"event_type\": \"job_updated\", \"client\": {\"uuid\": \"c\"}}"
            })
    void what_cannot_be_read_is_answered_200_and_told_to_the_exception_handler(String body) {
        Delivered delivered = deliver(body);

        assertThat(delivered.status()).isEqualTo(200);
        assertThat(routed).isEmpty();
        assertThat(complaints).hasSize(1);
        assertThat(complaints.get(0)).doesNotContain("not json");
    }

    @Test
    void left_out_types_and_foreign_entities_are_answered_200_and_not_routed() {
        configuration.setEventTypes("job_finished, job_updated");
        resources = Set.of(Resource.JOBS);

        assertThat(deliver(WebhookBodies.job("j-1", 4, "job_started")).status()).isEqualTo(200);
        assertThat(deliver(WebhookBodies.site("s-1", 4)).status()).isEqualTo(200);
        assertThat(deliver("{\"event_type\": \"invoice_paid\", \"invoice\": {\"uuid\": \"i\"}}")
                        .status())
                .isEqualTo(200);
        assertThat(routed).isEmpty();
        assertThat(complaints).isEmpty();
        assertThat(deliver(WebhookBodies.job("j-1", 4, "job_updated")).status()).isEqualTo(200);
        assertThat(routed).hasSize(1);
    }

    @Test
    void another_method_is_answered_405() {
        assertThat(deliver("", Map.of(Exchange.HTTP_METHOD, "GET", Secrets.HEADER, SECRET))
                        .status())
                .isEqualTo(405);
    }

    @Test
    void a_stopped_handler_answers_503() {
        WebhookHandler stopped = handler();
        stopped.stop();

        assertThat(Delivered.to(stopped, context, WebhookBodies.job("j-1", 4, "job_updated"))
                        .status())
                .isEqualTo(503);
        stopped.start();
        assertThat(Delivered.to(stopped, context, WebhookBodies.job("j-1", 4, "job_updated"))
                        .status())
                .isEqualTo(200);
    }

    private Delivered deliver(String body) {
        return deliver(body, Map.of(Secrets.HEADER, SECRET));
    }

    private Delivered deliver(String body, Map<String, Object> headers) {
        return Delivered.to(handler == null ? handler() : handler, context, body, headers);
    }

    private WebhookHandler handler() {
        DefaultEndpoint endpoint = (DefaultEndpoint) context.getEndpoint("direct:planado");
        endpoint.setExceptionHandler(new Complaining());
        handler = new WebhookHandler(
                endpoint,
                resources,
                configuration,
                routed::add,
                null,
                new EntityLift(ZoneOffset.UTC),
                change -> change.uuid().equals("ours"));
        handler.start();
        return handler;
    }

    private final class Complaining implements ExceptionHandler {
        @Override
        public void handleException(Throwable exception) {
            complaints.add(exception.toString());
        }

        @Override
        public void handleException(String message, Throwable exception) {
            complaints.add(message + exception);
        }

        @Override
        public void handleException(String message, Exchange exchange, Throwable exception) {
            complaints.add(message + exception);
        }
    }
}
