package io.github.camelplanado.benchmarks.recovery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.camelplanado.benchmarks.recovery.erp.ErpSettings;
import io.github.camelplanado.benchmarks.recovery.erp.VisitTable;
import io.github.camelplanado.benchmarks.stage.Balancer;
import io.github.camelplanado.benchmarks.stage.Folders;
import io.github.camelplanado.benchmarks.stage.PlanadoProcess;
import io.github.camelplanado.benchmarks.stage.PostgresServer;
import io.github.camelplanado.benchmarks.stage.Processes;

/** The simulator, the database, both applications with what stands before them, and the day of the workers. */
final class RecoveryStage implements AutoCloseable {

    private static final int REQUESTS_PER_MINUTE = 60;
    private static final Duration PATIENCE = Duration.ofMinutes(6);

    private final RecoveryPlan plan;
    private final Clock clock = Clock.systemUTC();
    private final Path journal;
    private final PlanadoProcess planado;
    private final PostgresServer database;
    private final List<Application> applications = new ArrayList<>();
    private volatile boolean refused;

    /** An application, what stands before it, and what people see of it. */
    private record Application(Erp erp, Balancer balancer, String url, Screen screen) {}

    private RecoveryStage(RecoveryPlan plan, Path home) throws IOException, InterruptedException, SQLException {
        this.plan = plan;
        Path folder = home.resolve("seed-" + plan.seed());
        Folders.delete(folder);
        Files.createDirectories(folder);
        this.journal = folder.resolve("journal.jsonl");
        this.planado = PlanadoProcess.start(journal, plan.seed(), 1, REQUESTS_PER_MINUTE, Map.of());
        this.database = PostgresServer.start(home.resolve("postgresql"), folder);
        for (ErpSettings.Kind kind : ErpSettings.Kind.values()) {
            applications.add(application(kind, folder));
        }
    }

    private Application application(ErpSettings.Kind kind, Path folder) throws IOException, SQLException {
        int port = Processes.freePort();
        // A process that is not up refuses by itself.
        Balancer balancer = new Balancer(() -> refused ? List.of() : List.of(port), Duration.ZERO);
        ErpSettings settings = new ErpSettings(kind, database.url(), planado.baseUrl(), port);
        VisitTable table = new VisitTable(kind.table());
        try (Connection connection = database.connection()) {
            table.make(connection);
        }
        Screen screen = new Screen(database.connection(), table, clock);
        Erp erp = new Erp(settings, folder.resolve(kind.table() + ".log"), clock);
        return new Application(erp, balancer, balancer.url(kind.webhookPath()), screen);
    }

    /** Runs a plan; its files stay in a folder of that home. */
    static RecoveryResult run(RecoveryPlan plan, Path home) throws Exception {
        try (RecoveryStage stage = new RecoveryStage(plan, home.toAbsolutePath())) {
            return stage.run();
        }
    }

    private RecoveryResult run() throws IOException, InterruptedException, SQLException {
        Timetable timetable = Timetable.of(plan);
        FieldDay.prepare(planado, timetable.visits());
        for (Application application : applications) {
            planado.webhook(application.url());
            application.erp().start();
            start(application.screen(), "screen");
        }
        awaitFirstCopy();
        planado.faults(FieldDay.deliveryFaults());
        long begin = clock.millis();
        FieldDay day = new FieldDay(planado, timetable.visits(), new Pace(begin, clock));
        Troubles troubles = new Troubles(plan, timetable, new Pace(begin, clock), this::trouble);
        Thread field = start(day, "field-day");
        Thread wrong = start(troubles, "troubles");
        watch(begin, day, troubles);
        field.join();
        wrong.join();
        return result(begin, troubles.refusal());
    }

    private void trouble(Troubles.Kind kind) throws InterruptedException {
        switch (kind) {
            case REFUSE -> refused = true;
            case TAKE -> refused = false;
            case KILL -> {
                for (Application application : applications) {
                    application.erp().killAndStart();
                }
            }
        }
    }

    /** Until everything is shown, with a line each minute; or until nobody would wait any longer. */
    private void watch(long begin, FieldDay day, Troubles troubles) throws InterruptedException {
        long end = begin + plan.window().plus(PATIENCE).toMillis();
        long told = 0;
        while (clock.millis() < end && !(troubles.isOver() && day.isOver() && isAllShown())) {
            TimeUnit.MILLISECONDS.sleep(500);
            long minute = (clock.millis() - begin) / 60_000;
            if (minute > told) {
                told = minute;
                System.out.println(minute + " min: " + day.finished() + " finished, shown " + counts() + ", "
                        + troubles.kills() + " kills" + (refused ? ", refused" : ""));
            }
            failIfAnyFailed(day, troubles);
        }
    }

    private String counts() {
        return applications.stream()
                .map(one ->
                        one.erp().settings().kind().table() + " " + one.screen().count())
                .collect(Collectors.joining(", "));
    }

    private boolean isAllShown() {
        return applications.stream().allMatch(one -> one.screen().count() == plan.jobs());
    }

    private void failIfAnyFailed(FieldDay day, Troubles troubles) {
        Stream.concat(
                        Stream.of(day.failure(), troubles.failure()),
                        applications.stream().map(one -> one.screen().failure()))
                .filter(Objects::nonNull)
                .findFirst()
                .ifPresent(failure -> {
                    throw new IllegalStateException("The harness failed, see " + journal.getParent() + ": " + failure);
                });
    }

    private RecoveryResult result(long begin, Span refusal) throws IOException {
        Happened happened = Happened.read(journal, begin);
        long end = clock.millis();
        Application changes = application(ErpSettings.Kind.CHANGES);
        Application byHand = application(ErpSettings.Kind.BY_HAND);
        return new RecoveryResult(
                plan,
                changes.screen().count(),
                waits(happened, changes, refusal, end),
                waits(happened, byHand, refusal, end),
                byHand.screen().count(),
                changes.erp().downs().size(),
                Duration.ofMillis(refusal.to() - refusal.from()),
                Fetches.of(happened, changes.url(), starts(changes)),
                happened.calls());
    }

    private static List<Long> starts(Application application) {
        return application.erp().downs().stream().map(Span::to).toList();
    }

    private Application application(ErpSettings.Kind kind) {
        return applications.stream()
                .filter(one -> one.erp().settings().kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    private static Waits waits(Happened happened, Application application, Span refusal, long end) {
        List<Span> obstacles = new ArrayList<>(application.erp().downs());
        obstacles.add(refusal);
        Map<String, Long> shown = application.screen().shown();
        return new Waits(happened.finished().entrySet().stream()
                .map(job -> Wait.of(job.getValue(), shown.getOrDefault(job.getKey(), end), obstacles))
                .toList());
    }

    private Thread start(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private void awaitFirstCopy() throws InterruptedException, SQLException {
        long end = clock.millis() + PATIENCE.toMillis();
        VisitTable table = new VisitTable(ErpSettings.Kind.CHANGES.table());
        try (Connection connection = database.connection()) {
            while (table.count(connection) < plan.jobs()) {
                if (clock.millis() > end) {
                    throw new IllegalStateException("The first copy does not come to an end");
                }
                TimeUnit.MILLISECONDS.sleep(500);
            }
        }
        System.out.println("The first copy of " + plan.jobs() + " jobs is there");
    }

    @Override
    public void close() throws IOException {
        for (Application application : applications) {
            application.screen().stop();
            application.erp().close();
            application.balancer().close();
        }
        planado.close();
        database.close();
    }
}
