package io.github.camelplanado.benchmarks.recovery;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.github.camelplanado.benchmarks.JavaProcess;
import io.github.camelplanado.benchmarks.recovery.erp.ErpMain;
import io.github.camelplanado.benchmarks.recovery.erp.ErpSettings;

/** An application in a process of its own, which is killed and started again at once, and when it was not up. */
final class Erp implements AutoCloseable {

    private static final List<String> OPTIONS = List.of(
            "-Xmx192m",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Dorg.slf4j.simpleLogger.defaultLogLevel=" + System.getProperty("recovery.log", "info"),
            "-Dorg.slf4j.simpleLogger.showDateTime=true",
            "-Dorg.slf4j.simpleLogger.dateTimeFormat=HH:mm:ss.SSS");
    private static final long PATIENCE_SECONDS = 120;

    private final ErpSettings settings;
    private final Path log;
    private final Clock clock;
    private final List<Span> downs = new ArrayList<>();
    private JavaProcess process;
    private CountDownLatch ready;

    Erp(ErpSettings settings, Path log, Clock clock) {
        this.settings = settings;
        this.log = log;
        this.clock = clock;
    }

    ErpSettings settings() {
        return settings;
    }

    /** Starts it, and waits until it is up. */
    void start() throws InterruptedException {
        begin();
        if (!ready.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("The application does not start, see " + log);
        }
    }

    /** SIGKILL, and a new process; comes back when that is up. */
    void killAndStart() throws InterruptedException {
        long from = clock.millis();
        process.kill();
        start();
        downs.add(new Span(from, clock.millis()));
    }

    /** When it was not up. */
    List<Span> downs() {
        return List.copyOf(downs);
    }

    private void begin() {
        JavaProcess begun = JavaProcess.start(OPTIONS, ErpMain.class.getName(), settings.arguments());
        CountDownLatch up = new CountDownLatch(1);
        Thread reader = new Thread(() -> listen(begun, up), "erp-" + settings.kind());
        reader.setDaemon(true);
        reader.start();
        process = begun;
        ready = up;
    }

    private void listen(JavaProcess begun, CountDownLatch up) {
        try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(
                log, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND))) {
            for (String line = begun.line(); line != null; line = begun.line()) {
                if (line.equals(ErpMain.READY)) {
                    up.countDown();
                }
                out.println(line);
                out.flush();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (UncheckedIOException e) {
            // The stream of a process that was killed.
        }
    }

    @Override
    public void close() {
        if (process != null) {
            process.kill();
        }
    }
}
