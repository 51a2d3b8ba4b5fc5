package io.github.camelplanado.webhook;

import static io.github.camelplanado.webhook.Delivered.SECRET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.github.camelplanado.api.Change;
import io.github.camelplanado.api.PlanadoConfiguration;
import io.github.camelplanado.message.EntityLift;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is answered to a webhook that has to be kept first. */
class WebhookReceiverTest {

    private final CamelContext context = new DefaultCamelContext();
    private final Kept kept = new Kept();
    private WebhookReceiver receiver;

    @BeforeEach
    void start() {
        context.start();
        open(Duration.ofSeconds(5), consumer(SECRET));
    }

    @AfterEach
    void stop() {
        kept.gate.countDown();
        receiver.shutdown();
        context.stop();
    }

    @Test
    void what_was_kept_is_answered_200_and_not_before() {
        kept.gate = new CountDownLatch(1);
        Delivered delivered = deliver(WebhookBodies.job("j-1", 4, "job_started"));
        assertThat(delivered.isAnswered()).isFalse();

        kept.gate.countDown();

        assertThat(delivered.status()).isEqualTo(200);
        assertThat(kept.events).hasSize(1);
        assertThat(kept.events.get(0)).contains("j-1:4:job_started").startsWith("0d9f2c1e-");
    }

    @Test
    void a_repeat_of_an_event_has_the_same_key_and_another_event_of_its_version_another_one() {
        String started = WebhookBodies.job("j-1", 4, "job_started");
        deliver(started).status();
        deliver(started).status();
        deliver(WebhookBodies.job("j-1", 4, "job_updated")).status();

        assertThat(kept.events.get(1)).isEqualTo(kept.events.get(0)).isNotEqualTo(kept.events.get(2));
    }

    @Test
    void what_is_verified_and_cannot_be_read_is_kept_for_people_and_answered_200() {
        assertThat(deliver("no json").status()).isEqualTo(200);

        assertThat(kept.unreadable).hasSize(1).allMatch(told -> told.startsWith("no json: The body of a webhook"));
        assertThat(kept.events).isEmpty();
    }

    @Test
    void what_is_no_job_client_or_site_is_answered_200_and_forgotten() {
        assertThat(deliver("{\"event_type\": \"user_created\", \"user\": {\"uuid\": \"u\"}}")
                        .status())
                .isEqualTo(200);

        assertThat(kept.events).isEmpty();
        assertThat(kept.unreadable).isEmpty();
    }

    @Test
    void what_cannot_be_kept_is_answered_503_even_if_it_cannot_be_read() {
        kept.failure = "The database is down";

        for (String body : List.of(WebhookBodies.job("j-1", 4, "job_started"), "no json")) {
            Delivered delivered = deliver(body);
            assertThat(delivered.status()).isEqualTo(503);
            assertThat(delivered.exchange().getMessage().getHeader("Retry-After"))
                    .isEqualTo(5);
        }
    }

    @Test
    void a_database_that_hangs_costs_no_more_than_the_patience_and_what_finds_no_place_is_refused_at_once()
            throws InterruptedException {
        receiver.shutdown();
        open(Duration.ofSeconds(5), consumer(SECRET));
        kept.gate = new CountDownLatch(1);
        int places = WebhookReceiver.THREADS * (1 + Dispatcher.WAITING_PER_THREAD);
        List<Delivered> waiting = new ArrayList<>();
        for (int job = 0; job < places; job++) {
            waiting.add(deliver(WebhookBodies.job("j-" + job, 4, "job_started")));
        }
        assertThat(kept.begun.await(10, TimeUnit.SECONDS)).isTrue();

        Delivered tooMany = deliver(WebhookBodies.job("j-more", 4, "job_started"));

        assertThat(tooMany.isAnswered()).isTrue();
        assertThat(tooMany.status()).isEqualTo(503);
        assertThat(waiting)
                .allSatisfy(delivered -> assertThat(delivered.status()).isEqualTo(503));

        kept.gate.countDown();
        assertThat(deliver(WebhookBodies.job("j-later", 4, "job_started")).status())
                .isEqualTo(200);
        assertThat(kept.events).hasSizeLessThanOrEqualTo(WebhookReceiver.THREADS + 1);
    }

    @Test
    void the_secret_of_each_consumer_opens_and_the_largest_body_is_taken() {
        PlanadoConfiguration other = consumer("another secret");
        other.setMaxBodySize(10_000);
        receiver.serve(List.of(consumer(SECRET), other));
        String job = WebhookBodies.job("j-1", 4, "job_started");

        assertThat(deliver(job).status()).isEqualTo(200);
        assertThat(deliver(job, Map.of(Secrets.HEADER, "another secret")).status())
                .isEqualTo(200);
        assertThat(deliver(job, Map.of(Secrets.HEADER, "guess")).status()).isEqualTo(401);
        assertThat(deliver("x".repeat(10_001)).status()).isEqualTo(413);
        assertThat(deliver(job, Map.of(Secrets.HEADER, SECRET, "CamelHttpMethod", "GET"))
                        .status())
                .isEqualTo(405);
    }

    @Test
    void one_consumer_without_a_secret_does_not_open_the_address_of_the_others() {
        PlanadoConfiguration open = new PlanadoConfiguration();
        open.setAllowUnverified(true);
        receiver.serve(List.of(open, consumer(SECRET)));

        assertThat(deliver(WebhookBodies.job("j-1", 4, "job_started"), Map.of()).status())
                .isEqualTo(401);
        assertThatThrownBy(() -> receiver.serve(List.of(new PlanadoConfiguration())))
                .hasMessageContaining("webhookSecret");
    }

    @Test
    void a_receiver_that_is_closed_answers_503() {
        receiver.stop();

        assertThat(deliver(WebhookBodies.job("j-1", 4, "job_started")).status()).isEqualTo(503);
        assertThat(kept.events).isEmpty();
    }

    private void open(Duration patience, PlanadoConfiguration consumer) {
        receiver = new WebhookReceiver(context, kept, new WebhookBody(new EntityLift(ZoneOffset.UTC)), patience);
        receiver.serve(List.of(consumer));
        receiver.start();
    }

    private static PlanadoConfiguration consumer(String secret) {
        PlanadoConfiguration configuration = new PlanadoConfiguration();
        configuration.setWebhookSecret(secret);
        configuration.setMaxBodySize(2000);
        return configuration;
    }

    private Delivered deliver(String body) {
        return Delivered.to(receiver, context, body);
    }

    private Delivered deliver(String body, Map<String, Object> headers) {
        return Delivered.to(receiver, context, body, headers);
    }

    /** A database that can be slow or down. */
    private static final class Kept implements Intake {

        private final List<String> events = new CopyOnWriteArrayList<>();
        private final List<String> unreadable = new CopyOnWriteArrayList<>();
        private final CountDownLatch begun = new CountDownLatch(WebhookReceiver.THREADS);
        private volatile CountDownLatch gate = new CountDownLatch(0);
        private volatile String failure;

        @Override
        public void keep(String key, Change change, byte[] body) {
            work();
            events.add(key);
        }

        @Override
        public void keepUnreadable(byte[] body, String reason) {
            work();
            unreadable.add(new String(body, StandardCharsets.UTF_8) + ": " + reason);
        }

        private void work() {
            begun.countDown();
            try {
                assertThat(gate.await(20, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            if (failure != null) {
                throw new IllegalStateException(failure);
            }
        }
    }
}
