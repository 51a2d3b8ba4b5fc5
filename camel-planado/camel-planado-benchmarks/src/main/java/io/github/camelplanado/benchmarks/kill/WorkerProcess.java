package io.github.camelplanado.benchmarks.kill;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.github.camelplanado.benchmarks.JavaProcess;
import io.github.camelplanado.benchmarks.kill.plan.Point;
import io.github.camelplanado.benchmarks.kill.plan.WorkerSettings;
import io.github.camelplanado.benchmarks.kill.worker.WorkerMain;

/** One life of a node, from start to SIGKILL. */
final class WorkerProcess {

    private static final List<String> OPTIONS = List.of(
            "-Xmx192m",
            "-Xshare:auto",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Dorg.slf4j.simpleLogger.defaultLogLevel=" + System.getProperty("kill.log", "warn"),
            "-Dorg.slf4j.simpleLogger.showDateTime=true",
            "-Dorg.slf4j.simpleLogger.dateTimeFormat=HH:mm:ss.SSS");

    private final JavaProcess process;
    private final CompletableFuture<Void> ready = new CompletableFuture<>();
    private final CompletableFuture<Point> frozen = new CompletableFuture<>();
    private final Path log;
    private volatile CompletableFuture<String> counted = new CompletableFuture<>();
    private volatile boolean reads;
    private volatile boolean killed;

    private WorkerProcess(JavaProcess process, Path log) {
        this.process = process;
        this.log = log;
    }

    static WorkerProcess start(WorkerSettings settings, Path log) {
        List<String> arguments = new ArrayList<>(settings.arguments());
        WorkerProcess worker =
                new WorkerProcess(JavaProcess.start(OPTIONS, WorkerMain.class.getName(), arguments), log);
        Thread reader = new Thread(worker::listen, "worker-" + settings.part());
        reader.setDaemon(true);
        reader.start();
        return worker;
    }

    private void listen() {
        try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(
                log, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND))) {
            for (String line = process.line(); line != null; line = process.line()) {
                hear(line);
                out.println(line);
                out.flush();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (UncheckedIOException e) {
            // The stream of a process that was killed.
        }
        killed = true;
        ready.cancel(false);
        frozen.cancel(false);
        counted.cancel(false);
    }

    private void hear(String line) {
        if (line.equals(WorkerMain.READY)) {
            ready.complete(null);
        } else if (line.equals(WorkerMain.READS)) {
            reads = true;
        } else if (line.startsWith(WorkerMain.FROZEN)) {
            frozen.complete(Point.valueOf(line.substring(WorkerMain.FROZEN.length())));
        } else if (line.startsWith(WorkerMain.COUNTED)) {
            counted.complete(line.substring(WorkerMain.COUNTED.length()));
        }
    }

    long pid() {
        return process.pid();
    }

    /** Whether its routes run. */
    boolean isReady() {
        return ready.isDone() && !killed;
    }

    /** Whether it is the one that reads lists, or was until a moment ago. */
    boolean reads() {
        return reads && !killed;
    }

    /** Whether it ended. */
    boolean isGone() {
        return killed;
    }

    boolean awaitReady(long millis) throws InterruptedException {
        return await(ready, millis) && !killed;
    }

    void arm(Point point) {
        tell(WorkerMain.ARM + point);
    }

    /** Whether it stands still at the armed point within that time. */
    boolean awaitFrozen(long millis) throws InterruptedException {
        return await(frozen, millis);
    }

    /** A row for the outbox, by the worker's own connection; it may be killed before it is there. */
    void outbox(String entity, int part, String externalId, String content) {
        tell(WorkerMain.OUTBOX + String.join("\t", entity, String.valueOf(part), externalId, content));
    }

    /** What its tables hold, or nothing if it does not answer. */
    Optional<String> count(long millis) throws InterruptedException {
        CompletableFuture<String> answer = new CompletableFuture<>();
        counted = answer;
        tell(WorkerMain.COUNT);
        return await(answer, millis) ? Optional.of(answer.join()) : Optional.empty();
    }

    private void tell(String line) {
        try {
            process.tell(line);
        } catch (UncheckedIOException e) {
            // It was killed meanwhile.
            killed = true;
        }
    }

    private static boolean await(CompletableFuture<?> event, long millis) throws InterruptedException {
        try {
            event.get(millis, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException | ExecutionException | CancellationException e) {
            return false;
        }
    }

    /** SIGKILL. */
    void kill() {
        killed = true;
        process.kill();
    }
}
