package io.github.camelplanado.benchmarks;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A JVM of its own, with this one's class path. */
public final class JavaProcess implements AutoCloseable {

    /** Of the measured JVMs: the memory that the promise names, and the collector whose figures vary least. */
    public static final List<String> SMALL = List.of("-Xmx64m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError");

    private final Process process;
    private final BufferedReader out;

    private JavaProcess(Process process) {
        this.process = process;
        this.out = process.inputReader(StandardCharsets.UTF_8);
        // A run that is called off leaves no server behind.
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly, "end-of-child-process"));
    }

    /** Starts a class; what it says on both streams can be read from here. */
    public static JavaProcess start(List<String> options, String mainClass, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of(
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                mainClass));
        command.addAll(arguments);
        try {
            return new JavaProcess(
                    new ProcessBuilder(command).redirectErrorStream(true).start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its number. */
    public long pid() {
        return process.pid();
    }

    /** SIGKILL; comes back when the process is gone. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** The next line, or null at the end. */
    public String line() {
        try {
            return out.readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Says a line to it. */
    public void tell(String line) {
        try {
            BufferedWriter in = process.outputWriter(StandardCharsets.UTF_8);
            in.write(line);
            in.newLine();
            in.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for its end and gives all that it said. */
    public Ended ended() throws InterruptedException {
        List<String> lines = new ArrayList<>();
        for (String line = line(); line != null; line = line()) {
            lines.add(line);
        }
        return new Ended(process.waitFor(), lines);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }

    /**
     * How a process ended.
     *
     * @param code its exit code
     * @param lines what it said
     */
    public record Ended(int code, List<String> lines) {
        public Ended {
            lines = List.copyOf(lines);
        }

        @Override
        public String toString() {
            return "exit code " + code + "\n" + String.join("\n", lines);
        }
    }
}
