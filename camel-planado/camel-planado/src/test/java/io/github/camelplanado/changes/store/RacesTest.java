package io.github.camelplanado.changes.store;

import static io.github.camelplanado.changes.store.Seen.deletion;
import static io.github.camelplanado.changes.store.Seen.row;
import static io.github.camelplanado.changes.store.Seen.webhook;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.camelplanado.api.Change;
import io.github.camelplanado.api.Resource;
import io.github.camelplanado.changes.merge.Known;
import io.github.camelplanado.changes.store.Entities.DeletedBy;
import io.github.camelplanado.changes.store.Queue.Due;
import io.github.camelplanado.changes.store.Streams.Lease;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Several stores, each as of a JVM of its own, on one real database. */
class RacesTest {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final int ENTITIES = 25;
    private static final int VERSIONS = 6;
    private static final int NODES = 3;

    private final long seed = new Random().nextLong();

    static Stream<Databases.Named> databases() {
        return Databases.all();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void whoever_merges_the_same_observations_in_whatever_order_ends_in_the_same_state(Databases.Named database)
            throws Exception {
        StreamStore first = open(database);
        List<Callable<Void>> nodes = new ArrayList<>();
        for (int node = 0; node < NODES; node++) {
            StreamStore store = database.open();
            List<Change> seen = shuffled(node);
            nodes.add(() -> {
                for (int from = 0; from < seen.size(); from += 10) {
                    store.entities().merge("s", seen.subList(from, Math.min(from + 10, seen.size())));
                }
                return null;
            });
        }
        atOnce(nodes);

        Map<String, Known> known = first.entities().known("s", uuids());
        assertThat(known).as("seed %s", seed).hasSize(ENTITIES);
        assertThat(known.values())
                .as("seed %s", seed)
                .allSatisfy(entity -> assertThat(entity.version()).isEqualTo(VERSIONS))
                .allSatisfy(entity -> assertThat(entity.classes()).containsExactlyInAnyOrder("crud", "job_started"));
        Map<String, Integer> told = new TreeMap<>();
        for (Optional<Due> due = take(first, "a"); due.isPresent(); due = take(first, "a")) {
            assertThat(due.get().version()).isEqualTo(VERSIONS);
            assertThat(due.get().change().body().path("version").asLong()).isEqualTo(VERSIONS);
            told.merge(due.get().uuid(), 1, Integer::sum);
            assertThat(first.queue().told(due.get(), null)).isTrue();
        }
        assertThat(told).as("seed %s", seed).hasSize(ENTITIES);
        assertThat(told.values()).as("the state and the start, once each").containsOnly(2);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void no_two_hold_one_entity_and_each_is_told_up_to_its_newest_version(Databases.Named database) throws Exception {
        StreamStore first = open(database);
        Set<String> held = ConcurrentHashMap.newKeySet();
        Map<String, Long> lastTold = new ConcurrentHashMap<>();
        AtomicBoolean merging = new AtomicBoolean(true);
        List<Callable<Void>> work = new ArrayList<>();
        for (int node = 0; node < NODES; node++) {
            StreamStore store = database.open();
            String name = "node" + node;
            work.add(() -> {
                boolean last;
                do {
                    last = !merging.get();
                    for (Optional<Due> due = take(store, name); due.isPresent(); due = take(store, name)) {
                        String uuid = due.get().uuid();
                        long version = due.get().version();
                        assertThat(held.add(uuid)).as("%s is held once", uuid).isTrue();
                        Long before = lastTold.put(uuid, version);
                        assertThat(before == null || before <= version)
                                .as("%s told after %s", version, before)
                                .isTrue();
                        held.remove(uuid);
                        assertThat(store.queue().told(due.get(), null)).isTrue();
                    }
                } while (!last);
                return null;
            });
        }
        List<Change> seen = shuffled(7);
        work.add(() -> {
            try {
                for (Change change : seen) {
                    first.entities().merge("s", List.of(change));
                }
            } finally {
                merging.set(false);
            }
            return null;
        });
        atOnce(work);

        assertThat(lastTold).as("seed %s", seed).hasSize(ENTITIES);
        assertThat(lastTold.values()).as("seed %s", seed).containsOnly((long) VERSIONS);
        assertThat(first.queue().counts("s").waiting()).isZero();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void each_delivery_is_merged_by_one_node_while_others_put_and_a_sweep_reads(Databases.Named database)
            throws Exception {
        StreamStore first = open(database);
        first.streams().register("t", "planado", Resource.JOBS);
        Lease lease = first.streams().take("s", "reader", LONG).orElseThrow();
        List<Change> seen = shuffled(3);
        AtomicBoolean putting = new AtomicBoolean(true);
        AtomicInteger merged = new AtomicInteger();
        Map<String, Change> read = new ConcurrentHashMap<>();
        List<Callable<Void>> work = new ArrayList<>();
        work.add(() -> {
            try {
                for (int i = 0; i < seen.size(); i++) {
                    read.put("k" + i, seen.get(i));
                    assertThat(first.inbox().put("planado", "k" + i, seen.get(i), new byte[] {'{', '}'}))
                            .isTrue();
                }
            } finally {
                putting.set(false);
            }
            return null;
        });
        for (int node = 0; node < 2; node++) {
            StreamStore store = database.open();
            work.add(() -> {
                boolean last;
                do {
                    last = !putting.get();
                    for (int batch = 7; batch == 7; ) {
                        batch = store.inbox().merge("planado", 7, entry -> Optional.of(read.get(entry.eventKey())));
                        merged.addAndGet(batch);
                    }
                } while (!last);
                return null;
            });
        }
        StreamStore reader = database.open();
        work.add(() -> {
            for (int sweep = 0; sweep < 3; sweep++) {
                assertThat(reader.sweeps().begin(lease)).isTrue();
                List<Change> rows = new ArrayList<>();
                uuids().forEach(uuid -> rows.add(row(uuid, VERSIONS)));
                Collections.reverse(rows);
                assertThat(reader.sweeps().page(lease, rows, false, "x", List.of()))
                        .isTrue();
                assertThat(reader.sweeps().end(lease, 0)).isPresent();
            }
            return null;
        });
        atOnce(work);

        // what was locked when the last ones looked may be left
        merged.addAndGet(first.inbox().merge("planado", 1000, entry -> Optional.of(read.get(entry.eventKey()))));
        assertThat(merged).as("seed %s", seed).hasValue(seen.size());
        assertThat(first.inbox().counts("planado").waiting()).isZero();
        for (String stream : List.of("s", "t")) {
            assertThat(first.entities().known(stream, uuids()).values())
                    .as("seed %s", seed)
                    .hasSize(ENTITIES)
                    .allSatisfy(entity -> assertThat(entity.version()).isEqualTo(VERSIONS));
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void a_deletion_and_a_late_change_at_once_end_with_the_entity_gone_and_told(Databases.Named database)
            throws Exception {
        StreamStore first = open(database);
        List<Callable<Void>> nodes = new ArrayList<>();
        for (int node = 0; node < NODES; node++) {
            StreamStore store = database.open();
            boolean deletes = node == 0;
            nodes.add(() -> {
                for (String uuid : uuids()) {
                    if (deletes) {
                        assertThat(store.entities().gone("s", uuid, deletion(uuid), DeletedBy.WEBHOOK, -1))
                                .isTrue();
                    } else {
                        store.entities().merge("s", List.of(webhook(uuid, 3)));
                    }
                }
                return null;
            });
        }
        atOnce(nodes);

        assertThat(first.entities().known("s", uuids()).values())
                .hasSize(ENTITIES)
                .allSatisfy(entity -> assertThat(entity.deleted()).isTrue());
        Set<String> told = ConcurrentHashMap.newKeySet();
        for (Optional<Due> due = take(first, "a"); due.isPresent(); due = take(first, "a")) {
            assertThat(due.get().deleted()).isTrue();
            assertThat(told.add(due.get().uuid())).as("once").isTrue();
            assertThat(first.queue().told(due.get(), null)).isTrue();
        }
        assertThat(told).hasSize(ENTITIES);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void of_many_who_want_to_read_for_a_stream_one_does(Databases.Named database) throws Exception {
        open(database);
        Set<Lease> leases = ConcurrentHashMap.newKeySet();
        List<Callable<Void>> nodes = new ArrayList<>();
        for (int node = 0; node < 2 * NODES; node++) {
            StreamStore store = database.open();
            String name = "node" + node;
            nodes.add(() -> {
                store.streams().take("s", name, LONG).ifPresent(leases::add);
                return null;
            });
        }
        atOnce(nodes);
        assertThat(leases).hasSize(1);
    }

    /** Every version of every entity, with two classes of event, in an order that the seed decides. */
    private List<Change> shuffled(int salt) {
        List<Change> seen = new ArrayList<>();
        for (String uuid : uuids()) {
            for (long version = 1; version <= VERSIONS; version++) {
                seen.add(webhook(uuid, version));
                seen.add(webhook(uuid, version, "job_started"));
            }
        }
        Collections.shuffle(seen, new Random(seed + salt));
        return seen;
    }

    private static List<String> uuids() {
        return IntStream.range(0, ENTITIES).mapToObj(i -> "u" + i).toList();
    }

    private static void atOnce(List<Callable<Void>> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(work.size());
        try {
            for (Future<Void> done : threads.invokeAll(work)) {
                done.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static Optional<Due> take(StreamStore store, String holder) {
        return store.queue().take("s", holder, LONG);
    }

    private static StreamStore open(Databases.Named database) {
        StreamStore store = database.open();
        store.streams().register("s", "planado", Resource.JOBS);
        return store;
    }
}
