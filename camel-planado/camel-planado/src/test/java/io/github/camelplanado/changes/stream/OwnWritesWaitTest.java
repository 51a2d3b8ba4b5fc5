package io.github.camelplanado.changes.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

import io.github.camelplanado.api.Change;
import io.github.camelplanado.api.Resource;
import io.github.camelplanado.changes.store.Queue.Due;
import io.github.camelplanado.changes.store.StreamStore;
import io.github.camelplanado.client.OwnWrite;
import io.github.camelplanado.client.PlanadoClient;
import io.github.camelplanado.json.WireJson;
import io.github.camelplanado.simulator.PlanadoSimulator;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What waits for a write of this JVM is forgotten by nobody. */
class OwnWritesWaitTest {

    @RegisterExtension
    static final PlanadoSimulator PLANADO =
            PlanadoSimulator.builder().requestsPerMinute(0).build();

    private static final Duration LEASE = Duration.ofMinutes(1);

    @Test
    void one_that_could_not_be_looked_at_is_gone_on_with_the_next_time() throws Exception {
        StreamStore store = new StreamStore(Databases.h2());
        store.open();
        store.streams().register("stream", StreamRig.SCOPE, Resource.JOBS);
        store.entities().merge("stream", List.of(row()));
        AtomicBoolean closed = new AtomicBoolean();
        try (DefaultCamelContext context = new DefaultCamelContext();
                PlanadoClient client = StreamRig.open(context, PLANADO, 0)) {
            OwnWritesWait wait = new OwnWritesWait(
                    () -> {
                        if (closed.get()) {
                            throw new IllegalStateException("the component is being started again");
                        }
                        return client;
                    },
                    () -> {});
            OwnWrite write = client.ownWrites()
                    .begin(Resource.JOBS, Set.of("u1"), WireJson.mapper().createObjectNode());
            Due due = store.queue().take("stream", "node", LEASE).orElseThrow();
            assertThat(wait.keep(due)).isTrue();
            closed.set(true);
            write.end();

            assertThatThrownBy(() -> wait.next(store, LEASE)).hasMessageContaining("started again");
            assertThat(wait.isEmpty()).isFalse();
            closed.set(false);

            assertThat(wait.next(store, LEASE).map(Due::uuid)).contains("u1");
            assertThat(wait.isEmpty()).isTrue();
        }
    }

    private static Change row() {
        return new Change(
                Resource.JOBS,
                "u1",
                1L,
                "job_updated",
                WireJson.mapper().createObjectNode().put("uuid", "u1").put("version", 1),
                Change.BodyKind.ROW,
                Change.Source.HEAD,
                false,
                null);
    }
}
