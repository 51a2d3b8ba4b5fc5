package io.github.camelplanado.benchmarks.kill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

import io.github.camelplanado.benchmarks.kill.judge.Judge;
import io.github.camelplanado.benchmarks.kill.judge.Truth;
import io.github.camelplanado.benchmarks.kill.judge.Verdict;
import io.github.camelplanado.benchmarks.kill.judge.Version;
import io.github.camelplanado.benchmarks.kill.plan.Tables;
import io.github.camelplanado.benchmarks.kill.plan.WorkerSettings;
import io.github.camelplanado.benchmarks.stage.Balancer;
import io.github.camelplanado.benchmarks.stage.Folders;
import io.github.camelplanado.benchmarks.stage.PlanadoProcess;
import io.github.camelplanado.benchmarks.stage.PostgresServer;
import io.github.camelplanado.benchmarks.stage.Processes;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** One run from the first process to the verdict. */
final class KillStage implements AutoCloseable {

    private static final int OUTBOX_ROWS = 60;
    /** For a node that starts: else the vendor's pauses, which grow, would outlast the run. */
    private static final Duration HOLD = Duration.ofSeconds(4);

    private final KillPlan plan;
    private final Path folder;
    private final Path journal;
    private final Kills kills;
    private final Phases phases = new Phases();
    private final List<Node> nodes = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final PlanadoProcess planado;
    private final PostgresServer database;
    private final Balancer balancer;

    private KillStage(KillPlan plan, Path home) throws IOException, InterruptedException, SQLException {
        this.plan = plan;
        this.folder = home.resolve(plan.name() + "-" + plan.seed());
        Folders.delete(folder);
        Files.createDirectories(folder);
        this.journal = folder.resolve("journal.jsonl");
        this.kills = new Kills(plan.kills());
        this.planado = PlanadoProcess.start(journal, plan.seed(), plan.speed(), 0, knobs());
        this.balancer = new Balancer(
                () -> nodes.stream().filter(Node::isReady).map(Node::port).toList(), HOLD);
        this.database = plan.store() == KillPlan.Store.POSTGRESQL
                ? PostgresServer.start(home.resolve("postgresql"), folder)
                : null;
        if (database != null) {
            Tables.make(new DriverManagerDataSource(database.url()));
        }
    }

    /** Runs a plan; its files stay in a folder of that home. */
    static KillResult run(KillPlan plan, Path home) throws IOException, InterruptedException, SQLException {
        try (KillStage stage = new KillStage(plan, home.toAbsolutePath())) {
            return stage.run();
        }
    }

    /** Whoever reads no lists can only know of a deletion if a webhook tells it. */
    private Map<String, ?> knobs() {
        boolean reads = plan.variant().reads();
        return Map.of(
                "pageSize",
                20,
                "deletionEvents",
                reads && plan.seed() % 2 == 0 ? "none" : "deleted",
                "cursorOnDeleted",
                List.of("go-on", "not-found", "empty").get((int) Math.floorMod(plan.seed(), 3L)));
    }

    private KillResult run() throws IOException, InterruptedException, SQLException {
        Writer writer = new Writer(planado, plan);
        phases.end("preparing");
        String webhook = planado.webhook(balancer.url(WorkerSettings.WEBHOOK_PATH));
        if (plan.variant().reads()) {
            writer.begin(plan.entities() / 4);
        }
        long startLine = lastLine();
        startNodes();
        ErpWriter erp = new ErpWriter(nodes, OUTBOX_ROWS, plan.seed() + 2);
        Weather weather = new Weather(plan, planado, database, webhook, nodes);
        List<Thread> trouble = List.of(start(writer, "writer"), start(erp, "erp-writer"), start(weather, "weather"));
        while (!kills.isEnough()) {
            failIfAnyFailed(writer, weather);
            TimeUnit.MILLISECONDS.sleep(100);
        }
        phases.end("killing");
        writer.stop();
        erp.stop();
        weather.stop();
        for (Thread thread : trouble) {
            thread.join();
        }
        failIfAnyFailed(writer, weather);
        boolean settled = new Settling(plan, planado, journal, nodes, phases).await();
        Verdict verdict = judge(startLine);
        phases.end("judging");
        Map<String, Long> places = new TreeMap<>();
        kills.places().forEach((place, count) -> places.put(place, count.sum()));
        List<Version> versions = Truth.read(journal).versions();
        return new KillResult(
                plan,
                kills.count(),
                places,
                phases.toString(),
                versions.size(),
                versions.stream().filter(version -> version.line() > startLine).count(),
                settled,
                verdict);
    }

    private long lastLine() throws IOException {
        List<Version> versions = Truth.read(journal).versions();
        return versions.isEmpty() ? 0 : versions.get(versions.size() - 1).line();
    }

    private void startNodes() throws IOException {
        for (int part = 0; part < plan.workers(); part++) {
            WorkerSettings settings = new WorkerSettings(
                    plan.variant(),
                    databaseUrl(),
                    folder.resolve("planado-changes").toString(),
                    planado.baseUrl(),
                    Processes.freePort(),
                    part,
                    plan.workers(),
                    plan.seed() + 10 + part);
            Node node = new Node(
                    settings,
                    folder.resolve("worker-" + part + ".log"),
                    kills,
                    List.copyOf(plan.variant().points()));
            nodes.add(node);
            start(node, "node-" + part);
        }
    }

    private String databaseUrl() {
        return switch (plan.store()) {
            case POSTGRESQL -> database.url();
            case H2 -> "jdbc:h2:file:" + folder.resolve("application") + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE";
            case H2_DELAYED -> "jdbc:h2:file:" + folder.resolve("application") + ";DB_CLOSE_ON_EXIT=FALSE";
        };
    }

    private Thread start(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        threads.add(thread);
        thread.start();
        return thread;
    }

    private void failIfAnyFailed(Writer writer, Weather weather) {
        List<String> failures = new ArrayList<>();
        nodes.stream().map(Node::failure).forEach(failures::add);
        failures.add(writer.failure());
        failures.add(weather.failure());
        Optional<String> first = failures.stream().filter(Objects::nonNull).findFirst();
        first.ifPresent(failure -> {
            throw new IllegalStateException("The harness failed in " + folder + ": " + failure);
        });
    }

    private Verdict judge(long startLine) throws IOException, SQLException {
        if (database == null) {
            // Only one process can have the file open.
            stopNodes();
        }
        try (Connection connection = DriverManager.getConnection(databaseUrl())) {
            return new Judge(connection)
                    .judge(Truth.read(journal), plan.variant().streams(), startLine);
        }
    }

    private void stopNodes() {
        nodes.forEach(Node::stop);
        try {
            for (Thread thread : threads) {
                thread.join(10_000);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        stopNodes();
        threads.forEach(Thread::interrupt);
        balancer.close();
        planado.close();
        if (database != null) {
            database.close();
        }
    }
}
