package io.github.camelplanado.changes.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

import javax.sql.DataSource;

import io.github.camelplanado.BreakableDatabase;
import io.github.camelplanado.api.PlanadoConstants;
import io.github.camelplanado.simulator.PlanadoSimulator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** The database goes away and comes back: people hear of it once, and nothing is stuck or lost. */
class BrokenStoreTest {

    @RegisterExtension
    static final PlanadoSimulator PLANADO =
            PlanadoSimulator.builder().requestsPerMinute(0).pageSize(5).build();

    private final Jobs jobs = new Jobs(PLANADO);

    @Test
    void what_was_told_but_could_not_be_marked_is_told_again_and_what_was_missed_comes_from_the_log() throws Exception {
        BreakableDatabase database = new BreakableDatabase(Databases.h2());
        AtomicBoolean breaks = new AtomicBoolean();
        jobs.create(1, 20);
        try (StreamRig rig = new StreamRig(PLANADO, database)
                .doing(exchange -> {
                    if (breaks.getAndSet(false)) {
                        database.broken(true);
                    }
                })
                .start()
                .copied()) {
            rig.registerWebhook("job_updated");
            rig.scope().missed();
            await().until(() -> rig.store()
                    .replays()
                    .position(StreamRig.SCOPE, PLANADO.webhooks().all().get(0).uuid())
                    .isPresent());
            breaks.set(true);
            jobs.change("job-1", "told while the database goes away");
            await().until(() -> !breaks.get());
            rig.receiver().down(true);
            jobs.change("job-2", "not received");
            await().until(() -> PLANADO.deliveries().stream().anyMatch(delivery -> !delivery.delivered()));
            await().until(() -> !rig.failures().isEmpty());
            database.broken(false);
            rig.receiver().down(false);

            await().atMost(Duration.ofSeconds(30))
                    .until(() -> rig.ids().contains("job-2")
                            && rig.ids().stream().filter("job-1"::equals).count() == 2);
            assertThat(rig.store().queue().counts("stream").waiting()).isZero();
            assertThat(rig.failures()).as("one of each loop").hasSizeLessThanOrEqualTo(2);
        }
    }

    @Test
    void a_change_that_was_taken_while_the_answer_of_the_database_was_lost_is_told_though_the_node_never_rests()
            throws Exception {
        CountDownLatch busy = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        LostCommit database = new LostCommit(Databases.h2());
        try (StreamRig rig = new StreamRig(PLANADO, database)
                .options(options -> options.setConcurrentConsumers(2))
                .start()
                .copied()) {
            rig.doing(exchange -> {
                if ("job-slow".equals(exchange.getMessage().getHeader(PlanadoConstants.EXTERNAL_ID))) {
                    busy.countDown();
                    end.await();
                }
            });
            rig.registerWebhook("job_created", "job_updated");
            PLANADO.office().create("jobs", Map.of("external_id", "job-slow"));
            assertThat(busy.await(30, TimeUnit.SECONDS)).isTrue();
            // Leases a change, which is committed, and nobody learns that.
            database.losesNext("SET holder = ?, lease = ?");
            PLANADO.office().create("jobs", Map.of("external_id", "job-lost"));

            try {
                await().atMost(Duration.ofSeconds(30))
                        .until(() -> database.hasLost() && rig.ids().contains("job-lost"));
            } finally {
                end.countDown();
            }
        }
    }

    /** A database whose connection breaks once while it commits: it has committed, and the answer is lost. */
    private static final class LostCommit extends DelegatingDataSource {

        private final AtomicReference<String> statement = new AtomicReference<>();
        private final AtomicBoolean lost = new AtomicBoolean();

        LostCommit(DataSource database) {
            super(database);
        }

        /** @param part of a statement of the transaction */
        void losesNext(String part) {
            statement.set(part);
        }

        boolean hasLost() {
            return lost.get();
        }

        @Override
        public Connection getConnection() throws SQLException {
            Connection connection = super.getConnection();
            AtomicReference<String> found = new AtomicReference<>();
            return (Connection) Proxy.newProxyInstance(
                    getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                        String part = statement.get();
                        if (part != null && method.getName().equals("prepareStatement")) {
                            found.compareAndSet(null, ((String) arguments[0]).contains(part) ? part : null);
                        }
                        try {
                            Object result = method.invoke(connection, arguments);
                            if (method.getName().equals("commit")
                                    && found.get() != null
                                    && statement.compareAndSet(found.get(), null)) {
                                lost.set(true);
                                throw new SQLException("The connection broke", "08006");
                            }
                            return result;
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    });
        }
    }
}
