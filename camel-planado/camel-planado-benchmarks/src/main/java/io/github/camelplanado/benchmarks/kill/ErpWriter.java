package io.github.camelplanado.benchmarks.kill;

import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** The application's own people: each row that they change goes into the outbox, from there by external id to Planado. */
final class ErpWriter implements Runnable {

    private static final List<String> ENTITIES = List.of("job", "client", "site");
    private static final long PAUSE_MILLIS = 700;

    private final List<Node> nodes;
    private final Random chance;
    private final int rows;
    private volatile boolean stopped;

    /**
     * For nodes that share the outbox.
     *
     * @param rows how many entities
     */
    ErpWriter(List<Node> nodes, int rows, long seed) {
        this.nodes = nodes;
        this.rows = rows;
        this.chance = new Random(seed);
    }

    @Override
    public void run() {
        try {
            for (int number = 1; !stopped; number++) {
                int row = chance.nextInt(rows);
                String entity = ENTITIES.get(row % ENTITIES.size());
                List<Node> ready = nodes.stream().filter(Node::isReady).toList();
                if (!ready.isEmpty()) {
                    ready.get(chance.nextInt(ready.size()))
                            .worker()
                            .outbox(entity, row % nodes.size(), "out-" + entity + "-" + row, "Wish " + number);
                }
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void stop() {
        stopped = true;
    }
}
