package io.github.camelplanado.benchmarks.changes;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import com.zaxxer.hikari.HikariDataSource;
import io.github.camelplanado.api.Detail;
import io.github.camelplanado.benchmarks.stage.Folders;
import io.github.camelplanado.benchmarks.stage.PostgresServer;
import io.github.camelplanado.changes.store.StreamStore;

/**
 * Calls of a day, by formula and as the simulator saw them: whole days, whose time is moved by hand. With webhooks for each size
 * of an account and each number of changes; with {@code detail=always} and without webhooks for the smallest account. And what
 * a first copy costs.
 */
final class CostRun {

    private static final int COPIED = 2_000;
    private static final int CONNECTIONS = 60;

    private CostRun() {}

    /**
     * Measures and prints.
     *
     * @param arguments those of {@link CostPlan#parse}
     */
    public static void main(String[] arguments) throws Exception {
        CostPlan plan = CostPlan.parse(arguments);
        System.out.println("Seed " + plan.seed() + "; replay by -Dcost.seed=" + plan.seed());
        Files.createDirectories(plan.folder());
        Path folder = Files.createTempDirectory(plan.folder(), "database");
        List<CostCell> cells = new ArrayList<>();
        List<String> wrong = new ArrayList<>();
        try (PostgresServer server = PostgresServer.start(plan.folder().resolve("postgresql"), folder);
                HikariDataSource pool = new HikariDataSource()) {
            // Nothing crashes here, so that no commit need wait for the disk.
            pool.setJdbcUrl(server.url() + "&options=-c%20synchronous_commit=off");
            pool.setMaximumPoolSize(CONNECTIONS);
            StreamStore store = new StreamStore(pool);
            store.open();
            List<Future<List<CostCell>>> days = begin(plan, store);
            for (Detail detail : List.of(Detail.never, Detail.always)) {
                new CostStage(COPIED, plan.seed(), store).copy(detail).ifPresent(wrong::add);
            }
            for (Future<List<CostCell>> some : days) {
                cells.addAll(some.get());
            }
        }
        Folders.delete(folder);
        wrong.addAll(CostCheck.of(cells));
        print(cells);
        wrong.forEach(what -> System.out.println("WRONG " + what));
        System.out.printf("RESULT cells=%d wrong=%d seed=%d%n", cells.size(), wrong.size(), plan.seed());
        System.exit(wrong.isEmpty() ? 0 : 1);
    }

    /** The accounts side by side. */
    private static List<Future<List<CostCell>>> begin(CostPlan plan, StreamStore store) {
        ExecutorService threads = Executors.newFixedThreadPool(plan.jobs().size());
        List<Future<List<CostCell>>> days = new ArrayList<>();
        for (long jobs : plan.jobs()) {
            CostStage stage = new CostStage((int) jobs, plan.seed(), store);
            boolean smallest = jobs == plan.jobs().get(0);
            days.add(threads.submit(() -> stage.days(plan.changes(), smallest)));
        }
        threads.shutdown();
        return days;
    }

    private static void print(List<CostCell> cells) {
        System.out.println(
                "| way | jobs | changes a day | calls by formula | calls seen | by formula: list, log, one job |"
                        + " seen: list, log, one job |");
        System.out.println("|---|---|---|---|---|---|---|");
        cells.forEach(cell -> System.out.println(cell.row()));
    }
}
