package io.github.camelplanado.benchmarks.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

import io.github.camelplanado.benchmarks.JavaProcess;
import io.github.camelplanado.benchmarks.SeededSimulator;
import io.github.camelplanado.benchmarks.stage.Folders;
import io.github.camelplanado.benchmarks.stage.PostgresServer;
import io.github.camelplanado.benchmarks.stage.Processes;

/** The processes: PostgreSQL, the vendor, the application and the one who sends webhooks. */
final class IntakeStage implements AutoCloseable {

    private static final List<String> NODE = List.of("-Xmx512m");
    private static final List<String> CLIENT = List.of("-Xmx512m", "-XX:+UseSerialGC");

    private final Deliveries deliveries;
    private final Path accepted;
    private final PostgresServer database;
    private final SeededSimulator vendor;
    private final JavaProcess node;
    private final JavaProcess client;
    private long next;

    /** @param home for the files of the run */
    IntakeStage(long seed, Path home) throws IOException, InterruptedException {
        Path folder = home.toAbsolutePath().resolve("run");
        Folders.delete(folder);
        Files.createDirectories(folder);
        this.deliveries = new Deliveries(seed);
        this.accepted = folder.resolve("accepted.txt");
        this.database = PostgresServer.start(home.toAbsolutePath().resolve("postgresql"), folder);
        this.vendor = SeededSimulator.start(100);
        String port = String.valueOf(Processes.freePort());
        this.node = JavaProcess.start(NODE, NodeMain.class.getName(), List.of(database.url(), vendor.baseUrl(), port));
        awaitReady();
        this.client = JavaProcess.start(
                CLIENT,
                ClientMain.class.getName(),
                List.of(port, NodeMain.SECRET, String.valueOf(seed), accepted.toString()));
    }

    private void awaitReady() {
        List<String> said = new ArrayList<>();
        for (String line = node.line(); !NodeMain.READY.equals(line); line = node.line()) {
            if (line == null) {
                throw new IllegalStateException("The application did not start: " + String.join("\n", said));
            }
            said.add(line);
        }
    }

    /** So many a second, whatever becomes of them. */
    Tally open(int perSecond, int seconds, int connections) {
        return post(Load.open(NodeMain.CONNECTOR, next, perSecond, seconds, connections));
    }

    /** As many as there are answers. */
    Tally closed(String path, int seconds, int connections) {
        return post(Load.closed(path, next, seconds * 20_000, seconds, connections));
    }

    private Tally post(Load load) {
        next += load.most();
        client.tell(load.line());
        String line = client.line();
        try {
            return Tally.parse(line);
        } catch (RuntimeException e) {
            throw new IllegalStateException("The client said: " + line, e);
        }
    }

    /** How many changes the stream has told so far. */
    long told() {
        node.tell("told");
        String line = node.line();
        while (!line.matches("\\d+")) {
            // what it logs
            System.out.println("node: " + line);
            line = node.line();
        }
        return Long.parseLong(line);
    }

    /** How many accepted webhooks are not in the database. */
    long lost() throws IOException, SQLException {
        Kept kept = new Kept(database);
        if (kept.lost(deliveries, LongStream.of(next + 1)) != 1) {
            throw new IllegalStateException("A webhook that was never sent does not count as lost");
        }
        return kept.lost(deliveries, accepted);
    }

    @Override
    public void close() {
        client.close();
        node.close();
        vendor.close();
        try {
            database.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
