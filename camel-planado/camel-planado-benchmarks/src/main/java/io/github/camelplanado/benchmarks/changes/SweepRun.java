package io.github.camelplanado.benchmarks.changes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.github.camelplanado.benchmarks.JavaProcess;
import io.github.camelplanado.benchmarks.SeededSimulator;
import io.github.camelplanado.benchmarks.stage.Folders;
import io.github.camelplanado.benchmarks.stage.PostgresServer;

/**
 * What sweeps over a large account cost the JVM that makes them. A stream learns the account, sweeps over it when nothing
 * changed, and once more when some jobs were changed and some deleted; it must find those and nothing else, and its heap must
 * be at the end of each what it was at the beginning of the first sweep. On PostgreSQL (fsync on), and on the embedded file with
 * fewer jobs.
 */
final class SweepRun {

    private static final List<String> SMALL = List.of("-Xmx128m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError");
    private static final int PAGE = 100;
    private static final int CHANGED = 200;
    private static final int DELETED = 40;

    private final List<String> wrong = new ArrayList<>();
    private final List<String> rows = new ArrayList<>();
    private final Path home;

    private SweepRun(Path home) {
        this.home = home;
    }

    /**
     * Measures and prints.
     *
     * @param arguments jobs with PostgreSQL, jobs with the embedded file, folder for databases
     */
    public static void main(String[] arguments) throws Exception {
        int jobs = Integer.parseInt(arguments[0]);
        int jobsInFile = Integer.parseInt(arguments[1]);
        SweepRun run = new SweepRun(Files.createDirectories(Path.of(arguments[2])));
        Path folder = Files.createTempDirectory(run.home, "sweep");
        System.out.printf(
                "Java %s, %s processors, measured JVM: %s; %d a page%n",
                System.getProperty("java.vm.version"),
                Runtime.getRuntime().availableProcessors(),
                String.join(" ", SMALL),
                PAGE);
        try (PostgresServer database = PostgresServer.start(run.home.resolve("postgresql"), folder)) {
            run.measure("PostgreSQL", jobs, database.url());
        }
        run.measure("file", jobsInFile, folder.resolve("changes").toString());
        Folders.delete(folder);
        run.end(jobs, jobsInFile);
    }

    private void measure(String name, int jobs, String database) throws IOException {
        int pages = (jobs + PAGE - 1) / PAGE;
        try (SeededSimulator simulator = SeededSimulator.start(PAGE).seed(jobs);
                JavaProcess jvm =
                        JavaProcess.start(SMALL, SweepingJvm.class.getName(), List.of(simulator.baseUrl(), database))) {
            Office office = new Office(simulator);
            SweepFigures learning = next(jvm);
            show(name + ", learning", pages, learning, office);
            long before = office.calls();
            jvm.tell(SweepingJvm.SWEEP + " 0 0");
            SweepFigures idle = next(jvm);
            require(office.calls() - before >= pages, name + ": the sweep without changes did not read every page");
            show(name + ", nothing changed", pages, idle, office);
            // Far from the top of the list, where the head would find them.
            int step = jobs / (CHANGED + DELETED + 1);
            for (int i = 1; i <= CHANGED + DELETED; i++) {
                if (i % (1 + CHANGED / DELETED) == 0) {
                    office.delete(i * step);
                } else {
                    office.change(i * step);
                }
            }
            jvm.tell(SweepingJvm.SWEEP + " " + CHANGED + " " + DELETED);
            SweepFigures busy = next(jvm);
            show(name + ", " + CHANGED + " changed, " + DELETED + " deleted", pages, busy, office);
            require(learning.changed() + learning.deleted() == 0, name + ": learning told something");
            require(idle.changed() + idle.deleted() == 0, name + ": a sweep told what had not changed");
            require(busy.changed() == CHANGED, name + ": " + busy.changed() + " changes told");
            require(busy.deleted() == DELETED, name + ": " + busy.deleted() + " deletions told");
            require(office.notFound() == DELETED, name + ": " + office.notFound() + " calls answered with 404");
            require(idle.isFlatSince(idle), name + ": the heap grew within the first sweep");
            require(busy.isFlatSince(busy), name + ": the heap grew within the second sweep");
            require(busy.isFlatSince(idle), name + ": the heap grew from sweep to sweep");
        }
    }

    private void show(String name, int pages, SweepFigures figures, Office office) {
        String row = figures.row(name, pages);
        rows.add(row);
        System.out.println(row + " calls so far " + office.calls());
    }

    private static SweepFigures next(JavaProcess jvm) {
        for (String line = jvm.line(); line != null; line = jvm.line()) {
            if (line.startsWith(SweepFigures.LINE)) {
                return SweepFigures.parse(line);
            }
            System.out.println(line);
        }
        throw new IllegalStateException("The measured JVM ended");
    }

    private void require(boolean good, String otherwise) {
        if (!good) {
            wrong.add(otherwise);
        }
    }

    private void end(int jobs, int jobsInFile) {
        System.out.println(
                "| sweep | pages | seconds | ms a page | CPU ms a page | heap after collections, MiB: medians"
                        + " of quarters | peak |");
        System.out.println("|---|---|---|---|---|---|---|");
        rows.forEach(System.out::println);
        wrong.forEach(what -> System.out.println("WRONG " + what));
        System.out.printf(Locale.ROOT, "RESULT jobs=%d jobs-in-file=%d wrong=%d%n", jobs, jobsInFile, wrong.size());
        System.exit(wrong.isEmpty() ? 0 : 1);
    }
}
